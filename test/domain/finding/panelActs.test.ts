import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CandidateId, PanelistId } from "#domain/id.ts";
import { nextAmong, panelActs } from "#domain/finding/panelActs.ts";
import { openCandidates, revealsOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { nextToCalibrate, whatIsNext } from "#domain/panel/whatIsNext.ts";
import { aViewerId, panelOf, somePanelRecords } from "#test/panels.ts";
import { aPanel, decisionRecord, noon } from "#test/records.ts";

function seenBy(me: string | null): Viewer {
  return { me: me === null ? null : PanelistId.parse(me), drafts: [], now: noon };
}

const candidates = { a: "A", b: "B", c: "C", d: "D" };
const bothOn = (candidate: string): [string, string][] => [
  ["maya", candidate],
  ["priya", candidate],
];

function actsOf(cards: [string, string][], at: string | null = null) {
  const panel = panelOf([...aPanel({ candidates, cards }), decisionRecord("d1", "a")]);
  const lines = whatIsNext(panel, seenBy("maya"));
  return panelActs(panel, lines, at === null ? null : CandidateId.parse(at));
}

describe("what can be done at once on an opening", () => {
  test("is to ask for the cards that are missing, of so many people", () => {
    expect(actsOf([["maya", "c"], ["maya", "d"], ...bothOn("b")]).ask).toEqual({
      candidates: 2,
      people: 1,
    });
  });

  test("is not to ask where nothing is missing, or only one's own", () => {
    expect(actsOf([...bothOn("a"), ...bothOn("b")]).ask).toBeNull();
  });

  test("is to calibrate whoever comes next, not the one in view, nor one that is decided", () => {
    const cards = [...bothOn("a"), ...bothOn("b"), ...bothOn("c")];
    expect(actsOf(cards).calibrate?.id).toBe("b");
    expect(actsOf(cards, "b").calibrate?.id).toBe("c");
    expect(actsOf(bothOn("a")).calibrate).toBeNull();
  });

  test("law: nobody is to be calibrated whose cards are not open to the viewer", () => {
    fc.assert(
      fc.property(somePanelRecords, aViewerId, (records, me) => {
        const panel = panelOf([...records, decisionRecord("d1", "sofia")]);
        const viewer = seenBy(me);
        const { calibrate } = panelActs(panel, whatIsNext(panel, viewer), null);
        const open = openCandidates(panel, viewer).map(({ id }) => id);
        expect([null, ...open]).toContain(calibrate?.id ?? null);
      }),
    );
  });

  test("law: a decision changes nothing for whoever may not know of it", () => {
    fc.assert(
      fc.property(somePanelRecords, aViewerId, (records, me) => {
        const viewer = seenBy(me);
        const before = panelOf(records);
        const after = panelOf([...records, decisionRecord("d1", "sofia")]);
        const of = (panel: typeof before) => panelActs(panel, whatIsNext(panel, viewer), null);
        const isOpen = openCandidates(after, viewer).some(({ id }) => id === "sofia");
        // Whoever recused themselves sees them once they are decided; here nobody has.
        fc.pre(!isOpen);
        expect(of(after)).toEqual(of(before));
      }),
    );
  });

  test("law: in parts it is what it is at once, and what the meeting leads to", () => {
    fc.assert(
      fc.property(somePanelRecords, aViewerId, (records, me) => {
        const panel = panelOf(records);
        const viewer = seenBy(me);
        const parts = panel.candidates.flatMap((one) => nextAmong(panel, viewer, [one]));
        for (const at of panel.candidates) {
          const acts = panelActs(panel, parts, at.id);
          expect(acts).toEqual(panelActs(panel, whatIsNext(panel, viewer), at.id));
          const led = nextToCalibrate(panel, viewer, revealsOf(panel, viewer), at.id);
          expect(acts.calibrate).toEqual(led);
        }
      }),
    );
  });
});
