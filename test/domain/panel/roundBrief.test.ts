import { expect, test } from "vitest";
import { OpeningId, PanelistId } from "#domain/id.ts";
import { assemblePanel } from "#domain/panel/panel.ts";
import { briefAsText, roundBrief } from "#domain/panel/roundBrief.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { instant } from "#test/records.ts";

const records = samplePanel(instant());
const panel = assemblePanel(records, OpeningId.parse("sample-opening"));
const [technical, final] = panel?.rounds ?? [];
const ines = panel?.candidates.find(({ name }) => name === "Ines Duarte");
if (panel === null || technical === undefined || final === undefined || ines === undefined)
  throw new Error("The sample has a panel, two rounds and Ines.");
const maya: Viewer = { me: PanelistId.parse("sample-maya"), drafts: [], now: 0 };

test("a brief rests on the cards of other rounds, and tells of them only what was seen", () => {
  const brief = roundBrief(panel, maya, ines, final.id);
  expect(brief).toMatchObject({ cards: 2, sealed: 0, leftOut: [] });
  expect(brief.items.map(({ seen }) => seen)).toContain("two people or more");
  const text = briefAsText("Ines", brief);
  const said = panel
    .cardsOn(ines.id)
    .flatMap(({ body }) => [
      body.takeaways,
      ...Object.values(body.ratings).map(({ evidence }) => evidence),
    ]);
  for (const words of said.filter((one) => one.trim() !== "")) expect(text).not.toContain(words);
  for (const { name } of panel.members) expect(text).not.toContain(name);
});

test("a round in which the reader still owes a card is left out, and so is the brief's own", () => {
  const drafting = { ...maya, drafts: [{ candidate: ines.id, round: technical.id }] };
  const brief = roundBrief(panel, drafting, ines, final.id);
  expect(brief).toMatchObject({ cards: 0, leftOut: [technical.title] });
  expect(new Set(brief.items.map(({ seen }) => seen))).toEqual(new Set(["nobody"]));
  expect(brief.items.flatMap(({ asked }) => asked)).toEqual([]);
  const own = roundBrief(panel, maya, ines, technical.id);
  const others = panel.cardsOn(ines.id).filter(({ body }) => body.round !== technical.id);
  expect(own.cards).toBe(others.length);
});

test("questions that were put are named once, those that were not asked are not", () => {
  const asking = records.map((record) => {
    if (record.kind !== "scorecard" || !("body" in record)) return record;
    const ratings = Object.fromEntries(
      Object.entries(record.body.ratings).map(([item, rating]) => [
        item,
        {
          ...rating,
          asked: [
            { question: 0, how: "own words" as const, probes: [] },
            { question: 1, how: "not asked" as const, probes: [] },
          ],
        },
      ]),
    );
    return { ...record, body: { ...record.body, ratings } };
  });
  const asked = assemblePanel(asking, OpeningId.parse("sample-opening"));
  if (asked === null) throw new Error("It is the same panel.");
  const { items } = roundBrief(asked, maya, ines, final.id);
  const first = asked.kit?.items.map(({ questions }) =>
    questions.slice(0, 1).map(({ text }) => text),
  );
  expect(items.map((item) => item.asked)).toEqual(first);
});
