import * as z from "zod/mini";
import { CandidateId, ItemId, OpeningId } from "#domain/id.ts";
import { Instant, limits, Text } from "#domain/text.ts";
import { Rating, Recommendation } from "./scorecard.ts";

export const systemNames = {
  greenhouse: "Greenhouse",
  workable: "Workable",
  lever: "Lever",
  ashby: "Ashby",
} as const;

export const mostForeignParts = 200;
const short = z.string().check(z.maxLength(limits.line));

/**
 * A scorecard of another system beside an opening's own. Nobody here signed it, so it is no record: it
 * stays on the device that read it, goes into its backup, and counts where somebody asks for it.
 */
export const ForeignRow = z.strictObject({
  /** By what it says: the same file twice brings nothing twice. */
  id: z.string().check(z.regex(/^[a-z]+\.[0-9a-f]{64}$/)),
  opening: OpeningId,
  candidate: CandidateId,
  source: z.enum(["greenhouse", "workable", "lever", "ashby"]),
  panelist: z.string().check(z.maxLength(limits.name)),
  round: short,
  submittedAt: z.nullable(Instant),
  recommendation: z.nullable(Recommendation),
  ratings: z
    .array(
      z.strictObject({
        /** The kit's item it is taken for; `null`: for none. */
        item: z.nullable(ItemId),
        title: short,
        score: Rating.shape.score,
        /** As it stood there. */
        original: short,
        note: Text,
      }),
    )
    .check(z.maxLength(mostForeignParts)),
  takeaways: Text,
  answers: z
    .array(z.strictObject({ question: short, answer: Text }))
    .check(z.maxLength(mostForeignParts)),
  addedAt: Instant,
});
export type ForeignRow = z.infer<typeof ForeignRow>;
