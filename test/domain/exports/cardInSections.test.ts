import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pastedCard, pastedRecord } from "#domain/exports/cardInSections.ts";
import { CandidateId, OpeningId } from "#domain/id.ts";
import { meetingRecordOf } from "#domain/meeting/meetingRecord.ts";
import { assemblePanel } from "#domain/panel/panel.ts";
import { pastedHtml, pastedParts, pastedText, type PastedSection } from "#domain/pasted.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { candidateIn, panelOf } from "#test/panels.ts";
import {
  aPanel,
  decisionRecord,
  reratingRecord,
  scorecardRecord,
  markRecord,
} from "#test/records.ts";

function sample() {
  const panel = assemblePanel(
    samplePanel("2026-11-22T21:00:00.000Z"),
    OpeningId.parse("sample-opening"),
  );
  if (panel?.kit == null) throw new Error("The sample has a kit.");
  const amara = CandidateId.parse("sample-amara");
  const card = panel.cardsOn(amara)[0];
  if (card === undefined) throw new Error("Amara has cards.");
  return { panel, kit: panel.kit, amara, card };
}

const pieces = () => fc.string({ unit: "binary", maxLength: 40 });
const aSection: fc.Arbitrary<PastedSection> = fc.record({
  title: pieces(),
  blocks: fc.array(fc.oneof(pieces(), fc.array(pieces(), { minLength: 1, maxLength: 3 })), {
    maxLength: 3,
  }),
});

/** What an editor makes of it: tags gone, entities read. */
function readBack(html: string): string {
  const entities: Record<string, string> = {
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
    "&amp;": "&",
  };
  return html
    .replaceAll(/<\/?(?:p|b|ul|li|br)>/g, "")
    .replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (one) => entities[one] ?? one);
}

describe("what is pasted elsewhere", () => {
  test("formatted text has no markup but its own, and no word is lost in it, whatever was written", () => {
    fc.assert(
      fc.property(fc.array(aSection, { maxLength: 4 }), (sections) => {
        const html = pastedHtml(sections);
        expect(html.replaceAll(/<\/?(?:p|b|ul|li|br)>/g, "")).not.toMatch(/[<>"']/);
        const bare = (text: string) => text.replaceAll(/\s/g, "");
        const words = sections.flatMap(({ title, blocks }) => [title, ...blocks.flat()]).join("");
        expect(bare(readBack(html))).toBe(bare(words));
      }),
    );
  });

  test("plain text has every title and every line", () => {
    fc.assert(
      fc.property(fc.array(aSection, { maxLength: 4 }), (sections) => {
        const text = pastedText(sections);
        for (const { title, blocks } of sections)
          for (const piece of [title, ...blocks.flat()]) expect(text).toContain(piece.trim());
      }),
    );
  });

  test("two sections of one name stay two, each with its own words", () => {
    const { whole, parts } = pastedParts([
      { title: "Delivery", blocks: ["First."] },
      { title: "Delivery", blocks: ["Second."] },
    ]);
    expect(new Set(parts.map(({ key }) => key)).size).toBe(2);
    expect(parts.map(({ text }) => text)).toEqual(["Delivery\nFirst.", "Delivery\nSecond."]);
    expect(whole.text).toBe(parts.map(({ text }) => text).join("\n\n"));
  });

  test("a card: an item a section, with its score, its evidence and its signals", () => {
    const { kit, card } = sample();
    const sections = pastedCard({
      body: card.body,
      kit,
      candidate: "Amara Osei",
      panelist: "Priya Nair",
      round: "Final",
      submitted: "22 Nov 2026",
      receipt: "ABCD",
    });
    expect(sections[0]).toEqual({
      title: "Scorecard: Amara Osei, Final",
      blocks: [
        expect.stringMatching(/^Recommendation: [A-Z]/),
        "By Priya Nair, 22 Nov 2026. Machine Learning Engineer, version 1. Receipt ABCD.",
      ],
    });
    const text = pastedText(sections);
    for (const [item, rating] of Object.entries(card.body.ratings)) {
      const title = kit.items.find(({ id }) => id === item)?.title ?? "";
      const score = typeof rating.score === "number" ? `${rating.score} of 5` : rating.score;
      expect(text).toContain(`${title}: ${score}`);
      expect(text).toContain(rating.evidence.trim());
    }
    expect(text).toContain(card.body.takeaways.trim());
  });

  test("a record: the decision with its reasons first, then each score before and after", () => {
    const mayas = scorecardRecord({
      author: "maya",
      opening: "berlin",
      candidate: "sofia",
      scores: { delivery: 5, judgement: 3 },
    });
    const panel = panelOf([
      ...aPanel({ cards: [] }),
      mayas,
      reratingRecord("r1", mayas, 4),
      ...["delivery", "judgement"].flatMap((item) => [
        markRecord("sofia", "shown", { item }),
        markRecord("sofia", "reviewed", { item }),
      ]),
      decisionRecord("d1", "sofia"),
    ]);
    const record = meetingRecordOf(panel, candidateIn(panel, "sofia"));
    const text = pastedText(pastedRecord(record, (at) => at.slice(0, 10)));
    expect(text.split("\n")[0]).toMatch(/^Sofia Lindqvist: (?:Advance|Hire|Hold|No hire)$/);
    expect(text).toContain(record.decision?.rationale ?? "none");
    const moved = record.items.flatMap(({ scores }) => scores).filter((one) => one.rerated);
    expect(moved).toHaveLength(1);
    expect(text).toMatch(/5 of 5, Exceptional, 4 of 5, Above after the talk/);
  });

  test("before the meeting is over a record says so, and no recommendation", () => {
    const { panel, amara } = sample();
    const text = pastedText(
      pastedRecord(meetingRecordOf(panel, candidateIn(panel, amara)), (at) => at),
    );
    expect(text).toMatch(/^Amara Osei: not decided yet\nML Engineer, Platform\n0 of 4 items/);
    expect(text).not.toContain("Recommendations");
  });
});
