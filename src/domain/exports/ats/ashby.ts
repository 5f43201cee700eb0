import * as z from "zod/mini";
import { isLevel, type Recommendation } from "#domain/records/scorecard.ts";
import { capitalised } from "#domain/text.ts";
import { besideRating, type CardInWords, detailsOf, type Fields, ofFive } from "./cardInWords.ts";
import { toFour } from "./foreignCard.ts";
import { writeLabelled } from "./labelledText.ts";
import { middlesOn, type MiddleWish } from "./lever.ts";
import { type NotCarried, notCarriedOn } from "./manifest.ts";

const Words = z.optional(z.nullable(z.string()));

export const AshbyField = z.looseObject({
  type: Words,
  path: z.string(),
  title: Words,
  selectableValues: z.optional(
    z.nullable(
      z.array(z.looseObject({ label: z.string(), value: z.union([z.string(), z.number()]) })),
    ),
  ),
});

/** Submitted feedback: the form it was written on, and the values by the paths of its fields. */
export const AshbyFeedback = z.looseObject({
  submittedAt: Words,
  submittedByUser: z.optional(
    z.nullable(z.looseObject({ firstName: Words, lastName: Words, email: Words })),
  ),
  formDefinition: z.looseObject({
    sections: z.array(
      z.looseObject({ title: Words, fields: z.array(z.looseObject({ field: AshbyField })) }),
    ),
  }),
  submittedValues: z.record(z.string(), z.unknown()),
});

export const ashbyCalls = {
  "strong yes": "Strong Hire",
  yes: "Hire",
  no: "No Hire",
  "strong no": "Strong No Hire",
  "no decision": "No Decision",
} as const satisfies Record<Recommendation, string>;

/** The paths of our own form; a company’s own has others. */
export const ashbyPaths = { call: "overall_recommendation", notes: "notes" } as const;
const elsewhere = ["Panelist", "Recommendation", "Submitted"];

export function toAshby(
  card: CardInWords,
  { three }: MiddleWish,
): { written: object; notCarried: NotCarried[] } {
  const rated = card.ratings.map((rating, index) => ({ rating, path: `item_${index + 1}` }));
  const scores = rated.flatMap(({ rating, path }) =>
    isLevel(rating.score)
      ? [
          [
            path,
            {
              score: toFour(rating.score, three),
              comments: plainText(
                writeLabelled(
                  rating.evidence,
                  besideRating(rating, rating.score === 3 ? [["Original", [ofFive(3)]]] : []),
                ),
              ),
            },
          ],
        ]
      : [],
  );
  const unscored = rated.filter(({ rating }) => !isLevel(rating.score));
  // A field of scores is empty or has one: what was written without goes with the notes.
  const details: Fields = [
    ...detailsOf(card, elsewhere),
    ...unscored.map(({ rating, path }): Fields[number] => [
      `Item ${path.slice("item_".length)}`,
      [
        `${rating.item}: ${String(rating.score)}`,
        ...(rating.evidence === "" ? [] : [`Evidence: ${rating.evidence}`]),
        ...rating.signals.map((signal) => `Signal: ${signal}`),
        ...rating.asked.map((asked) => `Asked: ${asked}`),
      ],
    ]),
  ];
  const [firstName, ...rest] = card.panelist.split(" ");
  const written = {
    submittedAt: card.submittedAt,
    submittedByUser: { firstName, lastName: rest.join(" ") },
    formDefinition: {
      sections: [
        {
          title: card.kit,
          fields: [
            {
              isRequired: true,
              field: {
                type: "ValueSelect",
                path: ashbyPaths.call,
                title: "Overall recommendation",
                isNullable: false,
                selectableValues: Object.entries(ashbyCalls).map(([call, label]) => ({
                  label,
                  value: call.replaceAll(" ", "_"),
                })),
              },
            },
            ...rated.map(({ rating, path }) => ({
              isRequired: false,
              field: { type: "Score", path, title: rating.item, isNullable: true },
            })),
            {
              isRequired: false,
              field: { type: "RichText", path: ashbyPaths.notes, title: "Notes", isNullable: true },
            },
          ],
        },
      ],
    },
    submittedValues: {
      [ashbyPaths.call]: card.recommendation.replaceAll(" ", "_"),
      ...Object.fromEntries(scores),
      [ashbyPaths.notes]: plainText(writeLabelled(card.takeaways, details)),
    },
  };
  const left = unscored
    .filter(({ rating }) => rating.score === "not observed")
    .map(({ rating }) =>
      notCarriedOn(
        card,
        rating.item,
        rating.score as string,
        "the field is left empty; the notes say it",
      ),
    );
  return { written, notCarried: [...left, ...middlesOn(card, three)] };
}

function plainText(value: string) {
  return { type: "PlainText", value };
}

export function ashbyTitle(title: string | null | undefined, path: string): string {
  return title ?? capitalised(path.replaceAll("_", " "));
}
