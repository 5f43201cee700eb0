import * as z from "zod/mini";
import { isLevel, type Recommendation } from "#domain/records/scorecard.ts";
import { besideRating, type CardInWords, detailsOf, ofFive } from "./cardInWords.ts";
import { toFour } from "./foreignCard.ts";
import { writeLabelled } from "./labelledText.ts";
import { type NotCarried, notCarriedOn } from "./manifest.ts";

const Words = z.optional(z.nullable(z.string()));
const Moment = z.optional(z.nullable(z.union([z.number(), z.string()])));

export const LeverField = z.looseObject({
  type: z.string(),
  text: Words,
  description: Words,
  options: z.optional(z.nullable(z.array(z.looseObject({ text: z.string() })))),
  scores: z.optional(z.nullable(z.array(z.looseObject({ text: z.string(), description: Words })))),
  value: z.optional(z.unknown()),
});
export const LeverScores = z.array(
  z.nullable(
    z.looseObject({
      score: z.optional(z.nullable(z.union([z.number(), z.string()]))),
      comment: Words,
    }),
  ),
);

/** A filled-in form, as Lever’s list of feedback tells it. */
export const LeverFeedback = z.looseObject({
  text: Words,
  fields: z.array(LeverField),
  user: Words,
  createdAt: Moment,
  completedAt: Moment,
});

/** What becomes of a 3, of which scales of four have none: asked once an export. */
export type MiddleWish = { three: 2 | 3 };

export const leverCalls = {
  "strong yes": "4 - Strong Hire",
  yes: "3 - Hire",
  no: "2 - No Hire",
  "strong no": "1 - Strong No Hire",
} as const satisfies Partial<Record<Recommendation, string>>;

const elsewhere = ["Round", "Started", "Recommendation"];

export function toLever(
  card: CardInWords,
  { three }: MiddleWish,
): { written: object; notCarried: NotCarried[] } {
  const { recommendation } = card;
  const value = recommendation === "no decision" ? null : leverCalls[recommendation];
  const isComplete = value !== null;
  const written = {
    type: "interview",
    text: card.round,
    fields: [
      {
        type: "score-system",
        text: "Rating",
        required: true,
        options: Object.values(leverCalls).map((text) => ({ text })),
        value,
      },
      {
        type: "scorecard",
        text: card.kit,
        required: false,
        scores: card.ratings.map(({ item }) => ({ text: item, description: "" })),
        value: card.ratings.map((rating) => ({
          score: isLevel(rating.score)
            ? toFour(rating.score, three)
            : rating.score === "not observed"
              ? 0
              : null,
          comment: writeLabelled(
            rating.evidence,
            besideRating(rating, rating.score === 3 ? [["Original", [ofFive(3)]]] : []),
          ),
        })),
      },
      {
        type: "textarea",
        text: "Notes",
        required: false,
        value: writeLabelled(
          card.takeaways,
          detailsOf(card, isComplete ? elsewhere : elsewhere.slice(0, 2)),
        ),
      },
    ],
    createdAt: Date.parse(card.startedAt),
    completedAt: isComplete ? Date.parse(card.submittedAt) : null,
  };
  return {
    written,
    notCarried: [
      ...(isComplete
        ? []
        : [
            notCarriedOn(
              card,
              "Recommendation",
              recommendation,
              "left empty, and the form as not completed: Lever has no such option",
            ),
          ]),
      ...middlesOn(card, three),
    ],
  };
}

/** Every 3 on a card, in the words of a manifest. */
export function middlesOn(card: CardInWords, three: 2 | 3): NotCarried[] {
  return card.ratings
    .filter(({ score }) => score === 3)
    .map(({ item }) =>
      notCarriedOn(
        card,
        item,
        ofFive(3),
        `${three} of 4, with “Original: ${ofFive(3)}” in the comment`,
      ),
    );
}
