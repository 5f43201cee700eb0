import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import { CandidateId, CardId, OpeningId, PanelistId } from "#domain/id.ts";
import { LockKey } from "#domain/keys.ts";

export const mostHolders = 200;
export const mostDevices = 10;

/** A share is 33 bytes. */
const shareText = z.string().check(z.regex(/^[A-Za-z0-9_-]{44}$/));

/** Bytes of that length that one device alone can read; see `lockTo`. */
const LockedShare = z.strictObject({
  to: LockKey,
  from: LockKey,
  box: z.string().check(z.regex(/^[A-Za-z0-9_-]{66}$/)),
});

/** One holder's part of a card's key, locked to each of their devices. */
export const HeldShare = z.strictObject({
  holder: PanelistId,
  /** Of the share (`hashOfShare`): so that anybody can tell a false one, and whose fault it is. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  locked: z.array(LockedShare).check(z.maxLength(mostDevices)),
});
export type HeldShare = z.infer<typeof HeldShare>;

/** A card's key in parts, of which so many open it. Its author publishes this with the sealed card. */
export const Escrow = z.strictObject({
  threshold: z.int().check(z.minimum(2), z.maximum(mostHolders)),
  shares: z.array(HeldShare).check(z.maxLength(mostHolders)),
});
export type Escrow = z.infer<typeof Escrow>;

/**
 * A holder publishes their part of somebody else's card, or what opens it whole, once every expected card on the candidate
 * is in or waived. Whose it is stands inside too, so that the same words by two are two records.
 */
export const Share = z.strictObject({
  opening: OpeningId,
  candidate: CandidateId,
  card: CardId,
  holder: PanelistId,
  share: shareText,
});
export type Share = z.infer<typeof Share>;

/** A share as its holder publishes it: 33 bytes, base64url. */
export type GivenShare = Pick<Share, "holder" | "share">;

export function shareId(share: Share): string {
  return `share-${contentHash(share).slice(0, 40)}`;
}

/** A share is 32 random bytes and a place: its hash gives nothing of it away. */
export function hashOfShare(card: CardId, share: string): string {
  return contentHash(["needle/share/1", card, share]);
}
