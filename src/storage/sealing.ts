import type { CandidateId, CardId, OpeningId, PanelistId } from "#domain/id.ts";
import type { CardKey } from "#domain/keys.ts";
import type { Scorecard } from "#domain/records/scorecard.ts";
import { releaseId } from "#domain/records/sealed.ts";
import { isOutByOthers } from "#domain/seats/parts.ts";
import type { SealedCard } from "#domain/seats/sealing.ts";
import { openCard, sealCard } from "#sealing/sealedCards.ts";
import { openFromShares, openFromWhole } from "#sealing/shares.ts";
import { tellChosen } from "./choices.ts";
import { copiesOf } from "./copies.ts";
import { db, type CardRow } from "./database.ts";
import { sayIn, takeCopies } from "./sayIn.ts";
import { findOwnSeat, findSealing } from "./sealedOpening.ts";
import { keepUpFolderKeys } from "./folderKeys.ts";
import { escrowFor, giveShares } from "./shares.ts";
import { recordTables } from "./writing.ts";

/**
 * Seals a card and hands it in, with what else belongs to that (`also`; `false` calls it off). Whoever
 * is last lets all of theirs go with it. Throws, in words, where the card is too long.
 */
export async function handInSealed(
  author: PanelistId,
  card: Scorecard,
  also: () => Promise<boolean>,
): Promise<CardId | null> {
  const sealing = await sealCard(card, author);
  if (!sealing.ok) throw new Error(sealing.reason);
  const { id, cardKey: key } = sealing;
  const { opening, candidate } = card;
  const held = await escrowFor({ opening, author, card: id, cardKey: key });
  const body = { ...sealing.body, ...held };
  const tables = [...recordTables, db.drafts, db.opened];
  const isIn = await db.transaction("rw", tables, async () => {
    if (!(await also())) return false;
    await db.cards.put({ id, opening, candidate, key, body: card, refused: null });
    await sayIn(opening, [{ kind: "sealed", id, body }]);
    await letGo(opening);
    return true;
  });
  if (!isIn) return null;
  await openDue(opening);
  return id;
}

/**
 * Lets go of one's own cards on candidates on whom all are in, and of new scores that were shown.
 * `agreed`: on whom one said yes to going on without somebody. Inside a transaction on `recordTables`;
 * `openDue` is to follow, which does the same with one's parts of the others' cards.
 */
export async function letGo(opening: OpeningId, agreed?: ReadonlySet<CandidateId>): Promise<void> {
  const [seat, cards, sealing] = await Promise.all([
    findOwnSeat(opening),
    db.cards.where("opening").equals(opening).toArray(),
    findSealing(opening),
  ]);
  if (seat === null) return;
  const keys = new Map<CardId, CardKey>(cards.map(({ id, key }) => [id, key]));
  const due = sealing?.releasesDue(seat.me, keys, agreed) ?? [];
  if (due.length > 0)
    await sayIn(
      opening,
      due.map((body) => ({ kind: "release" as const, id: releaseId(body), body })),
    );
  await tellChosen(opening);
}

/** "Open without them": agrees to a waiver by somebody who has no card of their own in. */
export async function agreeToOpen(opening: OpeningId, candidate: CandidateId): Promise<void> {
  const agreed = new Set([candidate]);
  await db.transaction("rw", recordTables, () => letGo(opening, agreed));
  await giveShares(opening, agreed);
  await openDue(opening);
}

/**
 * Publishes what is due of one's parts of others' cards and of the folder's keys, and opens what can be
 * opened here: on candidates on whom all are in, whatever its author let go, or enough of the others
 * did. Not inside a transaction.
 */
export async function openDue(opening: OpeningId): Promise<void> {
  await giveShares(opening);
  await keepUpFolderKeys(opening);
  const due = await cardsToOpen(opening);
  const rows = (await Promise.all(due.map(openedRowOf))).filter((row) => row !== null);
  if (rows.length === 0) return;
  await db.transaction("rw", recordTables, async () => {
    await db.cards.bulkPut(rows);
    await takeCopies(await copiesOf(opening), []);
  });
}

/**
 * A card that was refused is tried again: its author's key may be wrong where the others' parts are
 * right, and which of them came first must not show. Parts that come before all cards are in open
 * nothing.
 */
function cardsToOpen(opening: OpeningId): Promise<SealedCard[]> {
  return db.transaction("r", [db.registers, db.cards], async () => {
    const sealing = await findSealing(opening);
    const here = await db.cards.where("opening").equals(opening).toArray();
    const tried = new Map(here.map((row) => [row.id, row]));
    const isToTry = (card: SealedCard) => {
      const before = tried.get(card.record.id);
      return before === undefined || (before.body === null && isOutByOthers(card));
    };
    return (sealing?.candidates() ?? [])
      .map((candidate) => sealing?.on(candidate))
      .flatMap((on) => (on?.missing.length === 0 ? on.cards : []))
      .filter((card) => card.isOut && isToTry(card));
  });
}

/** `null` where neither parts nor whoever coordinates open it: its author may still do so. */
async function openedRowOf(card: SealedCard): Promise<CardRow | null> {
  const { record, key } = card;
  const { id, body } = record;
  const place = { id, opening: body.opening, candidate: body.candidate };
  const byAuthor = key === null ? null : await openCard(record, key);
  if (key !== null && byAuthor?.ok === true)
    return { ...place, key, body: byAuthor.card, refused: null };
  const byOthers = (await openWhole(card)) ?? (await openParts(card));
  if (byOthers !== null)
    return { ...place, key: byOthers.cardKey, body: byOthers.card, refused: null };
  return key === null || byAuthor?.ok !== false
    ? null
    : { ...place, key, body: null, refused: byAuthor.reason };
}

function openWhole({ record, whole }: SealedCard) {
  return whole?.said === "its key" ? openFromWhole(record, whole.share) : null;
}

async function openParts({ record, parts }: SealedCard) {
  const { escrow } = record.body;
  if (parts === null || escrow === undefined) return null;
  const opened = await openFromShares({ sealed: record, escrow, given: parts.here });
  return opened.ok && opened.cardKey !== null
    ? { card: opened.card, cardKey: opened.cardKey }
    : null;
}
