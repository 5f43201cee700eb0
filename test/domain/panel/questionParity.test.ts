import { describe, expect, test } from "vitest";
import { CandidateId, ItemId } from "#domain/id.ts";
import { questionParity } from "#domain/panel/questionParity.ts";
import type { AskedQuestion } from "#domain/records/scorecard.ts";
import { panelOf } from "#test/panels.ts";
import { aPanel, aRating, scorecardRecord } from "#test/records.ts";

const people = { sofia: "Sofia", wei: "Wei", amara: "Amara" };
type How = AskedQuestion["how"] | null;

/** Everybody on the panel scored everybody; each of these cards ticked the two items' one question. */
function panelWhere(cards: readonly [author: string, candidate: string, ...ticked: How[]][]) {
  const records = cards.map(([author, candidate, ...ticked]) =>
    scorecardRecord({
      author,
      opening: "berlin",
      candidate,
      body: {
        ratings: Object.fromEntries(
          ["delivery", "judgement"].map((item, at) => {
            const how = ticked[at] ?? null;
            const asked = how === null ? [] : [{ question: 0, how, probes: [] }];
            return [ItemId.parse(item), { ...aRating(3), asked }];
          }),
        ),
      },
    }),
  );
  return panelOf([...aPanel({ candidates: people, cards: [] }), ...records]);
}

const all = Object.keys(people).map((id) => CandidateId.parse(id));
const [sofia = CandidateId.parse("sofia")] = all;

describe("what a candidate was never asked", () => {
  test("is what others were asked, in whatever words, by anybody", () => {
    const panel = panelWhere([
      ["maya", "sofia", "as written", "not asked"],
      ["jonas", "sofia", "own words"],
      ["maya", "wei", "own words", "as written"],
      ["jonas", "amara", null, "own words"],
    ]);
    const told = questionParity(panel, sofia, all);
    expect(told).toEqual({
      ticked: true,
      never: [{ item: expect.any(String), question: expect.stringMatching(/^Tell me/), others: 2 }],
    });
    expect(questionParity(panel, CandidateId.parse("wei"), all)).toEqual({
      ticked: true,
      never: [],
    });
  });

  test("rests on nothing that nobody ticked, and on nobody whose cards may not be seen", () => {
    const panel = panelWhere([
      ["maya", "sofia"],
      ["maya", "wei", "as written"],
    ]);
    expect(questionParity(panel, sofia, all)).toEqual({ ticked: false, others: 1 });
    const seen = panelWhere([
      ["maya", "sofia", null, "as written"],
      ["maya", "wei", "as written"],
    ]);
    expect(questionParity(seen, sofia, [sofia])).toEqual({ ticked: true, never: [] });
  });
});
