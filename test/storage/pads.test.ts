import { beforeEach, describe, expect, test } from "vitest";
import { ItemId } from "#domain/id.ts";
import { allLines } from "#domain/records/noteLine.ts";
import { emptyPad } from "#domain/records/notepad.ts";
import { isLive } from "#domain/records/record.ts";
import { noteEvidence, recommend, scoreItem } from "#domain/scoring/scoring.ts";
import { db } from "#storage/database.ts";
import { changeDraft } from "#storage/drafts.ts";
import { correct, submit } from "#storage/submitting.ts";
import { discardDraft, dropLine, moveLine, noteTyping, writeLines } from "#storage/padWrites.ts";
import { findPad } from "#storage/pads.ts";
import { deviceWith, scoresHere } from "#test/devices.ts";
import { findDraft } from "#test/findDraft.ts";
import { aPlace } from "#test/places.ts";
import { aPanel, kitRecord } from "#test/records.ts";

const [delivery, judgement] = [ItemId.parse("delivery"), ItemId.parse("judgement")];
const place = aPlace("maya", "sofia");
const frame = { ...place, kit: kitRecord().id };

beforeEach(async () => {
  await deviceWith(aPanel({ cards: [] }));
  await scoresHere("maya");
});

async function lines() {
  return allLines((await findPad(place)) ?? emptyPad, (await findDraft(place))?.ratings ?? {});
}

async function lineAt(index: number) {
  const line = (await lines())[index];
  if (line === undefined) throw new Error("No such line.");
  return line;
}

async function submitIt() {
  await changeDraft(frame, (card) => scoreItem(card, delivery, 4));
  await changeDraft(frame, (card) => scoreItem(card, judgement, 3));
  await changeDraft(frame, (card) => recommend(card, "yes"));
  const id = await submit(place, [delivery, judgement]);
  if (id === null) throw new Error("The card was complete.");
  const record = await db.registers.get(["scorecard", id]);
  if (record === undefined || !isLive(record, "scorecard")) throw new Error("No such card.");
  return record;
}

describe("notes beside a card", () => {
  test("are kept apart from it, outlive submitting, and only filed lines leave with it", async () => {
    await writeLines(
      place,
      [
        { at: 5, text: "Filed" },
        { at: 9, text: "Reminds \ud83d me" },
      ],
      [],
    );
    await noteTyping(place, "Half a li\ud83d");
    await moveLine(frame, await lineAt(0), delivery);
    const card = await submitIt();
    expect(card.body.ratings[delivery]?.lines).toEqual([{ no: 1, at: 5, text: "Filed" }]);
    expect(JSON.stringify(card)).not.toContain("Reminds");
    expect(JSON.stringify(card)).not.toContain("Half a li");
    expect(await findPad(place)).toMatchObject({
      lines: [{ no: 2, text: "Reminds \ufffd me" }],
      typing: "Half a li\ufffd",
    });
    expect(await findPad(aPlace("priya", "sofia"))).toBeNull();
  });

  test("that were kept as one text are lines from now on, and stay the same ones", async () => {
    const { panelist, opening, candidate, round } = place;
    const id = `${panelist}.${candidate}.${round}`;
    await db.privateNotes.put({ id, panelist, opening, candidate, round, text: "One\nTwo" });
    const before = await lines();
    expect(before.map(({ text }) => text)).toEqual(["One", "Two"]);
    await moveLine(frame, await lineAt(1), judgement);
    await writeLines(place, [{ at: null, text: "Three" }], [1_000_002]);
    expect((await lines()).map(({ text, item }) => [text, item])).toEqual([
      ["One", null],
      ["Two", judgement],
      ["Three", null],
    ]);
    expect((await db.privateNotes.get(id))?.text).toBe("");
  });

  test("a line goes under an item, under another and back, and is never gone or twice there", async () => {
    await writeLines(
      place,
      [
        { at: 1, text: "One" },
        { at: 2, text: "Two" },
      ],
      [],
    );
    for (const to of [delivery, judgement, judgement, null, delivery, null]) {
      expect(await moveLine(frame, await lineAt(0), to)).toBe("saved");
      expect((await lines()).map(({ text, item }) => [text, item])).toEqual([
        ["One", to],
        ["Two", null],
      ]);
    }
    await dropLine(frame, await lineAt(1));
    await moveLine(frame, await lineAt(0), delivery);
    await dropLine(frame, await lineAt(0));
    expect(await lines()).toEqual([]);
  });

  test("two tabs writing at once give no number twice", async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, no) => writeLines(place, [{ at: no, text: `${no}` }], [])),
    );
    const numbers = (await lines()).map(({ no }) => no);
    expect(new Set(numbers).size).toBe(20);
  });

  test("a card that is in takes no line any more, and the line stays", async () => {
    await submitIt();
    await writeLines(place, [{ at: null, text: "Afterthought" }], []);
    expect(await moveLine(frame, await lineAt(0), delivery)).toBe("already submitted");
    expect((await lines()).map(({ text }) => text)).toEqual(["Afterthought"]);
  });

  test("an item that is full takes no more, and the line stays where it was", async () => {
    const long = Array.from({ length: 11 }, (_, no) => ({ at: no, text: "x".repeat(1000) }));
    await writeLines(place, long, []);
    for (let at = 0; at < 10; at += 1) await moveLine(frame, await lineAt(at), delivery);
    expect(await moveLine(frame, await lineAt(10), delivery)).toBe("full");
    expect((await lineAt(10)).item).toBeNull();
    expect(await lines()).toHaveLength(11);
  });

  test("a correction thrown away gives its own lines back, and leaves those of the card", async () => {
    await writeLines(
      place,
      [
        { at: 1, text: "On the card" },
        { at: 2, text: "Later" },
      ],
      [],
    );
    await moveLine(frame, await lineAt(0), delivery);
    const card = await submitIt();
    await correct(card.id);
    await moveLine(frame, await lineAt(1), judgement);
    await changeDraft(frame, (draft, now) => noteEvidence(draft, delivery, "typed", now));
    await discardDraft(place);
    expect((await findPad(place))?.lines).toEqual([{ no: 2, at: 2, text: "Later" }]);
    expect(await findDraft(place)).toBeNull();
  });
});
