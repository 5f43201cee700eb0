import type { CandidateId } from "#domain/id.ts";
import { askingsIn } from "#domain/panel/asking.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { whatIsNext, type NextLine } from "#domain/panel/whatIsNext.ts";

/** What can be done at once on an opening, by the same rules as its roster. */
export type PanelActs = {
  /** Cards to be asked for: on how many candidates, of how many people; `null` where there are none. */
  ask: { candidates: number; people: number } | null;
  /** Whom to calibrate next. */
  calibrate: PanelCandidate | null;
};

/** What is next for some of the candidates, for whoever cannot wait for all of them at once. */
export function nextAmong(
  panel: Panel,
  viewer: Viewer,
  candidates: readonly PanelCandidate[],
): NextLine[] {
  return whatIsNext({ ...panel, candidates: [...candidates] }, viewer);
}

/** `lines` may come in parts: of those of one kind the order is the panel's. */
export function panelActs(
  panel: Panel,
  lines: readonly NextLine[],
  /** The candidate one is at already. */
  besides: CandidateId | null,
): PanelActs {
  const toAsk = lines.filter(({ next }) => next.what === "ask");
  const next = lines.find(
    (line) => line.next.what === "calibrate" && line.candidate.id !== besides,
  );
  return {
    ask:
      toAsk.length === 0
        ? null
        : { candidates: toAsk.length, people: askingsIn(panel, toAsk).length },
    calibrate: next?.candidate ?? null,
  };
}
