import { cpSync, rmSync } from "node:fs";
import { insider } from "./insider.ts";
import { expect, test, threeInARoom, untilEqual, untilLive } from "./support.ts";

test.describe.configure({ timeout: 400_000 });

test("a device whose reader the server took away does not go on as live: it begins anew at once", async ({
  device,
  organiser,
  host,
  dir,
}) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  const all = [maya, priya, jonas];
  await untilEqual(opening as never, all);
  for (const one of all) await one.call("forget");
  const hostile = await insider(host, dir);
  expect(await hostile.endReaders()).toBe(3);
  await expect
    .poll(async () => (await jonas.call("told")).statuses.map(({ state }) => state), {
      timeout: 10_000,
    })
    .toEqual([expect.stringMatching(/^(?:connecting|away)$/), "catching up", "live"]);
  await priya.call("write", opening, 3, "Of Priya");
  await expect
    .poll(async () => (await jonas.call("state", opening)).candidates, { timeout: 10_000 })
    .toBe(5);
  await untilEqual(opening as never, all);
  for (const one of all) expect((await one.call("told")).failures).toEqual([]);
  await hostile.leave();
});

test("a server put back to an earlier day, as long again since and with as many entries, is filled again", async ({
  device,
  organiser,
  host,
  dir,
}) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  const all = [maya, priya, jonas];
  await priya.call("write", opening, 1, "Of Priya before");
  for (const one of all)
    await expect.poll(() => one.call("hasSaidAll", opening), { timeout: 30_000 }).toBe(true);
  await untilEqual(opening as never, all);
  for (const one of all) await one.call("letGo");
  const aside = `${dir}-aside`;
  await host.killServer();
  cpSync(host.storeDir, aside, { recursive: true });
  await host.restartServer();

  const writeAlone = async (one: typeof maya, count: number, name: string) => {
    await one.call("hold", opening);
    await untilLive(one);
    await one.call("write", opening, count, name);
    await expect.poll(() => one.call("hasSaidAll", opening), { timeout: 30_000 }).toBe(true);
    await expect
      .poll(async () => (await one.call("state", opening)).unsent, { timeout: 30_000 })
      .toBe(0);
    await one.call("letGo");
    await one.call("forget");
  };
  const told = async () => {
    const look = await insider(host, dir);
    const { last_seq: last, num_subjects: subjects } = await look.told();
    await look.leave();
    return { last, subjects };
  };
  // Five of hers, and her list of what she wrote anew; then all of it is gone.
  await writeAlone(priya, 5, "Of Priya");
  const hers = await told();
  await host.killServer();
  rmSync(host.storeDir, { recursive: true });
  cpSync(aside, host.storeDir, { recursive: true });
  rmSync(aside, { recursive: true });
  await host.restartServer();
  expect((await told()).last).toBeLessThan(hers.last);
  // Who had not read further notices nothing, and fills the same places with something else.
  await writeAlone(maya, 5, "Of Maya");
  expect(await told()).toEqual(hers);

  // By number and by the last place it is the stream she knows.
  await priya.call("hold", opening);
  await untilLive(priya);
  await jonas.call("hold", opening);
  await maya.call("hold", opening);
  const { candidates } = await untilEqual(opening as never, all, 120_000);
  expect(candidates).toBe(13);
  for (const one of all) expect((await one.call("told")).failures).toEqual([]);
});
