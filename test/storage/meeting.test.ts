import { beforeEach, describe, expect, test } from "vitest";
import { panelAt } from "#test/places.ts";
import { canonical } from "#domain/hash.ts";
import { CandidateId, ItemId, KitId, OpeningId, PanelistId } from "#domain/id.ts";
import { liveOf } from "#domain/records/record.ts";
import { db } from "#storage/database.ts";
import { eraseCandidates, removeOpening } from "#storage/erase.ts";
import { decide, markItem, rerate } from "#storage/meeting.ts";
import { listOpenings } from "#storage/panels.ts";
import { deviceWith, everythingStored, scoresHere } from "#test/devices.ts";
import { aPanel, kitRecord } from "#test/records.ts";
import { compositeOf } from "#domain/meeting/composite.ts";

const opening = OpeningId.parse("berlin");
const candidate = CandidateId.parse("sofia");
const item = ItemId.parse("delivery");
const priya = PanelistId.parse("priya");

const panelHere = () => panelAt(opening);

async function cardOf(author: string) {
  const card = (await panelHere()).cardsOn(candidate).find((one) => one.author === author);
  if (card === undefined) throw new Error(`No card of ${author}.`);
  return card;
}

async function rerateAs(to: 1 | 2 | 3 | 4 | 5, reason: string) {
  const { id: card } = await cardOf("priya");
  await rerate(
    { opening, candidate, card, panelist: priya, item, from: 4, to, reason },
    KitId.parse(kitRecord().id),
  );
}

const mark = (what: "reviewed" | "shown", on: boolean) =>
  markItem({ opening, candidate, item, what, panelist: null, on });

beforeEach(async () => {
  await deviceWith(aPanel());
  await scoresHere("maya");
});

describe("re-rating", () => {
  test("is kept beside the card, every one of them; the card stays to the byte", async () => {
    const before = canonical((await cardOf("priya")).body);
    await rerateAs(2, "Heard of the outage");
    await rerateAs(3, "It was half theirs");
    const { meeting } = await panelHere();
    const { id } = await cardOf("priya");
    expect(meeting.reratings.map(({ to }) => to)).toEqual([2, 3]);
    expect(meeting.reratingOf(id, item)).toMatchObject({ from: 4, to: 3, panelist: "priya" });
    expect(canonical((await cardOf("priya")).body)).toBe(before);
  });

  test("a change without a reason is not taken, by no way in", async () => {
    await expect(async () => rerateAs(2, "")).rejects.toThrow(/needs a reason/);
    expect((await panelHere()).meeting.reratings).toEqual([]);
    await rerateAs(4, "");
    expect((await panelHere()).meeting.reratings).toHaveLength(1);
  });
});

test("a mark is one record however often it is toggled", async () => {
  await mark("shown", true);
  await mark("shown", false);
  await mark("shown", true);
  expect(liveOf(await db.registers.toArray(), "mark")).toMatchObject([{ body: { on: true } }]);
});

test("a decision is added, never overwritten, under the name of whoever wrote it", async () => {
  const decision = {
    opening,
    candidate,
    composite: compositeOf(await panelHere(), candidate, "after").mean,
    against: [],
    dissent: [{ panelist: priya, note: "Too early" }],
  };
  await decide({ ...decision, call: "hold", rationale: "One more talk" });
  await decide({ ...decision, call: "hire", rationale: "It went well" });
  expect((await panelHere()).meeting.decisionsOn(candidate)).toMatchObject([
    { call: "hire", composite: 3.5, by: "Maya Okafor", dissent: [{ note: "Too early" }] },
    { call: "hold" },
  ]);
});

describe("erasing", () => {
  beforeEach(async () => {
    await rerateAs(2, "Sofia said so");
    await mark("reviewed", true);
    await decide({
      opening,
      candidate,
      call: "hire",
      rationale: "Sofia delivers",
      composite: 3.5,
      against: [],
      dissent: [],
    });
  });

  test("a candidate takes along what the calibration said of them", async () => {
    await eraseCandidates(await panelHere(), [candidate]);
    expect(await everythingStored()).not.toContain("Sofia");
    const kinds = (await db.registers.toArray()).map(({ kind }) => kind);
    for (const kind of ["rerating", "mark", "decision"]) expect(kinds).not.toContain(kind);
    expect((await panelHere()).meeting).toMatchObject({ reratings: [], decisions: [] });
  });

  test("an opening takes it along too", async () => {
    await removeOpening(await panelHere());
    expect(await everythingStored()).not.toContain("Sofia");
    expect(await listOpenings()).toEqual([]);
  });
});
