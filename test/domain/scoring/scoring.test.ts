import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CandidateId,
  GateId,
  ItemId,
  OpeningId,
  PanelistId,
  RoundId,
  SignalId,
} from "#domain/id.ts";
import { kitId } from "#domain/kit/kit.ts";
import { faultOf } from "#domain/records/fault.ts";
import { ScorecardRecord } from "#domain/records/record.ts";
import {
  cardId,
  mostRevisions,
  Scorecard,
  type Draft,
  type Rating,
} from "#domain/records/scorecard.ts";
import {
  lacksEvidence,
  markGate,
  missingFrom,
  needsEvidence,
  noteEvidence,
  noteTakeaways,
  recommend,
  scoreItem,
  startCorrection,
  startDraft,
  submitted,
  toggleSignal,
} from "#domain/scoring/scoring.ts";
import { draftId, progressOf, ratingOf } from "#domain/scoring/draft.ts";
import { aKit, aRating, at, instant, noon, salt, scorecardRecord } from "#test/records.ts";

const delivery = ItemId.parse("delivery");
const judgement = ItemId.parse("judgement");
const expected = [delivery, judgement];
const owns = SignalId.parse("owns");
const typescript = GateId.parse("typescript");
const maya = PanelistId.parse("maya");
const place = {
  panelist: maya,
  opening: OpeningId.parse("berlin"),
  candidate: CandidateId.parse("sofia"),
  round: RoundId.parse("interview"),
};
const blank = startDraft(place, kitId(aKit()), instant());
const stamp = { now: instant(noon + 60_000), salt };

function frozen(draft: Draft): Draft {
  const deepFreeze = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  };
  deepFreeze(draft);
  return draft;
}

/** Every way a panelist can change a card. */
const aChange: fc.Arbitrary<(draft: Draft) => Draft> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...expected),
      fc.constantFrom<Rating["score"][]>(1, 2, 3, 4, 5, "not observed", "unrated"),
    )
    .map(
      ([item, score]) =>
        (draft: Draft) =>
          scoreItem(draft, item, score),
    ),
  fc
    .tuple(fc.constantFrom(...expected), fc.string({ unit: "binary", maxLength: 6 }), fc.nat(3))
    .map(
      ([item, text, minute]) =>
        (draft: Draft) =>
          noteEvidence(draft, item, text, instant(noon + minute * 60_000)),
    ),
  fc.constantFrom(...expected).map((item) => (draft: Draft) => toggleSignal(draft, item, owns)),
  fc
    .constantFrom("shown" as const, "not shown" as const, null)
    .map((mark) => (draft: Draft) => markGate(draft, typescript, mark)),
  fc
    .string({ unit: "binary", maxLength: 6 })
    .map((text) => (draft: Draft) => noteTakeaways(draft, text)),
  fc
    .constantFrom("strong no" as const, "yes" as const, "no decision" as const)
    .map((call) => (draft: Draft) => recommend(draft, call)),
);

/** As few strokes as a card needs, over whatever was there. */
function finished(draft: Draft): Draft {
  const scored = expected.reduce(
    (card, item) => noteEvidence(scoreItem(card, item, 2), item, "Said so.", instant()),
    draft,
  );
  return recommend(scored, "no");
}

describe("writing a card", () => {
  test("changes one thing, and leaves the draft it started from as it was", () => {
    const before = frozen(startDraft(place, kitId(aKit()), instant()));
    fc.assert(
      fc.property(aChange, aChange, (one, other) => {
        const after = other(frozen(one(before)));
        expect(before.ratings).toEqual({});
        expect(after).not.toBe(before);
        expect({ ...after, ratings: 0, gates: 0, takeaways: 0, recommendation: 0 }).toEqual({
          ...before,
          ratings: 0,
          gates: 0,
          takeaways: 0,
          recommendation: 0,
        });
      }),
    );
  });

  test("two tabs write to one draft: its id follows from panelist, candidate and round", () => {
    expect(startDraft(place, kitId(aKit()), instant(noon + 5)).id).toBe(draftId(place));
  });

  test("a score keeps the evidence, and evidence keeps the score", () => {
    const noted = noteEvidence(scoreItem(blank, delivery, 5), delivery, "Shipped it.", instant());
    expect(ratingOf(scoreItem(noted, delivery, 1), delivery)).toEqual(aRating(1, "Shipped it."));
  });

  test("evidence taken away again was never noted", () => {
    const noted = noteEvidence(blank, delivery, "Hm", instant());
    expect(ratingOf(noteEvidence(noted, delivery, " ", instant()), delivery).notedAt).toBeNull();
  });

  test("half a character, which no file may hold, is noted as a replacement mark", () => {
    const noted = noteEvidence(blank, delivery, "Said \ud83d and 🧭", instant());
    expect(ratingOf(noted, delivery).evidence).toBe("Said \ufffd and 🧭");
    expect(noteTakeaways(blank, "\udc00!").takeaways).toBe("\ufffd!");
  });

  test("a signal and a must-have pressed twice are as before", () => {
    const once = toggleSignal(blank, delivery, owns);
    expect(ratingOf(once, delivery).signals).toEqual([owns]);
    expect(ratingOf(toggleSignal(once, delivery, owns), delivery).signals).toEqual([]);
    expect(markGate(blank, typescript, "not shown").gates).toEqual({ typescript: "not shown" });
    expect(markGate(markGate(blank, typescript, "shown"), typescript, null).gates).toEqual({});
  });
});

