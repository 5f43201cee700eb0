import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { RoomId } from "#domain/room/address.ts";
import { publicOf } from "./passes.ts";
import { RoomState } from "./roomState.ts";
import { privateFolder, writeSecret } from "./secretFiles.ts";

/** Rooms as files of one folder each host has: few, small, and written whole. */
export type RoomFiles = {
  /** `broken`: there is a file nobody can read, which is not as if there were none: names stay given. */
  find: (room: RoomId) => RoomState | "broken" | null;
  save: (state: RoomState) => void;
  /** Those that can be read. */
  list: () => RoomState[];
};

/** `say` hears of each file that cannot be read, once. */
export function roomFiles(dir: string, say: (line: string) => void = () => {}): RoomFiles {
  const folder = privateFolder(join(dir, "rooms"));
  const fileOf = (room: RoomId) => join(folder, `${room}.json`);
  // Whatever anybody asks begins with a room's file: it is read again only where it has changed.
  const held = new Map<RoomId, { mark: string; state: RoomState | "broken" }>();
  const find = (room: RoomId) => {
    const file = fileOf(room);
    const mark = markOf(file);
    const before = held.get(room);
    if (before?.mark === mark) return before.state;
    held.delete(room);
    if (mark === null) return null;
    const state = read(file, room);
    held.set(room, { mark, state });
    if (state === "broken" && before?.state !== "broken") say(brokenFile(file));
    return state;
  };
  return {
    find,
    save: (state) => writeSecret(fileOf(state.room), JSON.stringify(state)),
    list: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith(".json"))
        .flatMap((name) => RoomId.safeParse(name.slice(0, -".json".length)).data ?? [])
        .map(find)
        .filter((state) => state !== null && state !== "broken"),
  };
}

/** Another one whenever the file is; `null`: there is none. */
function markOf(file: string): string | null {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.ino} ${stat.mtimeNs} ${stat.size}`;
}

function read(file: string, room: RoomId): RoomState | "broken" {
  try {
    const state = RoomState.parse(JSON.parse(readFileSync(file, "utf8")));
    // Throws for a seed that is none.
    for (const seed of [state.seeds.account, state.seeds.seats]) publicOf(seed);
    return state.room === room ? state : "broken";
  } catch {
    return "broken";
  }
}

function brokenFile(file: string): string {
  return `The file of a room cannot be read: ${file}. Put it back from a copy, or remove it and have the room opened anew; until then that room lets nobody new in; all others go on.`;
}
