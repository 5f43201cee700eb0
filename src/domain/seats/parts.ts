import type { PanelistId } from "#domain/id.ts";
import type { CardKey } from "#domain/keys.ts";
import { type GivenShare, hashOfShare, type HeldShare } from "#domain/records/escrow.ts";
import type { WaiverRecord } from "#domain/records/record.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import { type OnCandidate, waiversFor } from "./need.ts";
import { wasDue } from "./late.ts";
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

/** What whoever coordinates said of a card whose key they were given. */
export type HeldWhole =
  | { holder: PanelistId; said: "nothing" | "something else" }
  | { holder: PanelistId; said: "its key"; share: string };

/**
 * `null` where its author gave no parts away. Whoever joined the panel after the card was sealed has
 * none, and is given none: only its author could split it anew, who is the one that is away. Whoever
 * publishes a part without having been given one has no say here.
 */
export function partsOf(card: SealedRecord, here: OnCandidate): CardParts | null {
  if (card.body.escrow === undefined) return null;
  const { threshold, shares } = card.body.escrow;
  const parts: CardParts = { threshold, here: [], bad: [], out: [] };
  for (const held of shares) {
    const said = saidOf(card, held, here);
    if (said.said === "its key") parts.here.push({ holder: held.holder, share: said.share });
    else parts[said.said === "nothing" ? "out" : "bad"].push(held.holder);
  }
  return parts;
}

/** `null` where nobody coordinated, as far as its author knew, or they had not joined. */
export function wholeOf(card: SealedRecord, here: OnCandidate): HeldWhole | null {
  return card.body.whole === undefined ? null : saidOf(card, card.body.whole, here);
}

function saidOf({ id }: SealedRecord, { holder, hash }: HeldShare, { shares }: OnCandidate) {
  const own = shares
    .filter((share) => share.author === holder && share.body.card === id)
    .map((share) => share.body.share);
  const share = own.find((one) => hashOfShare(id, one) === hash);
  if (share !== undefined) return { holder, said: "its key" as const, share };
  return { holder, said: own.length > 0 ? ("something else" as const) : ("nothing" as const) };
}

export function isEnough(parts: CardParts | null): boolean {
  return parts !== null && parts.here.length >= parts.threshold;
}

/** Whether others than its author have published what opens it. */
export function isOutByOthers({ parts, whole }: OutByOthers): boolean {
  return isEnough(parts) || whole?.said === "its key";
}
type OutByOthers = { parts: CardParts | null; whole: HeldWhole | null };

/** What somebody was given of a card, for which they have one word. */
export function heldBy({ body }: SealedRecord, panelist: PanelistId): HeldShare | undefined {
  const held = [...(body.whole ? [body.whole] : []), ...(body.escrow?.shares ?? [])];
  return held.find(({ holder }) => holder === panelist);
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
  const isMet = isNeedMet(here, waiversWith(here, agreed, own));
  const [whole, parts] = [wholeDueOn(here, mine, agreed).cards, isMet ? here.sealed : []];
  return [
    ...whole,
    ...parts.filter((card) => card.body.whole?.holder !== mine && isOpenTo(here, mine, card)),
  ];
}

/**
 * Others' cards whose key whoever coordinates is to publish, and the waivers they go by. They have no
 * card to let go, by which one would agree to a waiver: they follow an author who did.
 */
export function wholeDueOn(
  here: OnCandidate,
  mine: PanelistId,
  agreed: ReadonlySet<string>,
): { cards: SealedRecord[]; waivers: WaiverRecord[] } {
  const held = here.sealed.filter(({ body }) => body.whole?.holder === mine);
  if (held.length === 0) return { cards: [], waivers: [] };
  const followed = here.releases.filter((release) => wasDue(here, release));
  const waivers = waiversWith(here, agreed, followed);
  const cards = held.filter((card) => isOpenTo(here, mine, card));
  return { cards: isNeedMet(here, waivers) ? cards : [], waivers };
}

function waiversWith(
  here: OnCandidate,
  agreed: ReadonlySet<string>,
  releases: OnCandidate["releases"],
): WaiverRecord[] {
  const named = releases.flatMap(({ body }) => body.waivers);
  return waiversFor(here, new Set([...agreed, ...named]));
}

/** Whether they hold something of somebody else's card that is not let go, and have not said it. */
function isOpenTo(here: OnCandidate, mine: PanelistId, card: SealedRecord): boolean {
  return (
    card.author !== mine &&
    heldBy(card, mine) !== undefined &&
    keyFor(card, here) === null &&
    here.shares.every(({ author, body }) => author !== mine || body.card !== card.id)
  );
}
