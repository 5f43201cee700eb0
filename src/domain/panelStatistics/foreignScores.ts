import { PanelistId, type CandidateId } from "#domain/id.ts";
import { systemNames, type ForeignRow } from "#domain/records/foreignRow.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import type { PanelScores } from "./panelScores.ts";

/**
 * The scores of a panel with those of other systems' cards behind them, as of raters of their own: nobody
 * can tell that somebody there is somebody here. Only on candidates that are in it, and on items somebody
 * said they mean; a person scores an item once, by the first card of theirs.
 */
export function withForeign(
  scores: PanelScores,
  rows: readonly ForeignRow[],
  resolve: (id: CandidateId) => CandidateId,
): PanelScores {
  const candidateAt = new Map(scores.candidates.map(({ id }, index) => [id, index]));
  const itemAt = new Map(scores.items.map(({ id }, index) => [id, index]));
  const raters = new Map<string, number>();
  const all = {
    ...scores,
    panelists: [...scores.panelists],
    scores: [...scores.scores],
    order: scores.order.map((met) => [...met]),
    recused: [...(scores.recused ?? scores.panelists.map(() => []))],
  };
  const taken = new Set<string>();
  for (const row of rows) {
    const candidate = candidateAt.get(resolve(row.candidate));
    if (candidate === undefined) continue;
    const name = `${row.panelist === "" ? "Somebody" : row.panelist} (${systemNames[row.source]})`;
    for (const { item: id, score } of row.ratings) {
      const item = id === null ? undefined : itemAt.get(id);
      const place = `${name}\0${candidate}\0${item}`;
      if (item === undefined || !isLevel(score) || taken.has(place)) continue;
      taken.add(place);
      const rater = raters.get(name) ?? all.panelists.length;
      if (!raters.has(name)) {
        raters.set(name, rater);
        all.panelists.push({ id: PanelistId.parse(`elsewhere-${raters.size}`), name });
        all.order.push([]);
        all.recused.push([]);
      }
      all.scores.push({ candidate, rater, item, score });
      const met = all.order[rater];
      if (met !== undefined && !met.includes(candidate)) met.push(candidate);
    }
  }
  if (raters.size === 0) return scores;
  const added = all.scores.slice(scores.scores.length);
  return { ...all, key: JSON.stringify([scores.key, [...raters.keys()], added]) };
}

/** How many of these would count: with a level on an item and a candidate that are in it. */
export function countedForeign(
  scores: PanelScores,
  rows: readonly ForeignRow[],
  resolve: (id: CandidateId) => CandidateId,
): number {
  const candidates = new Set(scores.candidates.map(({ id }) => id));
  const items = new Set(scores.items.map(({ id }) => id));
  return rows.filter(
    (row) =>
      candidates.has(resolve(row.candidate)) &&
      row.ratings.some(({ item, score }) => item !== null && items.has(item) && isLevel(score)),
  ).length;
}
