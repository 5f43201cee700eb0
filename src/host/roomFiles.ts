import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RoomId } from "#domain/room/address.ts";
import { RoomState } from "./roomState.ts";
import { privateFolder, writeSecret } from "./secretFiles.ts";

/** Rooms as files of one folder each host has: few, small, and written whole. */
export type RoomFiles = {
  find: (room: RoomId) => RoomState | null;
  save: (state: RoomState) => void;
  list: () => RoomState[];
};

export function roomFiles(dir: string): RoomFiles {
  const folder = privateFolder(join(dir, "rooms"));
  const fileOf = (room: RoomId) => join(folder, `${room}.json`);
  const read = (file: string) => RoomState.parse(JSON.parse(readFileSync(file, "utf8")));
  return {
    find: (room) => (existsSync(fileOf(room)) ? read(fileOf(room)) : null),
    save: (state) => writeSecret(fileOf(state.room), JSON.stringify(state)),
    list: () =>
      readdirSync(folder)
        .flatMap((name) => RoomId.safeParse(name.replace(/\.json$/, "")).data ?? [])
        .map((room) => read(fileOf(room))),
  };
}
