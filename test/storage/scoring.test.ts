import { beforeEach, describe, expect, test, vi } from "vitest";
import { CardId, ItemId } from "#domain/id.ts";
import { faultOf } from "#domain/records/fault.ts";
import { isLive, type ScorecardRecord } from "#domain/records/record.ts";
import { hashOf } from "#domain/records/scorecard.ts";
import { noteEvidence, noteTakeaways, recommend, scoreItem } from "#domain/scoring/scoring.ts";
import { ratingOf } from "#domain/scoring/draft.ts";
import { db } from "#storage/database.ts";
import { listDraftLines } from "#storage/draftLines.ts";
import { changeDraft } from "#storage/drafts.ts";
import { correct, settleRivals, submit } from "#storage/submitting.ts";
import { discardDraft } from "#storage/padWrites.ts";
import { listDrafts } from "#storage/ownDrafts.ts";
import { findPanel } from "#storage/panels.ts";
import { deviceWith, everythingStored, scoresHere } from "#test/devices.ts";
import { aPlace } from "#test/places.ts";
import { aPanel, correctedCard, instant, kitRecord, noon, scorecardRecord } from "#test/records.ts";
import { findDraft } from "#test/findDraft.ts";

const [delivery, judgement] = [ItemId.parse("delivery"), ItemId.parse("judgement")];
const expected = [delivery, judgement];
const place = aPlace("maya", "sofia");
const frame = { ...place, kit: kitRecord().id };

beforeEach(async () => {
  await deviceWith(aPanel({ cards: [] }));
  await scoresHere("maya");
});

async function fillIn(): Promise<void> {
  await changeDraft(frame, (card) => scoreItem(card, delivery, 4));
  await changeDraft(frame, (card) => scoreItem(card, judgement, 2));
  await changeDraft(frame, (card, now) => noteEvidence(card, judgement, "Said so.", now));
  await changeDraft(frame, (card) => recommend(card, "yes"));
}

async function submitIt(): Promise<CardId> {
  await fillIn();
  const id = await submit(place, expected);
  if (id === null) throw new Error("The card was complete.");
  return id;
}

async function stored(id: string): Promise<ScorecardRecord> {
  const record = await db.registers.get(["scorecard", id]);
  if (record === undefined || !isLive(record, "scorecard")) throw new Error("No such card.");
  return record;
}

describe("a card being written", () => {
  test("of quick presses on a fresh card the last one stands, however they fall", async () => {
    const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
    for (let round = 0; round < 60; round += 1) {
      await db.drafts.clear();
      const writes = [];
      for (const score of [1, 2, 3, 4, 5] as const) {
        writes.push(changeDraft(frame, (card) => scoreItem(card, delivery, score)));
        if ((round + score) % 3 !== 0) await pause((round + score) % 4);
      }
      await Promise.all(writes);
      expect((await findDraft(place))?.ratings[delivery]?.score).toBe(5);
    }
  }, 30_000);

  test("a change that fails does not hold up the next one", async () => {
    const failing = changeDraft(frame, () => {
      throw new Error("No.");
    });
    const next = changeDraft(frame, (card) => scoreItem(card, delivery, 3));
    await expect(failing).rejects.toThrow("No.");
    await expect(next).resolves.toBe("saved");
  });

  test("two fields changed at once both stand", async () => {
    await Promise.all([
      changeDraft(frame, (card) => scoreItem(card, delivery, 5)),
      changeDraft(frame, (card, now) => noteEvidence(card, delivery, "Shipped it.", now)),
      changeDraft(frame, (card) => scoreItem(card, judgement, 3)),
      changeDraft(frame, (card) => noteTakeaways(card, "Careful.")),
    ]);
    const draft = await findDraft(place);
    expect(draft?.takeaways).toBe("Careful.");
    expect(draft?.ratings).toMatchObject({
      delivery: { score: 5, evidence: "Shipped it." },
      judgement: { score: 3 },
    });
    expect(await db.drafts.count()).toBe(1);
  });

  test("a hundred changes at once leave the last word of each", async () => {
    await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        changeDraft(frame, (card, now) =>
          noteEvidence(card, at % 2 === 0 ? delivery : judgement, `Line ${at}`, now),
        ),
      ),
    );
    const draft = await findDraft(place);
    if (draft === null) throw new Error("There is a draft.");
    expect(ratingOf(draft, delivery).evidence).toBe("Line 98");
    expect(ratingOf(draft, judgement).evidence).toBe("Line 99");
  });

  test("belongs to its panelist alone", async () => {
    await fillIn();
    expect(await listDrafts(place.panelist)).toHaveLength(1);
    expect(await listDrafts(aPlace("priya", "sofia").panelist)).toEqual([]);
    expect(await findDraft(aPlace("priya", "sofia"))).toBeNull();
  });

  test("stands in the list with the candidate, the round and how far it is", async () => {
    await changeDraft(frame, (card) => scoreItem(card, delivery, "not observed"));
    expect(await listDraftLines(place.panelist)).toMatchObject([
      { candidate: "Sofia Lindqvist", round: "Interview", scored: 1, of: 2 },
    ]);
  });

  test("can be thrown away", async () => {
    await fillIn();
    await discardDraft(place);
    expect(await findDraft(place)).toBeNull();
    expect(await db.registers.where("kind").equals("scorecard").count()).toBe(0);
  });

  test("a change that fails stores nothing of it", async () => {
    await fillIn();
    const before = await everythingStored();
    await expect(
      changeDraft(frame, () => {
        throw new Error("A bug.");
      }),
    ).rejects.toThrow("A bug.");
    expect(await everythingStored()).toBe(before);
  });
});

