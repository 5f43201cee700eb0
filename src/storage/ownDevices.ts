import type { OpeningId, PanelistId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { claimId } from "#domain/records/claim.ts";
import { liveOf, type SharedRecord } from "#domain/records/record.ts";
import type { Seat } from "#domain/seats/seat.ts";
import { standingOf } from "#domain/seats/standing.ts";
import { claimOf } from "#sealing/claims.ts";
import { newSeed, signerFromSeed } from "#sealing/ed25519.ts";
import { copiesOf } from "./copies.ts";
import { db, type InvitationRow } from "./database.ts";
import { sayIn } from "./sayIn.ts";
import { findOwnSeat } from "./sealedOpening.ts";
import { recordTables } from "./writing.ts";

/** Whoever scores on this device, with all the devices that have their seat in an opening. */
export type DevicesOfMine = {
  panelist: PanelistId;
  thisDevice: SignKey;
  seat: Seat;
  /** A link that was made here and has let nobody in yet. */
  link: InvitationRow | null;
};

/** `null` where nobody has a seat here, or it is open whose this device is. */
export async function findOwnDevices(opening: OpeningId): Promise<DevicesOfMine | null> {
  const own = await findOwnSeat(opening);
  if (own === null) return null;
  const copies = await copiesOf(opening);
  const { seats, ownerOf } = standingOf(opening, copies);
  const { signKey: thisDevice } = own.identity;
  const seat = seats.get(own.me);
  if (seat === undefined || ownerOf(thisDevice) !== own.me) return null;
  const made = (await db.deviceLinks.get([opening, own.me])) ?? null;
  const link = made !== null && isFresh(made, seat, copies) ? made : null;
  return { panelist: own.me, thisDevice, seat, link };
}

/** It counts, and nobody has come by it: one link lets one device in. */
function isFresh({ key }: InvitationRow, { links }: Seat, copies: readonly SharedRecord[]) {
  const isUsed = liveOf(copies, "claim").some(({ signature }) => signature?.key === key);
  return links.some((link) => link.key === key) && !isUsed;
}

/**
 * The link that lets one more device of whoever scores here in: the one at hand, or a new one, which
 * this device vouches for before the panel. `null` without a seat here.
 */
export async function linkForDevice(opening: OpeningId): Promise<InvitationRow | null> {
  const own = await findOwnDevices(opening);
  const speaker = await findOwnSeat(opening);
  if (own === null || speaker === null) return null;
  if (own.link !== null) return own.link;
  const { panelist } = own;
  const seed = newSeed();
  const by = await signerFromSeed(seed);
  // Nothing is ever locked to a link; what has to stand there is its maker's.
  const identity = { ...speaker.identity, ...by };
  const at = new Date().toISOString();
  const body = await claimOf({ opening, panelist, identity, device: "link", at });
  const row = { opening, panelist, key: by.signKey, seed };
  await db.transaction("rw", [...recordTables, db.deviceLinks], async () => {
    await sayIn(opening, [{ kind: "claim", id: claimId(body), body }]);
    await db.deviceLinks.put(row);
  });
  return row;
}
