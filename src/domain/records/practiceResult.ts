import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import { ItemId, KitId, OpeningId, PanelistId } from "#domain/id.ts";
import { Level } from "#domain/kit/kit.ts";
import { Instant } from "#domain/text.ts";

/**
 * How one panelist scored a written practice case, where they chose to share it. It stands apart
 * from scorecards: no view, count or export of real cards reads it.
 */
export const PracticeResult = z.strictObject({
  opening: OpeningId,
  panelist: PanelistId,
  kit: KitId,
  /** The case's own name within the kit's family. */
  case: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  scores: z.record(ItemId, z.union([Level, z.literal("not observed")])),
  at: Instant,
});
export type PracticeResult = z.infer<typeof PracticeResult>;

/** One result a panelist and case: practising it again replaces it. */
export function practiceId({ opening, panelist, kit, case: name }: PracticeResult): string {
  return `practice-${contentHash({ opening, panelist, kit, name }).slice(0, 40)}`;
}
