import type { Pairing } from "./connectivity.ts";

/** From so many shared candidates on, two raters' scores may be compared. */
const enough = 3;

export type LinkClasses = {
  /** By rater: its class; raters of one class are linked through three candidates at least. */
  classOf: ReadonlyMap<number, number>;
  /** The candidates (two at most, none where nothing links them) that alone link two classes. */
  linksBetween: (a: number, b: number) => number[];
};

/**
 * Which raters are linked through at least three different candidates, directly or through others
 * (hyperedge connectivity with candidates as edges, which is transitive, so that raters fall into
 * classes). By Menger's theorem a maximum flow of unit candidates between two raters is the number
 * of candidates one would have to take away to part them; it is followed no further than three.
 * O(raters × classes × cells).
 */
export function linkClasses(cells: readonly Pairing[]): LinkClasses {
  const ratersOf = new Map<number, number[]>();
  const candidatesOf = new Map<number, number[]>();
  const add = (map: Map<number, number[]>, key: number, value: number) => {
    const held = map.get(key);
    if (held === undefined) map.set(key, [value]);
    else held.push(value);
  };
  for (const { candidate, rater } of cells) {
    add(ratersOf, candidate, rater);
    add(candidatesOf, rater, candidate);
  }
  const graph = { ratersOf, candidatesOf };
  /** With fewer shared candidates than that a rater is a class of their own, without a search. */
  const tied = new Set(
    [...candidatesOf]
      .filter(
        ([, own]) =>
          own.filter((candidate) => (ratersOf.get(candidate)?.length ?? 0) > 1).length >= enough,
      )
      .map(([rater]) => rater),
  );
  const isTied = (rater: number) => tied.has(rater);
  const first: number[] = [];
  const classOf = new Map<number, number>();
  for (const rater of [...candidatesOf.keys()].toSorted((a, b) => a - b)) {
    const known = isTied(rater)
      ? first.findIndex((other) => isTied(other) && flow(graph, other, rater).size >= enough)
      : -1;
    classOf.set(rater, known === -1 ? first.push(rater) - 1 : known);
  }
  const found = new Map<string, number[]>();
  return {
    classOf,
    linksBetween: (a, b) => {
      const key = `${a} ${b}`;
      const links = found.get(key) ?? flow(graph, first[a] ?? -1, first[b] ?? -1).cut;
      found.set(key, links);
      return links;
    },
  };
}

type Graph = {
  ratersOf: ReadonlyMap<number, readonly number[]>;
  candidatesOf: ReadonlyMap<number, readonly number[]>;
};

/** A place of the search: at a rater, before a candidate, or behind one. */
type Place = { at: "rater" | "before" | "behind"; id: number; from: Place | null };

/** How many candidates part `s` from `t`, up to `enough`, and fewer than that: which. */
function flow(graph: Graph, s: number, t: number): { size: number; cut: number[] } {
  /** Candidates in use: the rater the flow comes from and the one it goes on to. */
  const used = new Map<number, { from: number; to: number }>();
  for (let size = 0; ; size += 1) {
    const { end, seen } = search(graph, used, s, t);
    if (end === null)
      return {
        size,
        cut: [...used.keys()].filter(
          (candidate) => seen.has(`before ${candidate}`) && !seen.has(`behind ${candidate}`),
        ),
      };
    if (size + 1 >= enough) return { size: size + 1, cut: [] };
    augment(used, end);
  }
}

function search(
  { ratersOf, candidatesOf }: Graph,
  used: ReadonlyMap<number, { from: number; to: number }>,
  s: number,
  t: number,
): { end: Place | null; seen: ReadonlySet<string> } {
  const seen = new Set([`rater ${s}`]);
  const queue: Place[] = [{ at: "rater", id: s, from: null }];
  const visit = (at: Place["at"], id: number, from: Place) => {
    const key = `${at} ${id}`;
    if (seen.has(key)) return;
    seen.add(key);
    queue.push({ at, id, from });
  };
  for (const place of queue) {
    const { at, id } = place;
    if (at === "rater") {
      if (id === t) return { end: place, seen };
      for (const candidate of candidatesOf.get(id) ?? []) {
        visit("before", candidate, place);
        // Back along a flow that comes in here.
        if (used.get(candidate)?.to === id) visit("behind", candidate, place);
      }
    } else if (at === "before") {
      const flowing = used.get(id);
      if (flowing === undefined) visit("behind", id, place);
      else visit("rater", flowing.from, place);
    } else {
      if (used.has(id)) visit("before", id, place);
      for (const rater of ratersOf.get(id) ?? []) visit("rater", rater, place);
    }
  }
  return { end: null, seen };
}

/** Sends one more unit along the path found, taking back what it went against. */
function augment(used: Map<number, { from: number; to: number }>, end: Place): void {
  const path: Place[] = [];
  for (let place: Place | null = end; place !== null; place = place.from) path.unshift(place);
  const from = new Map<number, number>();
  const to = new Map<number, number>();
  for (const [k, { at, id }] of path.entries()) {
    const next = path[k + 1];
    if (next === undefined) break;
    if (at === "rater" && next.at === "before") from.set(next.id, id);
    if (at === "behind" && next.at === "rater") to.set(id, next.id);
    // In at one side and out at the same: the candidate is free again.
    if (at === "behind" && next.at === "before") used.delete(id);
  }
  for (const candidate of new Set([...from.keys(), ...to.keys()])) {
    const known = used.get(candidate);
    const [enters, leaves] = [from.get(candidate) ?? known?.from, to.get(candidate) ?? known?.to];
    if (enters !== undefined && leaves !== undefined)
      used.set(candidate, { from: enters, to: leaves });
  }
}
