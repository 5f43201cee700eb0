import type { PanelModel } from "./panelModel.ts";
import type { Named, PanelScores } from "./panelScores.ts";
import { raterDiagnostics, type RaterDiagnostics } from "#domain/statistics/raterDiagnostics.ts";

export type PanelistDiagnostics = RaterDiagnostics & { panelist: Named };

/** For the panelist concerned and the lead alone; a prompt to look, never a label. */
export type PanelDiagnostics =
  | { state: "no-data" | "needs-three-raters" }
  | { state: "ok"; panelists: PanelistDiagnostics[] };

/** How each panelist's scores behave beside their colleagues' on the same people. */
export function panelDiagnostics(input: PanelScores, model: PanelModel): PanelDiagnostics {
  const { scores, panelists, order } = input;
  const known = model.state === "ok" ? model.severity : [];
  const severity = panelists.map(
    ({ id }) => known.find(({ panelist }) => panelist.id === id)?.mean ?? 0,
  );
  const told = raterDiagnostics({ scores, severity, order });
  if (told.state !== "ok") return told;
  return {
    state: "ok",
    panelists: told.raters.map((own) => ({
      ...own,
      panelist: panelists[own.rater] ?? { id: "", name: "" },
    })),
  };
}
