import { expect, test, threeInARoom, untilEqual } from "./support.ts";

test.use({ hostOptions: { cluster: true } });
test.describe.configure({ timeout: 600_000 });

test("R8: of three servers one is killed in the middle of writing, and nothing is lost", async ({
  device,
  organiser,
  host,
}) => {
  const { opening, maya, priya, jonas } = await threeInARoom(device, organiser);
  await untilEqual(opening as never, [maya, priya, jonas]);
  let gap = 0;
  for (const index of [0]) {
    const writing = Promise.all([
      maya.call("write", opening, 40, `Of Maya ${index},`),
      priya.call("write", opening, 40, `Of Priya ${index},`),
    ]);
    await host.killServer(index);
    const killed = Date.now();
    await writing;
    await jonas.call("write", opening, 1, `After ${index},`);
    await expect
      .poll(async () => (await jonas.call("state", opening)).unsent, { timeout: 60_000 })
      .toBe(0);
    gap = Math.max(gap, Date.now() - killed);
    await untilEqual(opening as never, [maya, priya, jonas], 120_000);
    await host.restartServer();
  }
  console.log(`the longest gap, writing included: ${gap} ms`);
  const { candidates } = await untilEqual(opening as never, [maya, priya, jonas], 60_000);
  expect(candidates).toBe(2 + 81);
});
