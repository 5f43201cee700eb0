import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import { OpeningId, PanelistId } from "#domain/id.ts";
import { LockKey, SignatureBytes, SignKey } from "#domain/keys.ts";
import { Instant } from "#domain/text.ts";

/**
 * A device takes a seat of a signed opening. Who lets it is the record's signer: whoever holds the
 * invitation, a device that has the seat, or a lead.
 */
export const Claim = z.strictObject({
  opening: OpeningId,
  panelist: PanelistId,
  sign: SignKey,
  lock: LockKey,
  /** A `link` is no device: its key lets one more device of the same person in, and says nothing else. */
  device: z.enum(["computer", "phone", "tablet", "link"]),
  at: Instant,
  /** The device's own word for it, over this claim; see `claimText`. */
  proof: SignatureBytes,
});
export type Claim = z.infer<typeof Claim>;

export function claimId(claim: Claim): string {
  return `claim-${contentHash(claim).slice(0, 40)}`;
}
