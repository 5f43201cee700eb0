import type { Named, PanelScores } from "./panelScores.ts";
import { connectivity, type Connectivity, type Pairing } from "#domain/statistics/connectivity.ts";
import { linkClasses } from "#domain/statistics/sharedCandidates.ts";
import { groupBy } from "#domain/groupBy.ts";

export type PanelLinks = {
  /** Candidates and panelists that shared candidates link; more than one: nothing links those. */
  groups: { candidates: Named[]; panelists: Named[] }[];
  /** The fewest cards that would link all groups. */
  suggestions: { panelist: Named; candidate: Named }[];
  /** One panelist, or one or two candidates, without whom the panel would fall apart. */
  bridges: Named[][];
};

type Link = { candidate: number } | { rater: number };

/** What comparisons hang on. */
export type Bridges = {
  all: Link[][];
  /** On whom alone the comparison of two candidates hangs; `null` where on more. */
  between: (a: number, b: number) => Link[] | null;
  /** Whether some comparison of this candidate within their group hangs so. */
  hangs: (candidate: number) => boolean;
};

/**
 * Where a comparison rests on one panelist, or on one or two candidates: a ranking over those is a
 * ranking over one or two people's days.
 */
export function bridgesOf(cells: readonly Pairing[], links: Connectivity): Bridges {
  const classes = linkClasses(cells);
  const raterCuts = links.weakLinks
    .flatMap((link) => (link.kind === "rater" ? [link.rater] : []))
    .map((rater) => ({ links: [{ rater }], part: partsWithout(rater, cells) }));
  const onCandidate = groupBy(cells, ({ candidate }) => candidate);
  const componentOf = new Map(
    links.components.flatMap(({ candidates }, k) => candidates.map((one) => [one, k] as const)),
  );
  /** Candidates alike in this are alike in what their comparisons hang on. */
  const sideOf = new Map<number, Side>();
  const sides = new Map<string, Side>();
  for (const [candidate, own] of onCandidate) {
    const side: Side = {
      component: componentOf.get(candidate) ?? 0,
      classes: [...new Set(own.map(({ rater }) => classes.classOf.get(rater) ?? 0))].toSorted(
        (a, b) => a - b,
      ),
      parts: raterCuts.map(({ part }) => part.get(candidate) ?? null),
    };
    const key = JSON.stringify(side);
    sideOf.set(candidate, sides.get(key) ?? side);
    if (!sides.has(key)) sides.set(key, side);
  }
  const linksOf = (a: Side, b: Side): Link[] | null => {
    const cut = raterCuts.find((_, k) => {
      const [here, there] = [a.parts[k], b.parts[k]];
      return here != null && there != null && here !== there;
    });
    if (cut !== undefined) return cut.links;
    const [one, other] = [a.classes[0] ?? 0, b.classes[0] ?? 0];
    if (a.classes.some((own) => b.classes.includes(own))) return null;
    return classes.linksBetween(one, other).map((candidate) => ({ candidate }));
  };
  const hanging = new Set<Side>();
  const all = new Map<string, Link[]>(
    raterCuts.map((cut) => [JSON.stringify(cut.links), cut.links]),
  );
  const kinds = [...sides.values()];
  for (const a of kinds)
    for (const b of kinds) {
      if (a.component !== b.component) continue;
      const found = linksOf(a, b);
      if (found === null) continue;
      hanging.add(a);
      all.set(JSON.stringify(found), found);
    }
  return {
    all: [...all.values()],
    between: (a, b) => {
      const [here, there] = [sideOf.get(a), sideOf.get(b)];
      return here === undefined || there === undefined ? null : linksOf(here, there);
    },
    hangs: (candidate) => {
      const side = sideOf.get(candidate);
      return side !== undefined && hanging.has(side);
    },
  };
}

type Side = { component: number; classes: number[]; parts: (number | null)[] };

/** The group each candidate would be in. */
function partsWithout(rater: number, cells: readonly Pairing[]): Map<number, number> {
  const rest = connectivity(cells.filter((cell) => cell.rater !== rater));
  return new Map(
    rest.components.flatMap(({ candidates }, k) =>
      candidates.map((candidate) => [candidate, k] as const),
    ),
  );
}

export function panelLinks(
  { candidates, panelists, recused }: PanelScores,
  links: Connectivity,
  bridges: Bridges,
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
      const isOut = recused?.[link.rater]?.includes(link.candidate) === true;
      return panelist === undefined || candidate === undefined || isOut
        ? []
        : [{ panelist, candidate }];
    }),
    bridges: bridges.all.map((bridge) => namesOf({ candidates, panelists }, bridge)),
  };
}

export function namesOf(
  { candidates, panelists }: Pick<PanelScores, "candidates" | "panelists">,
  links: readonly Link[],
): Named[] {
  return links.flatMap((link) =>
    "candidate" in link ? (candidates[link.candidate] ?? []) : (panelists[link.rater] ?? []),
  );
}
