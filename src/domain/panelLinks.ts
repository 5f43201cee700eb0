import type { Named, PanelScores } from "./panelScores.ts";
import { connectivity, type Connectivity, type Pairing } from "./statistics/connectivity.ts";

export type PanelLinks = {
  /** Candidates and panelists that shared candidates link; more than one: nothing links those. */
  groups: { candidates: Named[]; panelists: Named[] }[];
  /** The fewest cards that would link all groups. */
  suggestions: { panelist: Named; candidate: Named }[];
  /** Without one of these the panel would fall apart into groups that share nobody. */
  weak: Named[];
};

export function panelLinks(
  { candidates, panelists }: PanelScores,
  links: Connectivity,
): PanelLinks {
  const named = (names: readonly Named[], indices: readonly number[]): Named[] =>
    indices.flatMap((index) => names[index] ?? []);
  return {
    groups: links.components.map((part) => ({
      candidates: named(candidates, part.candidates),
      panelists: named(panelists, part.raters),
    })),
    suggestions: (links.state === "disconnected" ? links.links : []).flatMap((link) => {
      const [panelist, candidate] = [panelists[link.rater], candidates[link.candidate]];
      return panelist === undefined || candidate === undefined ? [] : [{ panelist, candidate }];
    }),
    weak: links.weakLinks.flatMap((link) =>
      link.kind === "candidate"
        ? named(candidates, [link.candidate])
        : named(panelists, [link.rater]),
    ),
  };
}

type Link = { candidate: number } | { rater: number };

/** Beyond this many people pairs of links are not looked for: the search grows with their product. */
const mostForPairs = 300;

/**
 * On whom alone the comparison of two candidates hangs, one person or two; `null` where on more: a
 * ranking over one or two links is a ranking over one or two people's days.
 */
export function separatorOf(
  cells: readonly Pairing[],
  { components, weakLinks }: Connectivity,
): (a: number, b: number) => Link[] | null {
  const single = weakLinks.map((link) => [asLink(link)]);
  const people: Link[] = components.flatMap(({ candidates, raters }) => [
    ...candidates.map((candidate) => ({ candidate })),
    ...raters.map((rater) => ({ rater })),
  ]);
  const pairs = people.length > mostForPairs ? [] : people.flatMap((one) => pairsWith(one, cells));
  const cuts = [...single, ...pairs].map((links) => ({ links, part: partsWithout(links, cells) }));
  return (a, b) =>
    cuts.find(({ part }) => part.has(a) && part.has(b) && part.get(a) !== part.get(b))?.links ??
    null;
}

/** Whoever would be the one link left, were this one not there. */
function pairsWith(one: Link, cells: readonly Pairing[]): Link[][] {
  return connectivity(without([one], cells)).weakLinks.map((link) => [one, asLink(link)]);
}

function asLink(link: Connectivity["weakLinks"][number]): Link {
  return link.kind === "candidate" ? { candidate: link.candidate } : { rater: link.rater };
}

function without(links: readonly Link[], cells: readonly Pairing[]): Pairing[] {
  return cells.filter((cell) =>
    links.every((link) =>
      "candidate" in link ? cell.candidate !== link.candidate : cell.rater !== link.rater,
    ),
  );
}

/** The group each candidate would be in. */
function partsWithout(links: readonly Link[], cells: readonly Pairing[]): Map<number, number> {
  return new Map(
    connectivity(without(links, cells)).components.flatMap(({ candidates }, k) =>
      candidates.map((candidate) => [candidate, k] as const),
    ),
  );
}
