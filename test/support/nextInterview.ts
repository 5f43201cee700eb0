import { panelModel } from "#domain/panelStatistics/panelModel.ts";
import type { PanelScores } from "#domain/panelStatistics/panelScores.ts";
import { seededRandom } from "#domain/statistics/random.ts";
import { simulatedPanel, type Wish } from "./simulatedPanel.ts";

type Meeting = { candidate: number; rater: number };

/** Whom to meet next, as the page says, by lot, or nobody. */
export type Policy = "told" | "by lot" | "nobody";

/**
 * A panel that goes on for some more interviews. `loss` is how much better the true best is than
 * whom the model then puts first, in points.
 */
export function afterMore(wish: Wish, interviews: number, policy: Policy): { loss: number } {
  const { input, everybody, truth } = simulatedPanel(wish);
  const random = seededRandom(wish.seed + 1);
  const scores = [...input.scores];
  const more = policy === "nobody" ? 0 : interviews;
  for (let k = 0; k < more; k += 1) {
    const next =
      policy === "told" ? toldNext({ ...input, scores }) : lot({ ...input, scores }, random);
    if (next === null) break;
    scores.push(
      ...everybody.filter(
        ({ candidate, rater }) => candidate === next.candidate && rater === next.rater,
      ),
    );
  }
  const first = leaderOf({ ...input, scores });
  return { loss: Math.max(...truth.scores) - (truth.scores[first] ?? 0) };
}

function toldNext(input: PanelScores): Meeting | null {
  const model = panelModel(input);
  const next = model.state === "ok" ? model.best.next : null;
  if (next === null) return null;
  return {
    candidate: input.candidates.findIndex(({ id }) => id === next.candidate.id),
    rater: input.panelists.findIndex(({ id }) => id === next.panelist.id),
  };
}

function lot({ candidates, panelists, scores }: PanelScores, random: () => number): Meeting | null {
  const met = new Set(scores.map(({ candidate, rater }) => `${candidate} ${rater}`));
  const left = candidates.flatMap((_, candidate) =>
    panelists.flatMap((__, rater) =>
      met.has(`${candidate} ${rater}`) ? [] : [{ candidate, rater }],
    ),
  );
  return left[Math.floor(random() * left.length)] ?? null;
}

function leaderOf(input: PanelScores): number {
  const model = panelModel(input);
  if (model.state !== "ok") throw new Error(model.state);
  const leader = model.best.groups[0]?.contenders[0];
  return input.candidates.findIndex(({ id }) => id === leader?.candidate.id);
}
