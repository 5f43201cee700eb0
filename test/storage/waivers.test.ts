import { beforeEach, describe, expect, test } from "vitest";
import { RoundId, type PanelistId } from "#domain/id.ts";
import { liveOf } from "#domain/records/record.ts";
import { copiesOf } from "#storage/copies.ts";
import { findPanel } from "#storage/panels.ts";
import { signPending } from "#storage/signing.ts";
import { goOnWithout } from "#storage/waivers.ts";
import { deviceWith } from "#test/devices.ts";
import { founded, scoreOne } from "#test/panelOfThree.ts";

beforeEach(() => deviceWith());

async function search() {
  const people = await founded({ sealed: true, howManyRounds: 2 });
  const panel = await findPanel(people.opening);
  const rounds = panel?.rounds.map(({ id }) => id) ?? [];
  const candidates = panel?.candidates.map(({ id }) => id) ?? [];
  const [amara, wei] = candidates;
  if (amara === undefined || wei === undefined) throw new Error("Nobody is there.");
  const every = (without: PanelistId, on = [amara]) =>
    on.flatMap((candidate) => rounds.map((round) => ({ candidate, round, without })));
  const missing = async () =>
    (await findPanel(people.opening))?.sealing?.on(amara).missing.map(({ panelist }) => panelist);
  const logged = async () => liveOf(await copiesOf(people.opening), "waiver");
  return { ...people, amara, wei, every, missing, logged };
}

describe("going on without many cards at once", () => {
  test("is one word each, all with the one reason, and all heeded by the panel", async () => {
    const { opening, maya, priya, jonas, every, missing, logged } = await search();
    await scoreOne(opening, maya);
    const places = [...every(priya), ...every(jonas)];
    await goOnWithout({ opening, places, reason: "Not after the first round" });
    await signPending();
    const waivers = await logged();
    expect(waivers.map(({ body }) => body.without)).toHaveLength(4);
    expect(new Set(waivers.map(({ id }) => id)).size).toBe(4);
    expect(new Set(waivers.map(({ body }) => body.reason))).toEqual(
      new Set(["Not after the first round"]),
    );
    // Only Maya's own second card is still waited for.
    expect(await missing()).toEqual([maya]);
  });

  test("reaches over candidates, for somebody who is away", async () => {
    const { opening, jonas, amara, wei, every, logged } = await search();
    await goOnWithout({ opening, places: every(jonas, [amara, wei]), reason: "Ill" });
    const where = (await logged()).map(({ body }) => body.candidate);
    expect(new Set(where)).toEqual(new Set([amara, wei]));
    expect(where).toHaveLength(4);
  });

  test("writes nothing at all where one of them is one’s own", async () => {
    const { opening, maya, priya, every, logged } = await search();
    const places = [...every(priya), ...every(maya)];
    await expect(goOnWithout({ opening, places, reason: "Enough" })).rejects.toThrow(
      /without themselves/,
    );
    expect(await logged()).toEqual([]);
  });

  test("nor where one cannot be written", async () => {
    const { opening, priya, jonas, amara, every, logged } = await search();
    const round = RoundId.parse("final");
    const broken = { candidate: amara, round, without: "" as PanelistId };
    const places = [...every(priya), broken, ...every(jonas)];
    await expect(goOnWithout({ opening, places, reason: "Enough" })).rejects.toThrow(/without/);
    expect(await logged()).toEqual([]);
  });
});
