import { isIndex } from "./itemScores.ts";

/** Who scored whom: indices are the caller's own, from 0. */
export type Pairing = { candidate: number; rater: number };

/** Candidates and raters that shared scorecards link, directly or through others. Ascending. */
export type Component = { candidates: number[]; raters: number[] };

/** A candidate or rater without whom a linked panel would fall into `blocks` unlinked ones. */
export type WeakLink =
  | { kind: "candidate"; candidate: number; blocks: number }
  | { kind: "rater"; rater: number; blocks: number };

/** One more scorecard, by `rater` on `candidate`, that would link component `from` to `to`. */
export type SuggestedLink = { rater: number; candidate: number; from: number; to: number };

export type Connectivity =
  | { state: "no-data"; components: []; weakLinks: [] }
  | { state: "connected"; components: Component[]; weakLinks: WeakLink[] }
  | {
      /** How strict each panel is and how strong its candidates are cannot be told apart. */
      state: "disconnected";
      components: Component[];
      weakLinks: WeakLink[];
      /** The fewest scorecards that would link everything; two a gap hold far better than one. */
      links: SuggestedLink[];
    };

/**
 * Which candidates and raters can be compared at all (Linacre's subset connectedness), and what
 * the comparison hangs on. Linear in the number of scorecards; components in order of first
 * candidate.
 */
export function connectivity(cells: readonly Pairing[]): Connectivity {
  const graph = graphOf(cells);
  if (graph.components.length === 0) return { state: "no-data", components: [], weakLinks: [] };
  const weakLinks = weakLinksOf(graph);
  const components = graph.components;
  if (components.length === 1) return { state: "connected", components, weakLinks };
  return { state: "disconnected", components, weakLinks, links: suggestLinks(graph) };
}

type Graph = {
  /** Candidates first, then raters; ascending original ids. */
  candidates: number[];
  raters: number[];
  /** Neighbours in CSR form: of node v, `neighbour[start[v]] … neighbour[start[v + 1] − 1]`. */
  start: Int32Array;
  neighbour: Int32Array;
  /** The component of each node. */
  label: Int32Array;
  components: Component[];
};

function graphOf(cells: readonly Pairing[]): Graph {
  const valid = cells.filter(({ candidate, rater }) => isIndex(candidate) && isIndex(rater));
  const candidates = distinct(valid.map(({ candidate }) => candidate));
  const raters = distinct(valid.map(({ rater }) => rater));
  const nodes = candidates.length + raters.length;
  const candidateAt = new Map(candidates.map((id, k) => [id, k]));
  const raterAt = new Map(raters.map((id, k) => [id, candidates.length + k]));
  const edges = valid.map(
    (cell) => [candidateAt.get(cell.candidate) ?? 0, raterAt.get(cell.rater) ?? 0] as const,
  );
  const start = new Int32Array(nodes + 1);
  for (const edge of edges) for (const v of edge) start[v + 1] = (start[v + 1] ?? 0) + 1;
  for (let v = 0; v < nodes; v++) start[v + 1] = (start[v + 1] ?? 0) + (start[v] ?? 0);
  const [next, neighbour] = [start.slice(), new Int32Array(2 * edges.length)];
  for (const [c, r] of edges) {
    neighbour[next[c] ?? 0] = r;
    neighbour[next[r] ?? 0] = c;
    next[c] = (next[c] ?? 0) + 1;
    next[r] = (next[r] ?? 0) + 1;
  }
  const { label, components } = labelled({ candidates, raters, start, neighbour });
  return { candidates, raters, start, neighbour, label, components };
}

function distinct(ids: readonly number[]): number[] {
  return [...new Set(ids)].toSorted((a, b) => a - b);
}

function labelled({
  candidates,
  raters,
  start,
  neighbour,
}: Pick<Graph, "candidates" | "raters" | "start" | "neighbour">): Pick<
  Graph,
  "label" | "components"
