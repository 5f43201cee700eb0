import { insider } from "./insider.ts";
import { expect, test, threeInARoom, untilEqual } from "./support.ts";

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
    .toEqual(["connecting", "catching up", "live"]);
  await priya.call("write", opening, 3, "Of Priya");
  await expect
    .poll(async () => (await jonas.call("state", opening)).candidates, { timeout: 10_000 })
    .toBe(5);
  await untilEqual(opening as never, all);
  for (const one of all) expect((await one.call("told")).failures).toEqual([]);
  await hostile.leave();
});
