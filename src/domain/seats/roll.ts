import { compareVersions } from "#domain/clock.ts";
import { groupBy } from "#domain/groupBy.ts";
import type { PanelId, PanelistId, RoundId } from "#domain/id.ts";
import { isScoring, type Role } from "#domain/records/opening.ts";
import type { Place } from "#domain/records/panelRevision.ts";
import type { PanelRecord } from "#domain/records/signedRecords.ts";
import type { Papers } from "./papers.ts";

export type StandingMember = {
  panelist: PanelistId;
  name: string;
  role: Role;
  rounds: RoundId[];
  /** Only earlier revisions list them. */
  left: boolean;
};

/** A card on every candidate is expected from them in this round. */
export type NeededPlace = { panelist: PanelistId; round: RoundId };

/** Revisions that no other one builds on, the latest first. More than one: the panel has forked. */
export function headsOf(
  papers: Papers,
  revisions: ReadonlyMap<PanelId, PanelRecord>,
): PanelRecord[] {
  return maximal(papers, [...revisions.values()]).toSorted(latestFirst);
}

/**
 * Everybody any revision lists. Where the panel has forked, who is on it in one of the heads is on
 * it: a fork takes nobody away, and gives nobody fewer rounds.
 */
export function membersIn(
  papers: Papers,
  revisions: ReadonlyMap<PanelId, PanelRecord>,
  heads: readonly PanelRecord[],
): StandingMember[] {
  const isHead = new Set(heads.map(({ id }) => id));
  const earlier = [...revisions.values()].filter(({ id }) => !isHead.has(id)).toSorted(latestFirst);
  const listings = groupBy(
    [...heads, ...earlier].flatMap((revision) =>
      revision.body.members.map((place) => ({ revision, place })),
    ),
    ({ place }) => place.panelist,
  );
  return [...listings.values()].flatMap((listed) => {
    const inHeads = listed.filter(({ revision }) => isHead.has(revision.id));
    const last = new Set(
      maximal(
        papers,
        listed.map(({ revision }) => revision),
      ),
    );
    const counted =
      inHeads.length > 0 ? inHeads : listed.filter(({ revision }) => last.has(revision));
    return united(
      counted.map(({ place }) => place),
      inHeads.length === 0,
    );
  });
}

/** What cards are waited for: whatever any revision asked, for a later one takes nothing back. */
export function placesIn(papers: Papers, revisions: Iterable<PanelId>): NeededPlace[] {
  const places = new Map<string, NeededPlace>();
  for (const id of revisions)
    for (const { panelist, role, rounds } of papers.revisions.get(id)?.body.members ?? [])
      if (isScoring(role))
        for (const round of rounds) places.set(`${panelist} ${round}`, { panelist, round });
  return [...places].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

function united(places: readonly Place[], left: boolean): StandingMember[] {
  const [latest] = places;
  if (latest === undefined) return [];
  const { panelist, name } = latest;
  const lead = places.find(({ role }) => role === "lead");
  const scoring = places.find((place) => isScoring(place.role));
  const { role } = lead ?? scoring ?? latest;
  const rounds = role === "coordinator" ? [] : places.flatMap((place) => place.rounds);
  return [{ panelist, name, role, rounds: [...new Set(rounds)], left }];
}

function maximal(papers: Papers, revisions: readonly PanelRecord[]): PanelRecord[] {
  const followed = new Set(revisions.flatMap(({ id }) => [...papers.ancestorsOf(id)]));
  return revisions.filter(({ id }) => !followed.has(id));
}

function latestFirst(a: PanelRecord, b: PanelRecord): number {
  return compareVersions(b.version, a.version) || (a.id < b.id ? -1 : 1);
}
