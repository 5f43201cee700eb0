import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import { CandidateId, CardId, KitId, OpeningId, PanelId, PanelistId, RoundId } from "#domain/id.ts";
import { CardKey } from "#domain/keys.ts";
import { Escrow, HeldShare } from "./escrow.ts";
import { Role } from "./opening.ts";
import { mostRevisions } from "./scorecard.ts";

/** A card is at most this long before it is sealed, in bytes. */
export const mostSealedBytes = 128 * 1024;

const base64 = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/));

/**
 * A submitted card nobody can read yet. Its id is that of the card in it, which is the hash of the
 * card: so it binds its author to what they wrote, and opens to nothing else.
 */
export const Sealed = z.strictObject({
  opening: OpeningId,
  candidate: CandidateId,
  round: RoundId,
  kit: KitId,
  rev: z.int().check(z.positive(), z.maximum(mostRevisions)),
  prev: z.nullable(CardId),
  settles: z.optional(z.array(CardId).check(z.maxLength(20))),
  role: z.optional(Role),
  panel: PanelId,
  /** 12 bytes. */
  iv: base64.check(z.length(16)),
  /** AES-256-GCM over the padded card, the fields above and its id being authenticated with it. */
  box: base64.check(z.maxLength(Math.ceil((2 * mostSealedBytes + 16) * (4 / 3)))),
  /**
   * Its key in parts, for the others: left out where there are too few of them. It is no part of what
   * the author is bound to, and is not authenticated with the box: the signature on the record does
   * that, and a false one opens nothing else than the card.
   */
  escrow: z.optional(Escrow),
  /** The same for whoever coordinates, who needs nobody else: its key itself, as the part at zero. */
  whole: z.optional(HeldShare),
});
export type Sealed = z.infer<typeof Sealed>;

/** An author opens what they sealed, once every expected card on the candidate is in or waived. */
export const Release = z.strictObject({
  opening: OpeningId,
  candidate: CandidateId,
  cards: z.array(z.strictObject({ id: CardId, key: CardKey })).check(z.maxLength(100)),
  /** The sealed cards on the candidate that were here: a later one was not written blind. */
  saw: z.array(CardId).check(z.maxLength(2_000)),
  panels: z.array(PanelId).check(z.maxLength(500)),
  waivers: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(2_000)),
  /**
   * Who coordinates lets no card of their own go, and says what they had when they published what
   * opens the others’. It would be anybody’s words otherwise, the same under one id.
   */
  by: z.optional(PanelistId),
});
export type Release = z.infer<typeof Release>;

export function releaseId(release: Release): string {
  return `release-${contentHash(release).slice(0, 40)}`;
}
