import type { CandidateId, CardId, OpeningId, PanelistId } from "#domain/id.ts";
import type { CardKey } from "#domain/keys.ts";
import { mostDevices, type Share, shareId } from "#domain/records/escrow.ts";
import type { Sealed } from "#domain/records/sealed.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import { coordinatorIn } from "#domain/seats/coordinator.ts";
import { heldBy } from "#domain/seats/parts.ts";
import { standingOf } from "#domain/seats/standing.ts";
import { type Holder, splitCardKey, unlockShare, wholeCardKey } from "#sealing/shares.ts";
import { copiesOf } from "./copies.ts";
import { sayIn } from "./sayIn.ts";
import { db } from "./database.ts";
import { findOwnSeat, findSealing, type OwnSeat } from "./sealedOpening.ts";
import { recordTables } from "./writing.ts";

type Splitting = { opening: OpeningId; author: PanelistId; card: CardId; cardKey: CardKey };

/**
 * What a card says of who else can open it: its key in parts for the others whose cards are expected,
 * where there are enough of them, and whole for whoever coordinates. Not inside a transaction.
 */
export async function escrowFor({
  author,
  ...split
}: Splitting): Promise<Pick<Sealed, "escrow" | "whole">> {
  const standing = standingOf(split.opening, await copiesOf(split.opening));
  const holderOf = (panelist: PanelistId): Holder => {
    // Of those with many devices the latest: the others are hardly in use any more.
    const keys = standing.seats.get(panelist)?.keys.slice(-mostDevices) ?? [];
    return { panelist, lockKeys: keys.map(({ lock }) => lock) };
  };
  const others = new Set(standing.places.map(({ panelist }) => panelist));
  others.delete(author);
  const coordinator = coordinatorIn(standing);
  const [escrow, whole] = await Promise.all([
    splitCardKey({ ...split, holders: [...others].map(holderOf) }),
    coordinator === null || coordinator === author
      ? null
      : wholeCardKey({ ...split, holder: holderOf(coordinator) }),
  ]);
  return { ...(escrow !== null && { escrow }), ...(whole !== null && { whole }) };
}

/**
 * Publishes one's parts of others' cards on candidates on whom all are in. Unlocking takes longer
 * than the database waits, so it comes after one's own release: what is due follows from what is
 * here, so that after a crash the next pass catches up. Not inside a transaction.
 */
export async function giveShares(
  opening: OpeningId,
  agreed?: ReadonlySet<CandidateId>,
): Promise<void> {
  const seat = await findOwnSeat(opening);
  if (seat === null) return;
  const due = await cardsDue(opening, seat, agreed);
  const unlocked = await Promise.all(due.map((card) => ownShare(card, seat)));
  const shares = unlocked.filter((share) => share !== null);
  if (shares.length === 0) return;
  await db.transaction("rw", recordTables, async () => {
    // What came in meanwhile may expect one more card, or hold a release.
    const still = new Set((await cardsDue(opening, seat, agreed)).map(({ id }) => id));
    const said = shares
      .filter(({ card }) => still.has(card))
      .map((body) => ({ kind: "share" as const, id: shareId(body), body }));
    if (said.length > 0) await sayIn(opening, said);
  });
}

async function cardsDue(
  opening: OpeningId,
  { me }: OwnSeat,
  agreed?: ReadonlySet<CandidateId>,
): Promise<SealedRecord[]> {
  return (await findSealing(opening))?.sharesDue(me, agreed) ?? [];
}

/** `null` where it was locked to other devices of this person only, or its author made it wrong. */
async function ownShare(sealed: SealedRecord, { me, identity }: OwnSeat): Promise<Share | null> {
  const { id: card, body } = sealed;
  const held = heldBy(sealed, me);
  if (held === undefined) return null;
  const { opening, candidate } = body;
  const given = await unlockShare({ opening, card, held, identity });
  return given && { opening, candidate, card, ...given };
}