describe("submitting", () => {
  test("with something missing gives nothing and changes nothing", async () => {
    await fillIn();
    await changeDraft(frame, (card, now) => noteEvidence(card, judgement, "  ", now));
    const before = await everythingStored();
    expect(await submit(place, expected)).toBeNull();
    expect(await everythingStored()).toBe(before);
  });

  test("without a draft gives nothing", async () => {
    expect(await submit(place, expected)).toBeNull();
  });

  test("makes the card a record named by its content, and takes the draft away", async () => {
    const id = await submitIt();
    const record = await stored(id);
    expect(faultOf(record)).toBeNull();
    expect(record).toMatchObject({ author: "maya", body: { rev: 1, prev: null } });
    expect(record.body.recommendation).toBe("yes");
    expect(hashOf(id)).toMatch(/^[0-9a-f]{64}$/);
    expect(await findDraft(place)).toBeNull();
  });

  test("twice at once, as by a double click, makes one card", async () => {
    await fillIn();
    const ids = await Promise.all([submit(place, expected), submit(place, expected)]);
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
    expect(await db.registers.where("kind").equals("scorecard").count()).toBe(1);
  });

  test("two equal cards have different receipts, so that nobody guesses the scores from one", async () => {
    const first = await stored(await submitIt());
    await deviceWith(aPanel({ cards: [] }));
    const second = await stored(await submitIt());
    expect(first.body.salt).not.toBe(second.body.salt);
    expect(first.id).not.toBe(second.id);
  });

  test("closes the card: a late change from another tab writes nothing and says so", async () => {
    await submitIt();
    const before = await everythingStored();
    expect(await changeDraft(frame, (card) => scoreItem(card, delivery, 1))).toBe(
      "already submitted",
    );
    expect(await everythingStored()).toBe(before);
  });

  test("on one candidate closes nothing on another", async () => {
    await submitIt();
    const other = { ...frame, ...aPlace("maya", "tom") };
    expect(await changeDraft(other, (card) => scoreItem(card, delivery, 1))).toBe("saved");
  });
});

