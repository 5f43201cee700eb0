import { expect, test } from "vitest";
import { PanelistId } from "#domain/id.ts";
import { nextInShort } from "#domain/panel/nextInShort.ts";
import { whatIsNext } from "#domain/panel/whatIsNext.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { panelOf } from "#test/panels.ts";
import { aPanel, decisionRecord, noon } from "#test/records.ts";

const maya = PanelistId.parse("maya");

test.each<[string, SharedRecord[], string]>([
  ["nobody yet", aPanel({ candidates: {}, cards: [] }), "No candidates yet"],
  ["cards of one's own", aPanel({ cards: [] }), "2 for you to score"],
  [
    "others' cards, and one to calibrate",
    aPanel({
      cards: [
        ["maya", "sofia"],
        ["priya", "sofia"],
        ["maya", "tom"],
      ],
    }),
    "1 card to ask for, 1 to calibrate",
  ],
  [
    "all decided",
    [...aPanel(), decisionRecord("d1", "sofia"), decisionRecord("d2", "tom")],
    "Everybody is decided",
  ],
])("an opening in one line: %s", (_, records, words) => {
  const viewer = { me: maya, drafts: [], now: noon };
  expect(nextInShort(whatIsNext(panelOf(records), viewer))).toBe(words);
});
