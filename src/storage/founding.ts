import type { OpeningId, PanelistId } from "#domain/id.ts";
import { signedOpeningId } from "#domain/signedId.ts";
import type { Opening } from "#domain/records/opening.ts";
import type { PanelRevision } from "#domain/records/panelRevision.ts";
import { claimSeat } from "#sealing/claims.ts";
import { sayIn, type Said } from "./sayIn.ts";
import { db } from "./database.ts";
import { deviceKind } from "./deviceKind.ts";
import { identityFor } from "./newIdentity.ts";
import { keepFolderKey, newFolderKey } from "./folders.ts";
import { newInvitations } from "./invitations.ts";
import { newSalt } from "./newId.ts";
import { asPlace, saidPanel } from "./revisions.ts";
import { nextVersion } from "./versions.ts";
import { recordTables } from "./writing.ts";

/**
 * Makes an opening in which everything is signed, with oneself as its founder. `null` where this
 * browser cannot sign. All of it or nothing.
 */
export async function foundOpening(
  { panel, ...body }: Omit<Opening, "founded" | "sealed">,
  founder: PanelistId,
  { sealed }: { sealed: boolean },
): Promise<OpeningId | null> {
  const identity = await identityFor(founder);
  if (identity === null) return null;
  const founded = { founder: identity.signKey, nonce: newSalt() };
  const opening = signedOpeningId(founded.founder, founded.nonce);
  const version = await db.transaction("rw", db.device, nextVersion);
  const seat = await claimSeat({
    opening,
    panelist: founder,
    identity,
    device: deviceKind(),
    at: new Date().toISOString(),
    version,
    by: identity,
  });
  const others = panel.map(({ panelist }) => panelist).filter((one) => one !== founder);
  const invitations = await newInvitations(opening, others);
  const keys = new Map(invitations.map(({ panelist, key }) => [panelist, key]));
  const members = panel.map((member) => asPlace(member, keys.get(member.panelist) ?? null));
  const revision: PanelRevision = { opening, prev: [], members, sealed, revoked: [] };
  return db.transaction("rw", [...recordTables, db.invitations, db.folders], async () => {
    await db.copies.put(seat);
    await db.invitations.bulkPut(invitations);
    await keepFolderKey(opening, newFolderKey());
    const speaker = { author: founder, key: identity.signKey };
    const said: Said = { kind: "opening", id: opening, body: { ...body, panel: [], founded } };
    await sayIn(opening, [said, saidPanel(revision)], speaker);
    return opening;
  });
}
