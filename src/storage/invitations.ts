import type { OpeningId, PanelistId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import type { PanelRevision } from "#domain/records/panelRevision.ts";
import { isLive, isTombstone, keyOf, type SharedRecord } from "#domain/records/record.ts";
import { standingOf } from "#domain/seats/standing.ts";
import { newSeed, signerFromSeed } from "#sealing/ed25519.ts";
import { copiesOf } from "./copies.ts";
import { keepUpFolderKeys } from "./folderKeys.ts";
import { sayIn } from "./sayIn.ts";
import { db, type InvitationRow } from "./database.ts";
import { follow, saidPanel } from "./revisions.ts";
import { recordTables } from "./writing.ts";

/** The invitations made on this device; their secret halves are nowhere else. */
export function listInvitations(opening: OpeningId): Promise<InvitationRow[]> {
  return db.invitations.where("opening").equals(opening).toArray();
}

export async function findInvitation(
  opening: OpeningId,
  panelist: PanelistId,
): Promise<InvitationRow | null> {
  return (await db.invitations.get([opening, panelist])) ?? null;
}

/** Remembers, on this device, how people's invitations last went out. */
export function noteHandedOver(
  opening: OpeningId,
  panelists: readonly PanelistId[],
  how: NonNullable<InvitationRow["handedOver"]>["how"],
): Promise<void> {
  return db.transaction("rw", db.invitations, async () => {
    const handedOver = { how, at: new Date().toISOString() };
    for (const panelist of panelists)
      await db.invitations.update([opening, panelist], { handedOver });
  });
}

/** Gives people of a panel an invitation each, in one revision; one they had lets nobody in any more. */
export async function invite(opening: OpeningId, panelists: readonly PanelistId[]): Promise<void> {
  const made = await newInvitations(opening, panelists);
  const keys = new Map(made.map(({ panelist, key }) => [panelist, key]));
  await db.transaction("rw", [...recordTables, db.invitations], async () => {
    const copies = await copiesOf(opening);
    const { revision } = follow(opening, copies, (places) =>
      places.map((place) => ({ ...place, invite: keys.get(place.panelist) ?? place.invite })),
    );
    await sayIn(opening, [saidPanel(revision)]);
    await db.invitations.bulkPut(made);
  });
}

/** One each, known to nobody yet. */
export function newInvitations(
  opening: OpeningId,
  panelists: readonly PanelistId[],
): Promise<InvitationRow[]> {
  return Promise.all(
    panelists.map(async (panelist) => {
      const seed = newSeed();
      return { opening, panelist, seed, key: (await signerFromSeed(seed)).signKey };
    }),
  );
}

/**
 * Withdraws somebody's invitation, and the links that add devices of theirs: none lets a further
 * device in. Those they have let in keep their seat, but for those named: of these only what they
 * have said so far stays. What is written to the shared folder from then on, they cannot read.
 */
export async function withdraw(
  opening: OpeningId,
  panelist: PanelistId,
  lost: readonly SignKey[] = [],
): Promise<void> {
  await db.transaction("rw", [...recordTables, db.invitations], async () => {
    const copies = await copiesOf(opening);
    const revoked = [
      ...doorsOf(opening, copies, panelist).map((key) => ({
        key,
        keeps: saidBy(copies, key)
          .filter(({ body }) => !lost.includes(body.sign))
          .map(keyOf),
      })),
      ...lost.map((key) => ({ key, keeps: copies.filter((copy) => isBy(copy, key)).map(keyOf) })),
    ];
    const { revision } = follow(
      opening,
      copies,
      (places) =>
        places.map((place) => (place.panelist === panelist ? { ...place, invite: null } : place)),
      revoked,
    );
    await sayIn(opening, [saidPanel(revision)]);
    await db.invitations.delete([opening, panelist]);
  });
  await keepUpFolderKeys(opening);
}

/**
 * "It was them", by a lead, or "it is mine", by a device that has the seat: a device that took it
 * beside another one keeps it.
 */
export function vouchFor(opening: OpeningId, claim: string): Promise<void> {
  return db.transaction("rw", recordTables, async () => {
    const copies = await copiesOf(opening);
    const asked = copies.find((copy) => copy.kind === "claim" && copy.id === claim);
    if (asked === undefined || !isLive(asked, "claim")) return;
    await sayIn(opening, [{ kind: "claim", id: asked.id, body: asked.body }]);
  });
}

/** Whatever still lets devices into somebody's seat. */
function doorsOf(
  opening: OpeningId,
  copies: readonly SharedRecord[],
  panelist: PanelistId,
): SignKey[] {
  // The links too: whoever has a lost device has those that were made on it.
  const links = standingOf(opening, copies).seats.get(panelist)?.links ?? [];
  return [...invitesOf(copies, panelist), ...links.map(({ key }) => key)];
}

/** All invitations somebody was given here, that are not withdrawn yet. */
function invitesOf(copies: readonly SharedRecord[], panelist: PanelistId): SignKey[] {
  const revisions: PanelRevision[] = copies.flatMap((copy) =>
    isLive(copy, "panel") ? [copy.body] : [],
  );
  const withdrawn = new Set(revisions.flatMap(({ revoked }) => revoked.map(({ key }) => key)));
  const invites = revisions.flatMap(({ members }) =>
    members.flatMap((place) => (place.panelist === panelist ? (place.invite ?? []) : [])),
  );
  return [...new Set(invites)].filter((key) => !withdrawn.has(key));
}

function isBy({ signature }: SharedRecord, key: SignKey): boolean {
  return signature?.key === key;
}

function saidBy(copies: readonly SharedRecord[], key: SignKey) {
  return copies.flatMap((copy) =>
    !isTombstone(copy) && copy.kind === "claim" && isBy(copy, key) ? [copy] : [],
  );
}
