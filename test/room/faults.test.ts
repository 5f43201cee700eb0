import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { insider } from "./insider.ts";
import { expect, test, threeInARoom, untilEqual, untilLive } from "./support.ts";

test.describe.configure({ timeout: 400_000 });

test("connections cut 200 times at random during 500 writes lose nothing", async ({
  device,
  organiser,
  network,
}) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  let cuts = 0;
  const cutting = setInterval(
    () => {
      if (cuts === 200) return clearInterval(cutting);
      cuts += 1;
      network.cut();
    },
    100 + Math.random() * 100,
  );
  for (let lot = 0; lot < 10; lot += 1) {
    await maya.call("write", opening, 25, `Of Maya ${lot},`);
    await priya.call("write", opening, 25, `Of Priya ${lot},`);
  }
  await expect.poll(() => cuts, { timeout: 60_000 }).toBe(200);
  const { candidates } = await untilEqual(opening as never, [maya, priya, jonas], 120_000);
  expect(candidates).toBe(502);
});

test("a slow network that loses packets ends in the same state, only later", async ({
  device,
  organiser,
  network,
}) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  network.setSlow(300, 0.05);
  await maya.call("write", opening, 60, "Of Maya");
  await priya.call("score", opening, "Amara Osei");
  const { candidates } = await untilEqual(opening as never, [maya, priya, jonas], 120_000);
  expect(candidates).toBe(62);
});

test("a laptop that slept for a day goes on", async ({ device, organiser, network }) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  await untilEqual(opening as never, [maya, priya, jonas]);
  await priya.page.clock.install();
  network.cut();
  await priya.page.clock.fastForward("24:00:00");
  await maya.call("write", opening, 5, "Meanwhile");
  await priya.call("write", opening, 5, "The next day");
  const { candidates } = await untilEqual(opening as never, [maya, priya, jonas]);
  expect(candidates).toBe(12);
});

test("a server that replays, swaps, cuts off and makes up entries changes nothing", async ({
  device,
  organiser,
  host,
  dir,
}) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  const hostile = await insider(host, dir);
  const early = await hostile.all();
  await priya.call("write", opening, 10, "Of Priya");
  const before = await untilEqual(opening as never, [maya, priya, jonas]);
  await maya.call("letGo");
  await priya.call("letGo");
  const late = await hostile.all();
  // What was there first, once more; everything under another's subject; halves; noise.
  for (const { subject, bytes } of early) await hostile.put(subject, bytes);
  for (const [at, { subject }] of late.entries()) {
    const other = late[(at + 1) % late.length];
    if (other !== undefined && at % 3 === 0) await hostile.put(subject, other.bytes);
    if (other !== undefined && at % 3 === 1)
      await hostile.put(subject, other.bytes.slice(0, other.bytes.length / 2));
    if (at % 3 === 2) await hostile.put(subject, crypto.getRandomValues(new Uint8Array(300)));
  }
  await hostile.put("r.nobody.nothing", new Uint8Array([1, 2, 3]));
  await maya.call("hold", opening);
  await priya.call("hold", opening);
  const after = await untilEqual(opening as never, [maya, priya, jonas], 120_000);
  expect(after.candidates).toBe(before.candidates);
  // What was spoiled is there again, for whoever comes now.
  const fresh = await device();
  await fresh.call("join", await maya.call("ownLink", opening));
  await fresh.call("hold", opening);
  await untilLive(fresh);
  const all = await untilEqual(opening as never, [maya, priya, jonas, fresh], 120_000);
  expect(all.candidates).toBe(12);
  for (const one of [maya, priya, jonas, fresh])
    expect((await one.call("told")).failures).toEqual([]);
  await hostile.leave();
});

