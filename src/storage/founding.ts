import { canonical } from "#domain/hash.ts";
import { signedOpeningId, type OpeningId, type PanelistId } from "#domain/id.ts";
import type { Member, Opening } from "#domain/records/opening.ts";
import { panelId, type PanelRevision, type Place } from "#domain/records/panelRevision.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { standingOf } from "#domain/seats/standing.ts";
import { claimSeat } from "#sealing/claims.ts";
import { sayIn, type Said } from "./copies.ts";
import { db } from "./database.ts";
import { deviceKind } from "./deviceKind.ts";
import { identityFor } from "./identities.ts";
import { newSalt } from "./newId.ts";
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
  const revision: PanelRevision = {
    opening,
    prev: [],
    members: panel.map((member) => placeOf(member, null)),
    sealed,
    revoked: [],
  };
  return db.transaction("rw", recordTables, async () => {
    await db.copies.put(seat);
    const speaker = { author: founder, key: identity.signKey };
    const said: Said = { kind: "opening", id: opening, body: { ...body, panel: [], founded } };
    await sayIn(opening, [said, saidPanel(revision)], speaker);
    return opening;
  });
}

/** The panel's next revision with these members, or `null` where nothing changes. */
export function revise(
  opening: OpeningId,
  copies: readonly SharedRecord[],
  members: readonly Member[],
): PanelRevision | null {
  const next = follow(opening, copies, (places) => {
    const known = new Map(places.map((place) => [place.panelist, place]));
    return members
      .filter(({ left }) => left === undefined)
      .map((member) => placeOf(member, known.get(member.panelist) ?? null));
  });
  return next.isChanged ? next.revision : null;
}

/** A revision that follows all that stand now, with its places changed. */
export function follow(
  opening: OpeningId,
  copies: readonly SharedRecord[],
  change: (places: readonly Place[]) => Place[],
  revoked: PanelRevision["revoked"] = [],
): { revision: PanelRevision; isChanged: boolean } {
  const { heads, revisions, sealed } = standingOf(opening, copies);
  const places = heads.flatMap((id) => revisions.get(id)?.body.members ?? []);
  const united = [...new Map(places.map((place) => [place.panelist, place])).values()];
  const members = change(united);
  return {
    revision: { opening, prev: heads.toSorted(), members, sealed, revoked },
    isChanged: heads.length !== 1 || revoked.length > 0 || canonical(members) !== canonical(united),
  };
}

export function saidPanel(body: PanelRevision): Said {
  return { kind: "panel", id: panelId(body), body };
}

function placeOf({ panelist, name, role, rounds }: Member, known: Place | null): Place {
  return {
    panelist,
    name: name ?? known?.name ?? "Unnamed panelist",
    role,
    rounds: [...rounds],
    invite: known?.invite ?? null,
  };
}
