import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { aRoom, asks, hostForTests, joinRoom, openRoom, tokenOf } from "#test/roomGuests.ts";

let host: Awaited<ReturnType<typeof hostForTests>> | null = null;
afterEach(async () => {
  await host?.leave();
  host = null;
});

it("a room's file that cannot be read stops that room alone, and is told of once", async () => {
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  const before = await hostForTests({ say });
  const [sound, broken] = [await openRoom(before), await openRoom(before)];
  const copied = aRoom();
  const fileOf = (room: string) => join(before.dir, "rooms", `${room}.json`);
  await before.stop();
  copyFileSync(fileOf(broken.room), fileOf(copied));
  const whole = readFileSync(fileOf(broken.room), "utf8");
  // A power cut; a seed with another letter; another room's; a folder.
  const seed = whole.replace(/"account":"(.{20})./, (_, start) => `"account":"${start}1`);
  for (const text of [whole.slice(0, 80), "", "{}", seed]) {
    writeFileSync(fileOf(broken.room), text);
    said.length = 0;
    host = await hostForTests({ dir: before.dir, say });
    expect(said.filter((line) => line.includes(fileOf(broken.room)))).toHaveLength(1);
    expect(said.filter((line) => line.includes(fileOf(copied)))).toHaveLength(1);
    expect(said).toHaveLength(2);
    await joinRoom(host, sound.room, sound.lead);
    for (const room of [broken.room, copied]) {
      const open = { ask: "open", room, token: tokenOf(host), keepDays: 0 } as const;
      expect(await asks(host, broken.lead, open)).toEqual({ ok: false, why: "failed" });
    }
    await openRoom(host);
    // The file stays as it is: whoever hosts may have a copy, or mend it.
    expect(readFileSync(fileOf(broken.room), "utf8")).toBe(text);
    expect(said).toHaveLength(2);
    await host.stop();
  }
  writeFileSync(fileOf(broken.room), whole);
  mkdirSync(fileOf(aRoom()));
  host = await hostForTests({ dir: before.dir, say });
  await joinRoom(host, broken.room, broken.lead);
}, 60_000);
