import * as z from "zod/mini";
import type { Recommendation } from "#domain/records/scorecard.ts";
import type { CardInWords } from "./cardInWords.ts";
import { type NotCarried, notCarriedOn } from "./manifest.ts";

const Words = z.optional(z.nullable(z.string()));
const calls = ["DEFINITELY_NO", "NO", "YES", "STRONG_YES", "NO_DECISION"] as const;

/** The scorecard of Merge’s unified model: one recommendation; all else is remote data. */
export const MergeScorecard = z.looseObject({
  remote_id: Words,
  application: Words,
  interview: Words,
  interviewer: Words,
  remote_created_at: Words,
  submitted_at: Words,
  overall_recommendation: z.optional(z.nullable(z.enum(calls))),
  remote_was_deleted: z.optional(z.boolean()),
  remote_data: z.optional(
    z.nullable(z.array(z.looseObject({ path: z.string(), data: z.unknown() }))),
  ),
});

const callOf = {
  "strong no": "DEFINITELY_NO",
  no: "NO",
  yes: "YES",
  "strong yes": "STRONG_YES",
  "no decision": "NO_DECISION",
} as const satisfies Record<Recommendation, (typeof calls)[number]>;

/** Its ids are Merge’s to give; the whole card goes along as remote data. */
export function toMerge(card: CardInWords): { written: object; notCarried: NotCarried[] } {
  const written: z.infer<typeof MergeScorecard> = {
    remote_id: card.receipt,
    application: null,
    interview: null,
    interviewer: null,
    remote_created_at: card.startedAt,
    submitted_at: card.submittedAt,
    overall_recommendation: callOf[card.recommendation],
    remote_was_deleted: false,
    remote_data: [{ path: "/needle/scorecard", data: card }],
  };
  const cell = notCarriedOn(
    card,
    "All but the recommendation",
    "names, scores, evidence and takeaways",
    "in remote_data: Merge’s scorecard has no field for them",
  );
  return { written, notCarried: [cell] };
}
