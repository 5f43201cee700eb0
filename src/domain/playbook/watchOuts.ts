import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { WatchOut } from "./watchOut.ts";
import {
  evidence,
  lateCards,
  offerSpeed,
  paired,
  parity,
  pay,
  references,
} from "./watchOutsInSearch.ts";
import { benchmark, mustHaves, pattern, rounds, scorecard, takeHome } from "./watchOutsOnSetUp.ts";

/** Every watch-out of the playbook as it stands; `today` is a calendar day where the reader is. */
export function watchOuts(panel: Panel, viewer: Viewer, today: string): WatchOut[] {
  return [
    mustHaves(panel),
    scorecard(panel),
    rounds(panel),
    takeHome(panel),
    pattern(panel),
    benchmark(panel, today),
    pay(panel, viewer),
    paired(panel, viewer),
    references(panel, viewer),
    offerSpeed(panel, viewer),
    lateCards(panel),
    evidence(panel, viewer),
    parity(panel),
  ];
}
