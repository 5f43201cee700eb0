import { combine, split } from "shamir-secret-sharing";
import { fromBase64, toBase64 } from "#domain/bytes.ts";
import type { CardId, OpeningId, PanelistId } from "#domain/id.ts";
import { CardKey, type LockKey } from "#domain/keys.ts";
import {
  type Escrow,
  type GivenShare,
  hashOfShare,
  type HeldShare,
} from "#domain/records/escrow.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import type { Identity } from "./identity.ts";
import { lockTo, unlock } from "./lockedTo.ts";
import { openCard, type OpenedCard } from "./sealedCards.ts";

/** Somebody else whose card is expected, and their devices; none while they have not joined. */
export type Holder = { panelist: PanelistId; lockKeys: readonly LockKey[] };

type Place = { opening: OpeningId; card: CardId };

/**
 * How many of the others open a card whose author is away: more than half of them, and never one
 * alone; `null` on panels where that cannot be.
 */
export function thresholdFor(others: number): number | null {
  return others < 2 ? null : Math.max(2, Math.floor(others / 2) + 1);
}

/**
 * A card's key in parts among the others who are expected. Who has not joined counts in how many it
 * takes but gets no part; `null` where too few have joined, or there are too few to begin with.
 */
export async function splitCardKey({
  cardKey,
  holders,
  ...place
}: Place & { cardKey: CardKey; holders: readonly Holder[] }): Promise<Escrow | null> {
  const threshold = thresholdFor(holders.length);
  const joined = holders.filter(({ lockKeys }) => lockKeys.length > 0);
  const key = fromBase64(cardKey);
  if (threshold === null || joined.length < threshold || key === null) return null;
  const parts = await split(key, joined.length, threshold);
  const shares = joined.map(({ panelist, lockKeys }, index) =>
    heldShare(place, { panelist, lockKeys, bytes: new Uint8Array(parts[index] ?? []) }),
  );
  return { threshold, shares: await Promise.all(shares) };
}

/**
 * A card's key for whoever coordinates, who needs nobody else: the part at place 0, where no share
 * of a split ever is, so that it is as long as any, and locked, named and published like one. `null`
 * where they have not joined.
 */
export async function wholeCardKey({
  cardKey,
  holder,
  ...place
}: Place & { cardKey: CardKey; holder: Holder }): Promise<HeldShare | null> {
  const key = fromBase64(cardKey);
  if (holder.lockKeys.length === 0 || key === null) return null;
  return heldShare(place, { ...holder, bytes: new Uint8Array([...key, 0]) });
}

async function heldShare(
  place: Place,
  { panelist, lockKeys, bytes }: Holder & { bytes: Uint8Array<ArrayBuffer> },
): Promise<HeldShare> {
  const context = contextOf(place, panelist);
  const locked = lockKeys.map((to) => lockTo(to, bytes, context));
  const hash = hashOfShare(place.card, toBase64(bytes));
  return { holder: panelist, hash, locked: await Promise.all(locked) };
}

function contextOf({ opening, card }: Place, holder: PanelistId) {
  return { what: "share", opening, card, holder };
}

/** A holder's own share, on one of their devices; `null` where there is none or its author made it wrong. */
export async function unlockShare({
  held,
  identity,
  ...place
}: Place & {
  held: HeldShare;
  identity: Pick<Identity, "lock" | "lockKey">;
}): Promise<GivenShare | null> {
  const locked = held.locked.find(({ to }) => to === identity.lockKey);
  if (locked === undefined) return null;
  const bytes = await unlock(locked, identity, contextOf(place, held.holder));
  if (bytes === null) return null;
  const share = toBase64(bytes);
  return hashOfShare(place.card, share) === held.hash ? { holder: held.holder, share } : null;
}

/** The key that stands whole in a share; `null` where it is a part of one. */
function keyIn(share: string): CardKey | null {
  const bytes = fromBase64(share);
  if (bytes?.length !== 33 || bytes[32] !== 0) return null;
  return CardKey.parse(toBase64(bytes.slice(0, 32)));
}

/** Opens a card with what whoever coordinates published; `null` if its author gave them another key. */
export async function openFromWhole(sealed: SealedRecord, share: string) {
  const cardKey = keyIn(share);
  const opened = cardKey === null ? null : await openCard(sealed, cardKey);
  return cardKey !== null && opened?.ok === true ? { ...opened, cardKey } : null;
}

/** The key that shares make together, right or wrong: only the card tells. `null` if they make none. */
export async function joinShares(shares: readonly string[]): Promise<CardKey | null> {
  const parts = shares.map(fromBase64).filter((bytes) => bytes?.length === 33);
  if (parts.length < shares.length) return null;
  try {
    const key = await combine(parts.map((bytes) => new Uint8Array(bytes ?? [])));
    return CardKey.parse(toBase64(key));
  } catch {
    return null;
  }
}

export type OpenedFromShares = OpenedCard & {
  cardKey: CardKey | null;
  /** Who published a share that is not the one they were given, and none that is. */
  bad: PanelistId[];
};

/**
 * Opens a card with the shares that its holders published. False ones are told by their hash, and cost
 * nothing but themselves. If shares that fit do not make the key, its author split them wrong: then
 * runs of neighbours are tried, which gets round any single wrong one. Never throws.
 */
export async function openFromShares({
  sealed,
  escrow,
  given,
}: {
  sealed: SealedRecord;
  escrow: Escrow;
  given: readonly GivenShare[];
}): Promise<OpenedFromShares> {
  const hashes = new Map(escrow.shares.map(({ holder, hash }) => [holder, hash]));
  const fitting = given.filter(
    ({ holder, share }) => hashes.get(holder) === hashOfShare(sealed.id, share),
  );
  const good = new Map(fitting.map(({ holder, share }) => [holder, share]));
  const others = given.map(({ holder }) => holder).filter((holder) => !good.has(holder));
  const bad = [...new Set(others)].toSorted();
  const { threshold } = escrow;
  if (good.size < threshold)
    return refused(`${good.size} of the ${threshold} shares it takes are here`, bad);
  for (const run of runsOf(inOrder(good), threshold)) {
    // oxlint-disable-next-line no-await-in-loop -- mostly the first one opens it
    const opened = await openWith(sealed, run);
    if (opened !== null) return { ...opened, bad };
  }
  return refused("its shares do not make its key: its author split another", bad);
}

function refused(reason: string, bad: PanelistId[]): OpenedFromShares {
  return { ok: false, reason, cardKey: null, bad };
}

function inOrder(good: ReadonlyMap<PanelistId, string>): string[] {
  return [...good].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, share]) => share);
}

/** Each run of so many neighbours in a ring: as many as there are shares, and one without each. */
function runsOf(shares: readonly string[], length: number): string[][] {
  const ring = [...shares, ...shares];
  return shares.map((_, from) => ring.slice(from, from + length));
}

async function openWith(sealed: SealedRecord, shares: readonly string[]) {
  const cardKey = await joinShares(shares);
  if (cardKey === null) return null;
  const opened = await openCard(sealed, cardKey);
  return opened.ok ? { ...opened, cardKey } : null;
}
