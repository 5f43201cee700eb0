import type { Kit, Round } from "#domain/kit/kit.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { CardFrame } from "#storage/drafts.ts";

/** What a card's page stands on: who is scored, in which round, on which kit, and where it is kept. */
export type CardSetting = {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  round: Round;
  kit: Kit;
  frame: CardFrame;
};
