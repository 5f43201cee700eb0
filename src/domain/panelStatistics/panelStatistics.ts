import { panelAgreement, type PanelAgreement } from "./panelAgreement.ts";
import { panelDiagnostics, type PanelDiagnostics } from "./panelDiagnostics.ts";
import { panelModel, type PanelModel } from "./panelModel.ts";
import { withoutKept, type PanelScores } from "./panelScores.ts";

/** What a panel's cards say about the panel, each figure or the reason there is none. Plain data. */
export type PanelStatistics = {
  /** Who has scored anything. */
  scoring: { candidates: number; panelists: number };
  agreement: PanelAgreement;
  model: PanelModel;
  diagnostics: PanelDiagnostics;
};

export function panelStatistics(
  input: PanelScores,
  onProgress?: (done: number) => void,
): PanelStatistics {
  const model = panelModel(input, onProgress);
  return {
    scoring: {
      candidates: new Set(input.scores.map(({ candidate }) => candidate)).size,
      panelists: new Set(input.scores.map(({ rater }) => rater)).size,
    },
    agreement: panelAgreement(input),
    model:
      input.kept === undefined ? model : withCandidatesOf(panelModel(withoutKept(input)), model),
    diagnostics: panelDiagnostics(input, model),
  };
}

const nobodyLinked = { groups: [], suggestions: [], bridges: [] };

/** What is said of the panel rests on all scores; what names candidates, on those who are here. */
function withCandidatesOf(here: PanelModel, all: PanelModel): PanelModel {
  const links = "links" in here ? here.links : nobodyLinked;
  if (all.state !== "ok") return "links" in all ? { ...all, links } : all;
  const { severity, reliability, needed } = all;
  if (here.state === "ok") return { ...here, severity, reliability, needed };
  return {
    ...all,
    links,
    rankings: { raw: [], corrected: [], draws: 0 },
    best: { groups: [], next: null },
  };
}
