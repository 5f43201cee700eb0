import type { CandidateId, CardId, OpeningId, PanelistId } from "#domain/id.ts";
import type { CardKey } from "#domain/keys.ts";
import type { Scorecard } from "#domain/records/scorecard.ts";
import { releaseId } from "#domain/records/sealed.ts";
import { sealedOpeningOf, type SealedOpening } from "#domain/seats/sealing.ts";
import { openCard, sealCard } from "#sealing/sealedCards.ts";
import { copiesOf, seatOf } from "./copies.ts";
import { sayIn, takeCopies } from "./sayIn.ts";
import { db, type CardRow } from "./database.ts";
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
  const { id, body, cardKey: key } = sealing;
  const { opening, candidate } = card;
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
 * Lets go of one's own cards on candidates on whom all are in. `agreed`: on whom one said yes to going
 * on without somebody. Inside a transaction on `recordTables`.
 */
export async function letGo(opening: OpeningId, agreed?: ReadonlySet<CandidateId>): Promise<void> {
  const me = await ownSeat(opening);
  if (me === null) return;
  const keys = new Map<CardId, CardKey>(
    (await db.cards.where("opening").equals(opening).toArray()).map(({ id, key }) => [id, key]),
  );
  const due = (await readSealing(opening))?.releasesDue(me, keys, agreed) ?? [];
  if (due.length > 0)
    await sayIn(
      opening,
      due.map((body) => ({ kind: "release" as const, id: releaseId(body), body })),
    );
}

/** "Open without them": agrees to a waiver by somebody who has no card of their own in. */
export async function agreeToOpen(opening: OpeningId, candidate: CandidateId): Promise<void> {
  await db.transaction("rw", recordTables, () => letGo(opening, new Set([candidate])));
  await openDue(opening);
}

async function ownSeat(opening: OpeningId): Promise<PanelistId | null> {
  const me = await db.device.get("me");
  const identity = me?.key === "me" ? await db.identities.get(me.value) : undefined;
  return identity === undefined ? null : seatOf(await copiesOf(opening), identity.signKey);
}

async function readSealing(opening: OpeningId): Promise<SealedOpening | null> {
  const main = await db.registers.get(["opening", opening]);
  const inside = await db.registers.where("body.opening").equals(opening).toArray();
  return main === undefined ? null : sealedOpeningOf(opening, [main, ...inside]);
}

/**
 * Opens what can be opened of an opening's cards: those on candidates on whom all are in, and whose
 * authors let go. Not inside a transaction.
 */
export async function openDue(opening: OpeningId): Promise<void> {
  const due = await db.transaction("r", [db.registers, db.cards], async () => {
    const sealing = await readSealing(opening);
    const known = new Set(await db.cards.where("opening").equals(opening).primaryKeys());
    return (sealing?.candidates() ?? [])
      .map((candidate) => sealing?.on(candidate))
      .flatMap((on) => (on?.missing.length === 0 ? on.cards : []))
      .filter(({ key, record }) => key !== null && !known.has(record.id));
  });
  if (due.length === 0) return;
  const rows = await Promise.all(
    due.map(async ({ record, key }): Promise<CardRow[]> => {
      if (key === null) return [];
      const opened = await openCard(record, key);
      const { id, body } = record;
      return [
        {
          id,
          opening,
          candidate: body.candidate,
          key,
          body: opened.ok ? opened.card : null,
          refused: opened.ok ? null : opened.reason,
        },
      ];
    }),
  );
  await db.transaction("rw", recordTables, async () => {
    await db.cards.bulkPut(rows.flat());
    await takeCopies(await copiesOf(opening), []);
  });
}
