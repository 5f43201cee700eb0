import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import { CandidateId, ItemId, KitId, OpeningId, PanelistId } from "#domain/id.ts";

/**
 * Where a meeting stands: an item was reviewed, its new scores were shown, a panelist was heard on
 * it. Each is a record of its own, so that two devices at one table lose none of each other's.
 */
export const MeetingMark = z
  .strictObject({
    opening: OpeningId,
    candidate: CandidateId,
    item: ItemId,
    /** The kit version that was on the table: what was said of one is not said of the next. */
    kit: z.optional(KitId),
    what: z.enum(["reviewed", "shown", "heard"]),
    /** Who was heard; `null` for the other two. */
    panelist: z.nullable(PanelistId),
    on: z.boolean(),
  })
  .check(
    z.refine(({ what, panelist }) => (what === "heard") === (panelist !== null), {
      path: ["panelist"],
      error: "belongs to “heard”, and only there",
    }),
  );
export type MeetingMark = z.infer<typeof MeetingMark>;

/** The same place, the same id: setting and taking back are one record's two values. */
export function meetingMarkId({
  opening,
  candidate,
  item,
  kit,
  what,
  panelist,
}: Omit<MeetingMark, "on">): string {
  const place = { opening, candidate, item, what, panelist, ...(kit !== undefined && { kit }) };
  return `mark-${contentHash(place).slice(0, 40)}`;
}
