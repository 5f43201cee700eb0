import * as z from "zod/mini";
import { compareVersions, type Version } from "#domain/clock.ts";
import { contentHash } from "#domain/hash.ts";
import { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import { Instant } from "#domain/text.ts";

/**
 * A candidate's cards were opened for somebody: from then on they have seen the others. Named by its
 * content, so that a later one cannot take the place of the first.
 */
export const Opened = z.strictObject({
  opening: OpeningId,
  candidate: CandidateId,
  panelist: PanelistId,
  at: Instant,
});
export type Opened = z.infer<typeof Opened>;

export function openedId(opened: Opened): string {
  return `opened-${contentHash(opened).slice(0, 40)}`;
}

/**
 * Whether a card was written once its author had looked: by the hybrid clock, since whoever looks
 * has their own card on that device first, and its clock is past it. Times of day may be anything.
 */
export function isWrittenAfter(card: Written, looked: Written): boolean {
  return compareVersions(looked.version, card.version) < 0;
}
type Written = { version: Version };
