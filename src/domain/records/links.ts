import { liveOf, type OpeningRecord, type ScorecardRecord, type SharedRecord } from "./record.ts";
import type { Sameness } from "./sameness.ts";

/** Any id → the one it goes by: of those said to be the same the smallest, or itself. */
export type Resolve = <Id extends string>(id: Id) => Id;

/** Which panels somebody sits on: the openings that list a panelist, or hold a card of theirs. */
export type Seats = ReadonlyMap<string, ReadonlySet<string>>;

export function seatsIn(
  openings: readonly OpeningRecord[],
  cards: readonly ScorecardRecord[],
): Seats {
  const seats = new Map<string, Set<string>>();
  const seat = (panelist: string, opening: string) => {
    const known = seats.get(panelist);
    if (known === undefined) seats.set(panelist, new Set([opening]));
    else known.add(opening);
  };
  for (const { id, body } of openings) for (const { panelist } of body.panel) seat(panelist, id);
  for (const { author, body } of cards) seat(author, body.opening);
  return seats;
}

/** As these records say, with nobody tied to a colleague on the same panel. */
export function resolverOf(records: readonly (SharedRecord | undefined)[]): Resolve {
  return resolveSameness(
    liveOf(records, "sameness").map(({ body }) => body),
    seatsIn(liveOf(records, "opening"), liveOf(records, "scorecard")),
  );
}

/**
 * Order-free: links are followed sorted by their ids. One that would make one person of two who sit
 * on one panel is not followed, whoever said it: their cards are two people's. Near-linear in the
 * links: disjoint sets with path halving (Tarjan & van Leeuwen 1984), seats merged small to large.
 */
export function resolveSameness(said: readonly Sameness[], seats: Seats = new Map()): Resolve {
  const parent = new Map<string, string>();
  const smallest = new Map<string, string>();
  const taken = new Map<string, Set<string>>();
  const rootOf = (id: string): string => {
    let at = id;
    for (let above = parent.get(at); above !== undefined; above = parent.get(at)) {
      const next = parent.get(above);
      if (next !== undefined) parent.set(at, next);
      at = next ?? above;
    }
    return at;
  };
  const seatsOf = (root: string) => taken.get(root) ?? new Set(seats.get(root));
  for (const [one, other] of said.map(({ ids }) => ids.toSorted()).toSorted(byIds)) {
    const [a, b] = [rootOf(one ?? ""), rootOf(other ?? "")];
    if (a === b) continue;
    const [few, many] = inOrder(seatsOf(a), seatsOf(b), ({ size }) => size);
    if ([...few].some((opening) => many.has(opening))) continue;
    for (const opening of few) many.add(opening);
    parent.set(b, a);
    taken.set(a, many);
    smallest.set(a, inOrder(smallest.get(a) ?? a, smallest.get(b) ?? b, (id) => id)[0]);
  }
  // An id is only ever tied to one of its own kind: a record says so by its shape.
  return ((id: string) => {
    const root = rootOf(id);
    return smallest.get(root) ?? root;
  }) as Resolve;
}

/**
 * Whether saying that two are the same would mean anything beside what these records say: not where it
 * would join two who sit on one panel.
 */
export function joinable(records: readonly SharedRecord[]): (said: Sameness) => boolean {
  const resolve = resolverOf(records);
  const seats = new Map<string, Set<string>>();
  for (const [panelist, openings] of seatsIn(
    liveOf(records, "opening"),
    liveOf(records, "scorecard"),
  )) {
    const root = resolve(panelist);
    seats.set(root, new Set([...(seats.get(root) ?? []), ...openings]));
  }
  return ({ ids }) => {
    const [one, other] = ids.map((id) => resolve<string>(id));
    const beside = seats.get(other ?? "");
    return one === other || ![...(seats.get(one ?? "") ?? [])].some((id) => beside?.has(id));
  };
}

function inOrder<T>(a: T, b: T, by: (one: T) => string | number): [T, T] {
  return by(b) < by(a) ? [b, a] : [a, b];
}

function byIds([a = "", b = ""]: readonly string[], [c = "", d = ""]: readonly string[]): number {
  return a < c || (a === c && b < d) ? -1 : a === c && b === d ? 0 : 1;
}
