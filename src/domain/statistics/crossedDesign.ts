import { connectivity, type Connectivity } from "./connectivity.ts";
import { isIndex } from "./itemScores.ts";
import { mean } from "./vector.ts";

/** One scorecard's composite, in score points. Indices are the caller's own, from 0. */
export type Cell = { candidate: number; rater: number; score: number };

/**
 * What the likelihood needs of all candidates with the same number of raters. `shared` is Σ b bᵀ
 * (R×R, row-major) over their 0/1 rater indicators b; t is a candidate's sum of centred scores.
 */
export type SizeClass = {
  size: number;
  count: number;
  shared: Float64Array;
  /** Σ b t, by rater. */
  totals: Float64Array;
  /** Σ t and Σ t². */
  total: number;
  squares: number;
};

/** The scorecards as typed arrays (CSR by candidate), plain data that a worker can be sent. */
export type Design = {
  /** The caller's indices of those who have a scorecard, ascending. */
  candidates: Int32Array;
  raters: Int32Array;
  /** Cells of candidate c: start[c] … start[c + 1] − 1. */
  start: Int32Array;
  rater: Int32Array;
  /** Scores less `centre`, the mean of all cells: keeps the sums of squares accurate. */
  score: Float64Array;
  centre: number;
  /** Σ t per candidate, and cells and Σ y per rater. */
  candidateTotal: Float64Array;
  raterCells: Float64Array;
  raterTotal: Float64Array;
  sumOfSquares: number;
  sizes: SizeClass[];
  connectivity: Connectivity;
  /** Component of each candidate and rater (compact index). */
  candidateComponent: Int32Array;
  raterComponent: Int32Array;
};

/** The plain mean of a candidate's or rater's cells, in score points; always there to stand beside. */
export type RawMean = { mean: number; cells: number };

/** Cells with a finite score, sorted; a card given twice counts as its mean. */
function tidyCells(cells: readonly Cell[]): Cell[] {
  const sorted = cells
    .filter(
      ({ candidate, rater, score }) =>
        isIndex(candidate) && isIndex(rater) && Number.isFinite(score),
    )
    .toSorted((a, b) => a.candidate - b.candidate || a.rater - b.rater || a.score - b.score);
  const tidied: Cell[] = [];
  let repeats: number[] = [];
  for (const cell of sorted) {
    const last = tidied.at(-1);
    if (last?.candidate === cell.candidate && last.rater === cell.rater) {
      repeats.push(cell.score);
      tidied[tidied.length - 1] = { ...cell, score: mean(repeats) };
    } else {
      repeats = [cell.score];
      tidied.push(cell);
    }
  }
  return tidied;
}

export function designOf(given: readonly Cell[]): Design {
  const cells = tidyCells(given);
  const candidates = Int32Array.from(new Set(cells.map(({ candidate }) => candidate)));
  const raters = Int32Array.from(new Set(cells.map(({ rater }) => rater))).toSorted();
  const raterAt = new Map([...raters].map((id, r) => [id, r]));
  const centre = mean(cells.map(({ score }) => score));

  const start = new Int32Array(candidates.length + 1);
  const candidateTotal = new Float64Array(candidates.length);
  const [raterCells, raterTotal] = [
    new Float64Array(raters.length),
    new Float64Array(raters.length),
  ];
  const rater = Int32Array.from(cells, (cell) => raterAt.get(cell.rater) ?? 0);
  const score = Float64Array.from(cells, (cell) => cell.score - centre);
  let [c, sumOfSquares] = [-1, 0];
  for (const [k, cell] of cells.entries()) {
    if (c === -1 || candidates[c] !== cell.candidate) start[++c] = k;
    const [y, r] = [score[k] ?? 0, rater[k] ?? 0];
    candidateTotal[c] = (candidateTotal[c] ?? 0) + y;
    raterCells[r] = (raterCells[r] ?? 0) + 1;
    raterTotal[r] = (raterTotal[r] ?? 0) + y;
    sumOfSquares += y * y;
  }
  start[candidates.length] = cells.length;

  const links = connectivity(cells);
  return {
    candidates,
    raters,
    start,
    rater,
    score,
    centre,
    candidateTotal,
    raterCells,
    raterTotal,
    sumOfSquares,
    sizes: sizeClasses(start, rater, candidateTotal, raters.length),
    connectivity: links,
    candidateComponent: componentsOf(
      candidates,
      links.components.map((part) => part.candidates),
    ),
    raterComponent: componentsOf(
      raters,
      links.components.map((part) => part.raters),
    ),
  };
}

function componentsOf(ids: Int32Array, parts: readonly (readonly number[])[]): Int32Array {
  const label = new Map(parts.flatMap((part, k) => part.map((id) => [id, k] as const)));
  return ids.map((id) => label.get(id) ?? 0);
}

function sizeClasses(
  start: Int32Array,
  rater: Int32Array,
  candidateTotal: Float64Array,
  raters: number,
): SizeClass[] {
  const classes = new Map<number, SizeClass>();
  for (let c = 0; c < candidateTotal.length; c++) {
    const [from, to, t] = [start[c] ?? 0, start[c + 1] ?? 0, candidateTotal[c] ?? 0];
    const known = classes.get(to - from);
    const own = known ?? emptyClass(to - from, raters);
    if (known === undefined) classes.set(own.size, own);
    own.count += 1;
    own.total += t;
    own.squares += t * t;
    for (let i = from; i < to; i++) {
      const row = (rater[i] ?? 0) * raters;
      own.totals[rater[i] ?? 0] = (own.totals[rater[i] ?? 0] ?? 0) + t;
      for (let j = from; j < to; j++)
        own.shared[row + (rater[j] ?? 0)] = (own.shared[row + (rater[j] ?? 0)] ?? 0) + 1;
    }
  }
  return [...classes.values()].toSorted((a, b) => a.size - b.size);
}

function emptyClass(size: number, raters: number): SizeClass {
  return {
    size,
    count: 0,
    total: 0,
    squares: 0,
    shared: new Float64Array(raters * raters),
    totals: new Float64Array(raters),
  };
}

/** Residual degrees of freedom of the additive model candidate + rater. */
export function residualDf({ score, candidates, raters, connectivity: links }: Design): number {
  return score.length - (candidates.length + raters.length - links.components.length);
}

export function rawCandidate({ start, candidateTotal, centre }: Design, c: number): RawMean {
  const cells = (start[c + 1] ?? 0) - (start[c] ?? 0);
  return { mean: centre + (candidateTotal[c] ?? 0) / cells, cells };
}

export function rawRater({ raterCells, raterTotal, centre }: Design, r: number): RawMean {
  const cells = raterCells[r] ?? 0;
  return { mean: centre + (raterTotal[r] ?? 0) / cells, cells };
}