> {
  const label = new Int32Array(candidates.length + raters.length).fill(-1);
  const components: Component[] = [];
  for (let root = 0; root < candidates.length; root++) {
    if (label[root] !== -1) continue;
    const reached = [root];
    label[root] = components.length;
    for (const v of reached)
      for (let e = start[v] ?? 0; e < (start[v + 1] ?? 0); e++) {
        const to = neighbour[e] ?? 0;
        if (label[to] !== -1) continue;
        label[to] = components.length;
        reached.push(to);
      }
    const sorted = reached.toSorted((a, b) => a - b);
    components.push({
      candidates: sorted.flatMap((v) => candidates[v] ?? []),
      raters: sorted.flatMap((v) => raters[v - candidates.length] ?? []),
    });
  }
  return { label, components };
}

/**
 * Articulation points by low-points (Hopcroft & Tarjan 1973), without recursion: a panel of ten
 * thousand candidates would overflow the stack. A part that is one lone candidate or rater is no
 * block, or every rater with a candidate of their own would be called a weak link.
 */
function weakLinksOf({
  candidates,
  raters,
  start,
  neighbour,
  label,
  components,
}: Graph): WeakLink[] {
  const nodes = label.length;
  const [order, low, size] = [new Int32Array(nodes), new Int32Array(nodes), new Int32Array(nodes)];
  const [cutBlocks, cutSize] = [new Int32Array(nodes), new Int32Array(nodes)];
  const [parent, edge] = [new Int32Array(nodes).fill(-1), start.slice(0, nodes)];
  const bump = (array: Int32Array, v: number, by = 1): void => {
    array[v] = (array[v] ?? 0) + by;
  };
  let clock = 0;
  const open = (v: number, from: number): void => {
    order[v] = low[v] = ++clock;
    size[v] = 1;
    parent[v] = from;
  };
  for (let root = 0; root < nodes; root++) {
    if (order[root] !== 0) continue;
    open(root, -1);
    let v = root;
    while (v !== -1) {
      if ((edge[v] ?? 0) < (start[v + 1] ?? 0)) {
        const to = neighbour[edge[v] ?? 0] ?? 0;
        bump(edge, v);
        if (order[to] === 0) {
          open(to, v);
          v = to;
        } else low[v] = Math.min(low[v] ?? 0, order[to] ?? 0);
        continue;
      }
      const up = parent[v] ?? 0;
      if (up !== -1) {
        bump(size, up, size[v] ?? 0);
        low[up] = Math.min(low[up] ?? 0, low[v] ?? 0);
        if ((low[v] ?? 0) >= (order[up] ?? 0)) {
          bump(cutSize, up, size[v] ?? 0);
          if ((size[v] ?? 0) >= 2) bump(cutBlocks, up);
        }
      }
      v = up;
    }
  }
  const links: WeakLink[] = [];
  for (let v = 0; v < nodes; v++) {
    const whole = components[label[v] ?? 0];
    const all = whole === undefined ? 0 : whole.candidates.length + whole.raters.length;
    const blocks = (cutBlocks[v] ?? 0) + (all - 1 - (cutSize[v] ?? 0) >= 2 ? 1 : 0);
    if (blocks < 2) continue;
    const [candidate, rater] = [candidates[v], raters[v - candidates.length]];
    if (candidate !== undefined) links.push({ kind: "candidate", candidate, blocks });
    else if (rater !== undefined) links.push({ kind: "rater", rater, blocks });
  }
  return links;
}

/**
 * A chain of single scorecards from the largest component to every other. Any rater and candidate
 * would do; those with the most cards behind them make the link say the most.
 */
function suggestLinks({ candidates, raters, start, label, components }: Graph): SuggestedLink[] {
  const cards = (v: number): number => (start[v + 1] ?? 0) - (start[v] ?? 0);
  const busiest = (component: number, ids: readonly number[], first: number): number => {
    let best = -1;
    for (const k of ids.keys())
      if (label[first + k] === component && (best === -1 || cards(first + k) > cards(first + best)))
        best = k;
    return ids[best] ?? 0;
  };
  const sizes = components.map((part) => part.candidates.length + part.raters.length);
  const to = sizes.indexOf(Math.max(...sizes));
  const rater = busiest(to, raters, candidates.length);
  return components.flatMap((_, from) =>
    from === to ? [] : [{ rater, candidate: busiest(from, candidates, 0), from, to }],
  );
}