describe("evidence before extremes", () => {
  test.each([
    [1, true],
    [2, true],
    [3, false],
    [4, false],
    [5, true],
    ["not observed", false],
    ["unrated", false],
  ] as const)("%s asks for a line: %s", (score, asks) => {
    expect(needsEvidence(score)).toBe(asks);
    expect(lacksEvidence(aRating(score))).toBe(asks);
    expect(lacksEvidence(aRating(score, " \n\t"))).toBe(asks);
    expect(lacksEvidence(aRating(score, "Said so."))).toBe(false);
  });
});

describe("what is missing", () => {
  test("a blank card misses every expected score and the recommendation", () => {
    expect(missingFrom(blank, expected)).toEqual([
      { what: "score", item: delivery },
      { what: "score", item: judgement },
      { what: "recommendation" },
    ]);
  });

  test("an extreme without a line is named with its score, also on an item the round does not ask for", () => {
    const card = recommend(scoreItem(scoreItem(blank, delivery, 3), judgement, 5), "yes");
    expect(missingFrom(card, [delivery])).toEqual([
      { what: "evidence", item: judgement, score: 5 },
    ]);
  });

  test("not observed is an answer; an item outside the round may stay open", () => {
    const card = recommend(scoreItem(blank, delivery, "not observed"), "no decision");
    expect(missingFrom(card, [delivery])).toEqual([]);
    expect(progressOf(card, expected)).toEqual({ scored: 1, withEvidence: 0, of: 2 });
  });
});

describe("submitting", () => {
  test("freezes exactly what was written", () => {
    const draft = noteTakeaways(markGate(finished(blank), typescript, "shown"), "Careful.");
    const { ratings, gates, takeaways, recommendation, startedAt, opening, candidate, round, kit } =
      draft;
    expect(submitted(draft, expected, stamp)).toEqual({
      opening,
      candidate,
      round,
      kit,
      ratings,
      gates,
      takeaways,
      recommendation,
      startedAt,
      rev: 1,
      prev: null,
      submittedAt: stamp.now,
      salt,
    });
  });

  test.each(["score", "evidence", "recommendation"] as const)(
    "nothing comes of it while a %s is missing",
    (what) => {
      const whole = finished(blank);
      const short = {
        score: scoreItem(whole, delivery, "unrated"),
        evidence: noteEvidence(whole, delivery, "", instant()),
        recommendation: { ...whole, recommendation: null },
      }[what];
      expect(missingFrom(short, expected).map((gap) => gap.what)).toEqual([what]);
      expect(submitted(short, expected, stamp)).toBeNull();
    },
  );

  test("whatever was changed in whatever order, the card can be sent, read back and checked", () => {
    fc.assert(
      fc.property(fc.array(aChange, { maxLength: 12 }), (changes) => {
        const draft = finished(changes.reduce((card, change) => change(card), blank));
        const card = submitted(draft, expected, stamp);
        if (card === null) return false;
        const record = {
          id: cardId(maya, card),
          kind: "scorecard" as const,
          author: maya,
          version: at(),
          body: card,
        };
        const read = ScorecardRecord.parse(JSON.parse(JSON.stringify(record)));
        expect(Scorecard.parse(card)).toEqual(card);
        expect(read).toEqual(record);
        return faultOf(read) === null;
      }),
      { numRuns: 2_000 },
    );
  });

  test("a card changed after it was submitted no longer fits its name", () => {
    const record = scorecardRecord({ author: "maya", opening: "berlin", candidate: "sofia" });
    expect(faultOf({ ...record, body: { ...record.body, takeaways: "Hire!" } })).toMatch(
      /does not match its receipt/,
    );
  });
});

test("a correction starts from what was submitted, says what it corrects, and leaves it alone", () => {
  const first = scorecardRecord({ author: "maya", opening: "berlin", candidate: "sofia" });
  const before = JSON.stringify(first);
  const draft = startCorrection(maya, first, instant(noon + 1));
  expect(draft).toMatchObject({
    id: draftId(place),
    corrects: first.id,
    rev: 2,
    ratings: first.body.ratings,
    startedAt: first.body.startedAt,
  });
  const second = submitted(scoreItem(draft, delivery, 3), expected, stamp);
  expect(second).toMatchObject({ rev: 2, prev: first.id });
  expect(second?.ratings[delivery]?.score).toBe(3);
  expect(JSON.stringify(first)).toBe(before);
});

test("a revision nobody reaches by correcting is refused, and the last one can still be corrected", () => {
  const { body } = scorecardRecord({ author: "maya", opening: "berlin", candidate: "sofia" });
  expect(Scorecard.safeParse({ ...body, rev: Number.MAX_SAFE_INTEGER }).success).toBe(false);
  const planted = { ...body, rev: mostRevisions };
  const id = cardId(maya, planted);
  const next = submitted(startCorrection(maya, { id, body: planted }, instant()), expected, stamp);
  expect(next).toMatchObject({ prev: id });
  expect(Scorecard.safeParse(next).success).toBe(true);
});