describe("correcting", () => {
  test("starts from what was submitted, and the first revision stays as it is", async () => {
    const id = await submitIt();
    const before = await stored(id);
    await correct(id);
    await changeDraft(frame, (card) => scoreItem(card, delivery, 3));
    expect(await stored(id)).toEqual(before);
    const next = await submit(place, expected);
    expect(next).not.toBe(id);
    expect((await stored(next ?? "")).body).toMatchObject({
      rev: 2,
      prev: id,
      ratings: { delivery: { score: 3 }, judgement: { score: 2 } },
    });
    expect(await stored(id)).toEqual(before);
  });

  test("asked for twice keeps what was changed meanwhile", async () => {
    const id = await submitIt();
    await correct(id);
    await changeDraft(frame, (card) => scoreItem(card, delivery, 3));
    await correct(id);
    expect((await findDraft(place))?.ratings[delivery]?.score).toBe(3);
  });

  test("discarded leaves the card closed as before", async () => {
    const id = await submitIt();
    const before = await everythingStored();
    await correct(id);
    await discardDraft(place);
    expect(await everythingStored()).toBe(before);
    expect(await changeDraft(frame, (card) => scoreItem(card, delivery, 1))).toBe(
      "already submitted",
    );
  });

  test("a card that is not there changes nothing", async () => {
    const before = await everythingStored();
    await correct(CardId.parse(`maya.${"0".repeat(64)}`));
    expect(await everythingStored()).toBe(before);
  });
});

test("what is written is always later than all before, in one millisecond and with a clock set back", async () => {
  vi.spyOn(Date, "now").mockReturnValue(noon);
  await submitIt();
  const { notePanel } = await import("#test/places.ts");
  const versions = [await notePanel("one"), await notePanel("two")];
  vi.spyOn(Date, "now").mockReturnValue(noon - 86_400_000);
  versions.push(await notePanel("three"));
  for (const [index, version] of versions.entries()) {
    const before = versions[index - 1];
    if (before === undefined) continue;
    expect(version[0] > before[0] || (version[0] === before[0] && version[1] > before[1])).toBe(
      true,
    );
    expect(version[2]).toBe(before[2]);
  }
});

describe("two cards for one place, from two devices", () => {
  const first = scorecardRecord({ author: "maya", opening: "berlin", candidate: "sofia" });
  const second = scorecardRecord({
    author: "maya",
    opening: "berlin",
    candidate: "sofia",
    scores: { delivery: 2, judgement: 2 },
    body: { submittedAt: instant(noon + 60_000) },
  });
  const cardHere = async () =>
    (await findPanel(place.opening))?.cardAt({ ...place, author: place.panelist });

  beforeEach(() => deviceWith([...aPanel({ cards: [] }), first, second]));

  test("are both kept, and the one submitted first counts, however often they come", async () => {
    expect(await cardHere()).toMatchObject({ id: first.id, rivals: [{ id: second.id }] });
    // A correction of the later one, an hour earlier by its clock, does not count for being one.
    const corrected = correctedCard(second, { submittedAt: instant(noon + 30_000) });
    await db.registers.put(corrected);
    expect(await cardHere()).toMatchObject({ id: first.id, rivals: [{ id: corrected.id }] });
  });

  test("are settled by their author, and everything stays", async () => {
    await settleRivals(second.id, [first.id]);
    const card = await cardHere();
    expect(card).toMatchObject({
      rivals: [],
      body: { prev: second.id, settles: [first.id], rev: 2 },
    });
    expect(card?.body.ratings).toEqual(second.body.ratings);
    expect(card?.revisions).toHaveLength(3);
    if (card === undefined) throw new Error("Maya has a card.");
    expect(faultOf(await stored(card.id))).toBeNull();
  });
});

test("with the clock set back a card is not submitted before it was begun, nor a later word an earlier one", async () => {
  await fillIn();
  const draft = await findDraft(place);
  if (draft === null) throw new Error("It was begun.");
  const ahead = "2099-01-01T00:00:00.000Z";
  await db.drafts.put({ ...draft, startedAt: ahead, changedAt: ahead });
  await changeDraft(frame, (card) => noteTakeaways(card, "Later."));
  expect((await findDraft(place))?.changedAt).toBe(ahead);
  const id = await submit(place, expected);
  if (id === null) throw new Error("It was complete.");
  const { body } = await stored(id);
  expect(body.submittedAt >= body.startedAt).toBe(true);
});
