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

/**
 * On whom alone the comparison of two candidates hangs, `null` where on nobody: a ranking over one
 * link is a ranking over one person's day.
 */
export function separatorOf(
  cells: readonly Pairing[],
  { weakLinks }: Connectivity,
): (a: number, b: number) => { candidate: number } | { rater: number } | null {
  const cuts = weakLinks.map((link) => {
    const rest = cells.filter((cell) =>
      link.kind === "candidate" ? cell.candidate !== link.candidate : cell.rater !== link.rater,
    );
    const part = new Map(
      connectivity(rest).components.flatMap(({ candidates }, k) =>
        candidates.map((candidate) => [candidate, k] as const),
      ),
    );
    return { link, part };
  });
  return (a, b) => {
    const cut = cuts.find(({ part }) => part.has(a) && part.has(b) && part.get(a) !== part.get(b));
    if (cut === undefined) return null;
    const { link } = cut;
    return link.kind === "candidate" ? { candidate: link.candidate } : { rater: link.rater };
  };
}
