import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import { Line } from "#domain/text.ts";

export const recusalReasons = ["professional", "personal", "other"] as const;
export const RecusalReason = z.enum(recusalReasons);
export type RecusalReason = z.infer<typeof RecusalReason>;

/**
 * Somebody’s own word that they should not score a candidate, in any round. No waiver: that is a
 * lead’s, of one card, and stays; and an older Needle that cannot read this goes on waiting.
 */
export const Recusal = z.strictObject({
  opening: OpeningId,
  candidate: CandidateId,
  panelist: PanelistId,
  /** `null` once it is taken back. */
  why: z.nullable(RecusalReason),
  note: z.optional(Line),
});
export type Recusal = z.infer<typeof Recusal>;

/** One for each person and candidate: taking it back is the same record’s later word. */
export function recusalId({
  opening,
  candidate,
  panelist,
}: Pick<Recusal, "opening" | "candidate" | "panelist">): string {
  return `recusal-${contentHash([opening, candidate, panelist]).slice(0, 40)}`;
}
