import type { CardId, PanelistId } from "#domain/id.ts";
import type { CardKey } from "#domain/keys.ts";
import { type GivenShare, hashOfShare } from "#domain/records/escrow.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import { type OnCandidate, waiversFor } from "./need.ts";
import { isNeedMet } from "./release.ts";

/** How far a card has come towards being opened by the others, in its author's stead. */
export type CardParts = {
  /** So many parts open it. */
  threshold: number;
  /** Those that are here and are what their holder was given. */
  here: GivenShare[];
  /** Who published something else than they were given. */
  bad: PanelistId[];
  /** Whose part is still to come. */
  out: PanelistId[];
};

/**
 * `null` where its author gave no parts away. Whoever joined the panel after the card was sealed has
 * none, and is given none: only its author could split it anew, who is the one that is away. Whoever
 * publishes a part without having been given one has no say here.
 */
export function partsOf({ id, body }: SealedRecord, { shares }: OnCandidate): CardParts | null {
  if (body.escrow === undefined) return null;
  const { threshold, shares: held } = body.escrow;
  const given = shares.filter((share) => share.body.card === id);
  const parts: CardParts = { threshold, here: [], bad: [], out: [] };
  for (const { holder, hash } of held) {
    const own = given.filter((share) => share.author === holder).map((share) => share.body.share);
    const fitting = own.find((share) => hashOfShare(id, share) === hash);
    if (fitting !== undefined) parts.here.push({ holder, share: fitting });
    else if (own.length > 0) parts.bad.push(holder);
    else parts.out.push(holder);
  }
  return parts;
}

export function isEnough(parts: CardParts | null): boolean {
  return parts !== null && parts.here.length >= parts.threshold;
}

/** Only its author lets a card go. */
export function keyFor({ id, author }: SealedRecord, { releases }: OnCandidate): CardKey | null {
  for (const release of releases) {
    const given = release.author === author && release.body.cards.find((card) => card.id === id);
    if (given) return given.key;
  }
  return null;
}

/**
 * Others' cards of which `mine` is to publish a part: under the rule by which one lets one's own go,
 * and of those only that their authors have not let go. What one agreed to stands in one's release,
 * so that parts that were not published with it can be later.
 */
export function sharesDueOn(
  here: OnCandidate,
  mine: PanelistId,
  agreed: ReadonlySet<string>,
): SealedRecord[] {
  const own = here.releases.filter(({ author }) => author === mine);
  const named = own.flatMap(({ body }) => body.waivers);
  if (!isNeedMet(here, waiversFor(here, new Set([...agreed, ...named])))) return [];
  const isDone = (card: CardId) =>
    here.shares.some(({ author, body }) => author === mine && body.card === card);
  return here.sealed.filter(
    (card) =>
      card.author !== mine &&
      card.body.escrow?.shares.some(({ holder }) => holder === mine) === true &&
      keyFor(card, here) === null &&
      !isDone(card.id),
  );
}
