import type { OpeningId, PanelistId } from "#domain/id.ts";
import type { FolderKey, InviteSeed } from "#domain/keys.ts";
import type { OwnPlace } from "#domain/panel/elsewhere.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { ClaimRecord } from "#domain/records/signedRecords.ts";
import { liveOf } from "#domain/records/record.ts";
import { claimSeat } from "#sealing/claims.ts";
import { signerFromSeed } from "#sealing/ed25519.ts";
import { signRecord } from "#sealing/signing.ts";
import { copiesOf } from "./copies.ts";
import { takeCopies } from "./sayIn.ts";
import { db } from "./database.ts";
import { deviceKind } from "./deviceKind.ts";
import { findIdentity } from "./identities.ts";
import { identityFor } from "./newIdentity.ts";
import { keepFolderKey } from "./folders.ts";
import { findOwnSeat } from "./sealedOpening.ts";
import { becomePerson, findPeopleHere, forgetPerson } from "./people.ts";
import { nextVersion } from "./versions.ts";
import { recordTables } from "./writing.ts";

export type SeatWanted = {
  opening: OpeningId;
  panelist: PanelistId;
  seed: InviteSeed;
  folder?: FolderKey | undefined;
  /** Where they had handed a card in on the device whose link this is; `undefined` of an invitation. */
  handedIn?: readonly OwnPlace[] | undefined;
};

/**
 * This device's claim to a seat, for whoever scores here; somebody new goes by the seat itself.
 * `null` where the browser cannot sign. Writes nothing but the identity.
 */
export async function claimFor({
  opening,
  panelist,
  seed,
}: SeatWanted): Promise<ClaimRecord | null> {
  const { me } = await findPeopleHere();
  const identity = await identityFor(me?.id ?? panelist);
  if (identity === null) return null;
  const by = await signerFromSeed(seed);
  const held = liveOf(await copiesOf(opening), "claim").find(
    ({ body, signature }) => body.sign === identity.signKey && signature?.key === by.signKey,
  );
  // Opened twice, an invitation gives one seat.
  if (held !== undefined) return held;
  const version = await db.transaction("rw", db.device, nextVersion);
  const at = new Date().toISOString();
  return claimSeat({ opening, panelist, identity, device: deviceKind(), at, version, by });
}

/** Whether this device has a seat already, and did not come to it by this seed. */
export async function isSeatedOtherwise({ opening, seed }: SeatWanted): Promise<boolean> {
  const own = await findOwnSeat(opening);
  if (own === null) return false;
  const { signKey: key } = await signerFromSeed(seed);
  return !liveOf(await copiesOf(opening), "claim").some(
    ({ body, signature }) => body.sign === own.identity.signKey && signature?.key === key,
  );
}

/** Remembers by which invitation one sits where, and who one is on a device nobody had named. */
export async function settleIn(seat: SeatWanted): Promise<void> {
  const { opening, panelist, seed, folder, handedIn } = seat;
  const { signKey: key } = await signerFromSeed(seed);
  await db.transaction("rw", [db.people, db.device, db.invitations, db.folders], async () => {
    const places = handedIn !== undefined && { handedIn: [...handedIn] };
    await db.invitations.put({ opening, panelist, key, seed, ...places });
    if (folder !== undefined) await keepFolderKey(opening, folder);
    const me = await db.device.get("me");
    if (me === undefined) await becomePerson(panelist);
  });
}

/** "I am not them": takes this device's claim back, by the invitation it came in with. */
export async function giveSeatBack(opening: OpeningId): Promise<void> {
  const { me } = await findPeopleHere();
  const identity = me === null ? null : await findIdentity(me.id);
  const copies = await copiesOf(opening);
  const claim = liveOf(copies, "claim").find(({ body }) => body.sign === identity?.signKey);
  if (claim === undefined) return;
  const invitation = await db.invitations.get([opening, claim.body.panelist]);
  if (invitation === undefined || invitation.key !== claim.signature?.key) return;
  const version = await db.transaction("rw", db.device, nextVersion);
  const gone: SharedRecord = await signRecord(
    { id: claim.id, kind: "claim", author: claim.author, version, life: 2, deleted: true },
    { opening, by: await signerFromSeed(invitation.seed) },
  );
  await db.transaction("rw", [...recordTables, db.invitations], async () => {
    await takeCopies(await copiesOf(opening), [gone]);
    await db.invitations.delete([opening, claim.body.panelist]);
  });
  if (me?.id === claim.body.panelist) await forgetPerson(me.id);
}
