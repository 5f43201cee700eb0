import { insider } from "./insider.ts";
import { expect, test, threeInARoom, untilEqual, untilLive } from "./support.ts";

test.describe.configure({ timeout: 400_000 });

test("a server that holds back what one panelist wrote is noticed and said by name, and made good once another has it", async ({
  device,
  organiser,
  host,
  dir,
}) => {
  const { opening, panel, maya, priya, jonas } = await threeInARoom(device, organiser);
  await untilEqual(opening as never, [maya, priya, jonas]);
  // The agent hears of the link before its maker leaves: else it opens nothing.
  const link = await jonas.call("ownLink", opening);
  await expect.poll(() => jonas.call("doorsTold", opening), { timeout: 30_000 }).not.toBeNull();
  await jonas.call("letGo");

  await priya.call("score", opening, "Amara Osei");
  await priya.call("write", opening, 3, "Of Priya");
  // What she has written is said a moment after it is there, and has come to somebody.
  await expect.poll(() => priya.call("hasSaidAll", opening), { timeout: 30_000 }).toBe(true);
  const whole = await untilEqual(opening as never, [maya, priya]);
  expect(await maya.call("heardInShare", opening)).toContainEqual(
    expect.stringMatching(/^Last heard from Priya Nair .*; all they had written is here\.$/),
  );
  const withheld = await priya.call("entriesOf", opening, ["candidate", "sealed"]);
  expect(withheld).toHaveLength(4);
  await maya.call("letGo");
  await priya.call("letGo");

  const hostile = await insider(host, dir);
  for (const subject of withheld) await hostile.remove(subject);
  const left = (await hostile.all()).map(({ subject }) => subject);
  expect(left.filter((subject) => withheld.includes(subject))).toEqual([]);

  // One that was there before she wrote them, and one that comes for the first time.
  const fresh = await device();
  await fresh.call("join", link);
  for (const one of [jonas, fresh]) {
    await one.call("hold", opening);
    await untilLive(one);
  }
  const others = [jonas, fresh];
  for (const one of others) {
    await expect
      .poll(() => one.call("heardInShare", opening), { timeout: 30_000 })
      .toContainEqual(
        expect.stringMatching(
          /^Last heard from Priya Nair .*; 4 records of theirs are missing here\.$/,
        ),
      );
    const { missing, candidates } = await one.call("state", opening);
    expect(missing.filter((of) => of.missing > 0)).toEqual([{ panelist: panel.priya, missing: 4 }]);
    expect(candidates).toBe(2);
  }

  // Priya stays away: whoever else has it puts it back.
  await maya.call("hold", opening);
  await untilLive(maya);
  const healed = await untilEqual(opening as never, [maya, ...others], 120_000);
  expect(healed.candidates).toBe(whole.candidates);
  for (const one of [maya, ...others]) {
    const { missing } = await one.call("state", opening);
    expect(missing.filter((of) => of.missing > 0)).toEqual([]);
  }
  for (const one of others)
    expect(await one.call("heardInShare", opening)).toContainEqual(
      expect.stringMatching(/^Last heard from Priya Nair .*; all they had written is here\.$/),
    );
  await priya.call("hold", opening);
  await untilEqual(opening as never, [maya, priya, ...others], 120_000);
  for (const one of [maya, priya, ...others]) expect((await one.call("told")).failures).toEqual([]);
  await hostile.leave();
});
