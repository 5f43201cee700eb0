import * as z from "zod/mini";
import { CandidateId, ItemId, OpeningId } from "#domain/id.ts";
import { Instant, limits, Line } from "#domain/text.ts";

/** As many as the versions of a kit may have had between them. */
const mostItems = 2_000;
const Words = z.string().check(z.maxLength(limits.text));

/**
 * What is to be told a candidate, as somebody edits it on this device: in its backup, and in nothing
 * that others get.
 */
export const Feedback = z.strictObject({
  /** Whom it is for. */
  id: CandidateId,
  opening: OpeningId,
  begins: Words,
  /** One text an item, under the item's title when it was begun: kits change. */
  items: z
    .array(z.strictObject({ item: ItemId, title: Line, text: Words }))
    .check(z.maxLength(mostItems)),
  ends: Words,
  changedAt: Instant,
});
export type Feedback = z.infer<typeof Feedback>;
