import type { OpeningId, PanelistId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import type { PanelRevision } from "#domain/records/panelRevision.ts";
import { isLive, isTombstone, keyOf, type SharedRecord } from "#domain/records/record.ts";
import { newSeed, signerFromSeed } from "#sealing/ed25519.ts";
import { copiesOf } from "./copies.ts";
import { sayIn } from "./sayIn.ts";
import { db, type InvitationRow } from "./database.ts";
import { follow, saidPanel } from "./revisions.ts";
import { recordTables } from "./writing.ts";

/** The invitations made on this device; their secret halves are nowhere else. */
export function listInvitations(opening: OpeningId): Promise<InvitationRow[]> {
  return db.invitations.where("opening").equals(opening).toArray();
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
 * Withdraws somebody's invitation: it lets no further device in. Those it has let in keep their seat,
 * but for those named: of these only what they have said so far stays.
 */
export function withdraw(
  opening: OpeningId,
  panelist: PanelistId,
  lost: readonly SignKey[] = [],
): Promise<void> {
  return db.transaction("rw", [...recordTables, db.invitations], async () => {
    const copies = await copiesOf(opening);
    const revoked = [
      ...invitesOf(copies, panelist).map((key) => ({
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
}

/** "It was them": a device that took a seat beside another one keeps it. */
export function vouchFor(opening: OpeningId, claim: string): Promise<void> {
  return db.transaction("rw", recordTables, async () => {
    const copies = await copiesOf(opening);
    const asked = copies.find((copy) => copy.kind === "claim" && copy.id === claim);
    if (asked === undefined || !isLive(asked, "claim")) return;
    await sayIn(opening, [{ kind: "claim", id: asked.id, body: asked.body }]);
  });
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
