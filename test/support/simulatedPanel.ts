import { CandidateId, ItemId, PanelistId } from "#domain/id.ts";
import type { PanelScores } from "#domain/panelStatistics/panelScores.ts";
import { normalCdf } from "#domain/statistics/distributions.ts";
import type { ItemScore } from "#domain/statistics/itemScores.ts";
import { normalDraws, seededRandom } from "#domain/statistics/random.ts";

/** A panel to draw. Spreads are standard deviations in score points. */
export type Wish = {
  seed: number;
  candidates: number;
  panelists: number;
  /** Panelists a candidate; all of them unless said. */
  cardsEach?: number;
  items?: number;
  average?: number;
  spread?: { candidates?: number; severity?: number; noise?: number };
  /** Which items one card scored; all unless said. */
  scored?: (candidate: number, panelist: number, item: number) => boolean;
};

export type SimulatedPanel = {
  input: PanelScores;
  /** What everybody would have scored everybody, had all met. */
  everybody: ItemScore[];
  /** Scores of other candidates by the same panelists, with as many cards each. */
  others: (candidates: number) => ItemScore[];
  /** What is true of it, on the scale from 1 to 5, where rounding and the ends have had their part. */
  truth: {
    /** By candidate: the mean all these panelists would give if they could score again and again. */
    scores: number[];
    /** By panelist: their mean over all candidates less everybody's. */
    severity: number[];
  };
};

const [itemSpread, interplay, impression] = [0.3, 0.35, 0.35];

/**
 * Scores drawn from candidates, panelists, items, candidates on items, the impression of one card
 * and a rest, then rounded and held within 1 to 5. The same wish gives the same panel.
 */
export function simulatedPanel(wish: Wish): SimulatedPanel {
  const { candidates, panelists, items = 6, cardsEach = panelists, average = 3.3 } = wish;
  const spread = { candidates: 0.6, severity: 0.3, noise: 0.6, ...wish.spread };
  const random = seededRandom(wish.seed);
  const normal = normalDraws(random);
  const drawn = (count: number, sd: number) => Array.from({ length: count }, () => sd * normal());
  const severity = drawn(panelists, spread.severity);
  const difficulty = drawn(items, itemSpread);
  /** Candidates with their expected scores, and what everybody makes of them. */
  const meet = (count: number) =>
    drawn(count, spread.candidates).map((quality, candidate) => {
      const onItem = drawn(items, interplay);
      const wanted = severity.map((lean) =>
        difficulty.map((hard, i) => average + quality + lean + hard + (onItem[i] ?? 0)),
      );
      const scores = wanted.flatMap((row, rater) => {
        const halo = impression * normal();
        return row.map((own, item) => {
          const raw = own + halo + spread.noise * normal();
          return { candidate, rater, item, score: Math.max(1, Math.min(5, Math.round(raw))) };
        });
      });
      return { wanted, scores };
    });
  const among = (scores: readonly ItemScore[], met: readonly (readonly number[])[]) =>
    scores.filter(
      ({ candidate, rater, item }) =>
        met[candidate]?.includes(rater) === true && (wish.scored?.(candidate, rater, item) ?? true),
    );
  const people = meet(candidates);
  const everybody = people.flatMap(({ scores }) => scores);
  const met = rotation(candidates, panelists, cardsEach, random);
  const rest = Math.hypot(impression, spread.noise);
  const expected = people.map(({ wanted }) =>
    wanted.map((row) => meanOf(row.map((own) => expectedLevel(own, rest)))),
  );
  const truth = expected.map(meanOf);
  return {
    input: {
      key: JSON.stringify(wish),
      candidates: named(candidates, "Candidate", (id) => CandidateId.parse(id)),
      panelists: named(panelists, "Panelist", (id) => PanelistId.parse(id)),
      items: named(items, "Item", (id) => ItemId.parse(id)),
      weights: Array.from({ length: items }, () => 1),
      scores: among(everybody, met),
      order: Array.from({ length: panelists }, () => []),
    },
    everybody,
    others: (count) => {
      return among(
        meet(count).flatMap((one) => one.scores),
        rotation(count, panelists, cardsEach, random),
      );
    },
    truth: {
      scores: truth,
      severity: severity.map((_, r) => meanOf(expected.map((row) => row[r] ?? 0)) - meanOf(truth)),
    },
  };
}

/** E of a normal score rounded and held within 1 to 5: each level above 1 adds the chance of reaching it. */
function expectedLevel(mean: number, sd: number): number {
  return 1 + [1.5, 2.5, 3.5, 4.5].reduce((sum, edge) => sum + normalCdf((mean - edge) / sd), 0);
}

/** Who meets whom: each candidate `each` panelists, whoever has met fewest first, ties by lot. */
function rotation(candidates: number, panelists: number, each: number, random: () => number) {
  const load = Array.from({ length: panelists }, () => 0);
  return Array.from({ length: candidates }, () => {
    const own = load
      .map((count, rater) => ({ rater, place: count + random() * 0.9 }))
      .toSorted((a, b) => a.place - b.place)
      .slice(0, each)
      .map(({ rater }) => rater);
    for (const rater of own) load[rater] = (load[rater] ?? 0) + 1;
    return own;
  });
}

function named<Id>(count: number, what: string, idOf: (id: string) => Id) {
  return Array.from({ length: count }, (_, k) => ({
    id: idOf(`${what[0]?.toLowerCase() ?? ""}${k}`),
    name: `${what} ${k + 1}`,
  }));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
