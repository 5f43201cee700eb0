import { canonical } from "#domain/hash.ts";
import type { OpeningId } from "#domain/id.ts";
import type { Member } from "#domain/records/opening.ts";
import { panelId, type PanelRevision, type Place } from "#domain/records/panelRevision.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { standingOf } from "#domain/seats/standing.ts";
import type { Said } from "./sayIn.ts";

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
      .map((member) => {
        const before = known.get(member.panelist);
        return asPlace({ ...before, ...member }, before?.invite ?? null);
      });
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
  const { heads, sealed } = standingOf(opening, copies);
  // Of somebody whom both list, where leads have parted, the latest counts.
  const places = heads.toReversed().flatMap(({ body }) => body.members);
  const united = [...new Map(places.map((place) => [place.panelist, place])).values()];
  const members = change(united);
  return {
    revision: { opening, prev: heads.map(({ id }) => id).toSorted(), members, sealed, revoked },
    isChanged: heads.length !== 1 || revoked.length > 0 || canonical(members) !== canonical(united),
  };
}

export function saidPanel(body: PanelRevision): Said {
  return { kind: "panel", id: panelId(body), body };
}

export function asPlace({ panelist, name, role, rounds }: Member, invite: Place["invite"]): Place {
  return { panelist, name: name ?? "Unnamed panelist", role, rounds: [...rounds], invite };
}
