import { panelAgreement, type PanelAgreement } from "./panelAgreement.ts";
import { panelDiagnostics, type PanelDiagnostics } from "./panelDiagnostics.ts";
import { panelModel, type PanelModel } from "./panelModel.ts";
import type { PanelScores } from "./panelScores.ts";

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
    model,
    diagnostics: panelDiagnostics(input, model),
  };
}