test("whoever was away comes in though what was written last is gone again", async ({
  device,
  organiser,
  host,
  dir,
}) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  await untilEqual(opening as never, [maya, priya, jonas]);
  for (const one of [maya, priya, jonas]) await one.call("letGo");
  const hostile = await insider(host, dir);
  const subject = `r.${await jonas.call("seat")}.${"a".repeat(26)}`;
  await hostile.put(subject, new Uint8Array([1]));
  await hostile.remove(subject);
  await priya.call("forget");
  await priya.call("hold", opening);
  await untilLive(priya);
  await hostile.leave();
});

test("R11: nothing on the server's disk tells a name, a note or a score", async ({
  device,
  organiser,
  host,
  dir,
}) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  await maya.call("write", opening, 3, "Zebulon Quickfoot");
  for (const one of [maya, priya, jonas]) await one.call("score", opening, "Amara Osei");
  await untilEqual(opening as never, [maya, priya, jonas]);
  await host.killServer();
  const stored = everyFileIn(dir).map((file) => readFileSync(file));
  expect(stored.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(10_000);
  const words = ["Zebulon", "Amara", "Okafor", "Priya", "Keller", "pipeline", "ML Engineer"];
  // "sealed" is a word of the server's own.
  const kinds = ["candidate", "scorecard", '"score"', "evidence", opening.slice(2)];
  for (const word of [...words, ...kinds])
    expect(stored.filter((bytes) => bytes.includes(word)).length, word).toBe(0);
});

test("whoever is erased goes from the room as well", async ({ device, organiser, host, dir }) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  await priya.call("score", opening, "Amara Osei");
  await untilEqual(opening as never, [maya, priya, jonas]);
  await priya.call("letGo");
  const look = await insider(host, dir);
  const hers = await priya.call("seat");
  const ofHers = async () =>
    (await look.all()).filter(({ subject }) => subject.startsWith(`r.${hers}.`)).length;
  const before = await ofHers();
  await maya.call("erase", opening, "Amara Osei");
  // What is here is gone at once; the room is told of until it is too.
  expect(await maya.call("search")).toMatchObject({ left: 0, elsewhere: 0 });
  // Her card, and what she said with it, though she is away.
  await expect.poll(ofHers, { timeout: 30_000 }).toBeLessThan(before);
  await priya.call("hold", opening);
  await untilEqual(opening as never, [maya, priya, jonas], 60_000);
  await expect
    .poll(() => maya.call("search"), { timeout: 30_000 })
    .toEqual({ left: 0, elsewhere: 0, lists: 0, room: 0 });
  await look.leave();
});

test("whoever is taken out is out within ten seconds, and the others go on", async ({
  device,
  organiser,
}) => {
  const { opening, panel, maya, priya, jonas } = await threeInARoom(device, organiser);
  await untilEqual(opening as never, [maya, priya, jonas]);
  await priya.call("forget");
  const began = Date.now();
  await maya.call("takeOut", opening, panel.priya as never, [await priya.call("key")] as never);
  await expect
    .poll(async () => (await priya.call("told")).statuses.at(-1), { timeout: 10_000 })
    .toEqual({ state: "refused", why: "out" });
  expect(Date.now() - began).toBeLessThan(10_000);
  await jonas.call("write", opening, 3, "Afterwards");
  await expect
    .poll(async () => (await maya.call("state", opening)).candidates, { timeout: 30_000 })
    .toBe(5);
  expect((await priya.call("state", opening)).candidates).toBe(2);
});

test("a beat tells where somebody is in the meeting, to those on the panel and in their own name", async ({
  device,
  organiser,
}) => {
  const { opening, panel, maya, priya } = await threeInARoom(device, organiser);
  const [candidate] = await maya.call("candidates", opening);
  const where = {
    candidate: candidate as never,
    place: "standing" as const,
    leads: true,
    order: "least say first",
  };
  await maya.call("sayWhere", where);
  await expect.poll(async () => (await priya.call("told")).beats).toHaveLength(1);
  const [beat] = (await priya.call("told")).beats;
  expect(beat).toMatchObject({ panelist: panel.maya, where });
});

function everyFileIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => statSync(file).isFile());
}
