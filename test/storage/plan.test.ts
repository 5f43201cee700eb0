import { beforeEach, describe, expect, test } from "vitest";
import { panelAt } from "#test/places.ts";
import { CandidateId, OpeningId } from "#domain/id.ts";
import { closingWith, stepOf } from "#domain/playbook/openingPlan.ts";
import { db } from "#storage/database.ts";
import { keepPlan } from "#storage/plan.ts";
import { deviceWith, everythingStored, scoresHere } from "#test/devices.ts";
import {
  aPanel,
  at,
  candidateRecord,
  noon,
  offerRecord,
  openingRecord,
  samenessRecord,
} from "#test/records.ts";

const sofia = CandidateId.parse("sofia");

const panelHere = () => panelAt(OpeningId.parse("berlin"));

beforeEach(async () => {
  await deviceWith(aPanel());
  await scoresHere("maya");
});

describe("a facet of the plan", () => {
  test("keeps two changes made at once from one page", async () => {
    const step = stepOf(await panelHere(), "define");
    const done = { on: "2026-11-20", by: null };
    await Promise.all([keepPlan(step, { note: "Agreed." }), keepPlan(step, { done })]);
    expect(stepOf(await panelHere(), "define")).toMatchObject({ note: "Agreed.", done });
    await keepPlan(step, { done: null });
    expect(stepOf(await panelHere(), "define")).toMatchObject({ note: "Agreed.", done: null });
  });

  test("that is refused changes nothing", async () => {
    const { offer } = closingWith(await panelHere(), sofia);
    await keepPlan(offer, { pay: 90_000 });
    const before = await everythingStored();
    await expect(keepPlan(offer, { pay: -1 })).rejects.toThrow(/./);
    expect(await everythingStored()).toBe(before);
  });

  test("of openings said to be the same goes on from the later word, not from this device's older one", async () => {
    await db.registers.bulkPut([
      openingRecord("berlin2"),
      candidateRecord("sofia2", "Sofia", "berlin2"),
      samenessRecord("opening", "berlin", "berlin2"),
      samenessRecord("candidate", "sofia", "sofia2"),
      offerRecord("sofia", { pay: 80_000 }, at(noon, "laptop")),
      offerRecord("sofia2", { opening: OpeningId.parse("berlin2"), pay: 95_000 }, at(noon + 1)),
    ]);
    const { offer } = closingWith(await panelHere(), sofia);
    expect(offer.pay).toBe(95_000);
    await keepPlan(offer, { at: null });
    expect(closingWith(await panelHere(), sofia).offer).toMatchObject({ pay: 95_000, at: null });
  });
});
