import { reload } from "./devices.ts";
import { expect, test, threeInARoom, untilEqual, untilLive } from "./support.ts";

test.describe.configure({ timeout: 400_000 });

test("cards come to every device, stay closed until all are in, and open on each", async ({
  device,
  organiser,
}) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  for (const one of [maya, priya]) await one.call("score", opening, "Amara Osei");
  const before = await untilEqual(opening as never, [maya, priya, jonas]);
  expect(before.hash).not.toBe("");
  expect((await jonas.call("state", opening)).cards).toBe(0);
  await jonas.call("score", opening, "Amara Osei");
  await expect
    .poll(async () => (await maya.call("state", opening)).cards, { timeout: 30_000 })
    .toBe(3);
  await untilEqual(opening as never, [maya, priya, jonas]);
});

test("R7: what 1,000 records written without a server become once it is back: all of them, everywhere", async ({
  device,
  organiser,
  host,
}) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  await untilEqual(opening as never, [maya, priya, jonas]);
  await host.killServer();
  await maya.call("write", opening, 500, "Of Maya");
  await priya.call("write", opening, 500, "Of Priya");
  await host.restartServer();
  const after = await untilEqual(opening as never, [maya, priya, jonas], 120_000);
  expect(after.candidates).toBe(1_002);
});

test("R9: after the server's disk is wiped every device and a fresh one have everything", async ({
  device,
  organiser,
  host,
}) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  await priya.call("write", opening, 50, "Of Priya");
  await jonas.call("write", opening, 50, "Of Jonas");
  await untilEqual(opening as never, [maya, priya, jonas]);
  // Priya is away when it happens: the others have what is hers.
  await priya.call("letGo");
  await host.wipeStore();
  await untilEqual(opening as never, [maya, jonas], 120_000);
  const fresh = await device();
  await fresh.call("join", await maya.call("ownLink", opening));
  await fresh.call("hold", opening);
  await untilLive(fresh);
  const all = await untilEqual(opening as never, [maya, jonas, fresh], 120_000);
  expect(all.candidates).toBe(102);
  await priya.call("hold", opening);
  await untilEqual(opening as never, [maya, jonas, fresh, priya], 120_000);
});

test("a device that was restarted goes on where it was, and reads nothing twice", async ({
  device,
  organiser,
}) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  await untilEqual(opening as never, [maya, priya, jonas]);
  await priya.call("letGo");
  await reload(priya);
  await maya.call("write", opening, 20, "Meanwhile");
  await priya.call("hold", opening);
  const { candidates } = await untilEqual(opening as never, [maya, priya, jonas]);
  expect(candidates).toBe(22);
});
