import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ItemId } from "#domain/id.ts";
import { Draft } from "#domain/records/scorecard.ts";
import { ratingOf } from "#domain/scoring/draft.ts";
import { askedAs, askedAt, probed, tellAsked } from "#domain/scoring/questions.ts";
import { aDraft } from "#test/records.ts";

const delivery = ItemId.parse("delivery");
const at = (draft: Draft, item: ItemId, question: number) =>
  askedAt(ratingOf(draft, item), question);
const askQuestion = (
  draft: Draft,
  item: ItemId,
  question: number,
  how: Parameters<typeof askedAs>[2],
) => tellAsked(draft, item, question, askedAs(at(draft, item, question), question, how));
const toggleProbe = (draft: Draft, item: ItemId, question: number, probe: number) =>
  tellAsked(draft, item, question, probed(at(draft, item, question), question, probe));
const asked = (draft: Draft) => ratingOf(draft, delivery).asked;

describe("questions asked", () => {
  test("a probe tells that its question was asked; one that was not has no probes", () => {
    const used = toggleProbe(aDraft("maya", "munich", "sofia"), delivery, 0, 2);
    expect(asked(used)).toEqual([{ question: 0, how: "own words", probes: [2] }]);
    const not = askQuestion(used, delivery, 0, "not asked");
    expect(asked(not)).toEqual([{ question: 0, how: "not asked", probes: [] }]);
    expect(asked(toggleProbe(not, delivery, 0, 1))).toEqual([
      { question: 0, how: "own words", probes: [1] },
    ]);
  });

  test("taken back they leave the card as it was", () => {
    const before = aDraft("maya", "munich", "sofia");
    const told = toggleProbe(askQuestion(before, delivery, 1, "own words"), delivery, 1, 0);
    expect(askQuestion(told, delivery, 1, null)).toEqual(before);
  });

  test("are told once each and in order, whatever is pressed, on a card that can be stored", () => {
    const press = fc.tuple(
      fc.nat(4),
      fc.oneof(fc.constantFrom("as written", "own words", "not asked", null), fc.nat(5)),
    );
    fc.assert(
      fc.property(fc.array(press, { maxLength: 30 }), (presses) => {
        const draft = presses.reduce(
          (card, [question, how]) =>
            typeof how === "number"
              ? toggleProbe(card, delivery, question, how)
              : askQuestion(card, delivery, question, how as "as written"),
          aDraft("maya", "munich", "sofia"),
        );
        const told = (asked(draft) ?? []).map(({ question }) => question);
        expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b));
        expect(Draft.safeParse(draft).success).toBe(true);
        for (const question of told)
          expect(askedAt(ratingOf(draft, delivery), question)).not.toBeNull();
      }),
    );
  });
});
