import type { Panel } from "#domain/panel/panel.ts";
import { findPanel } from "#storage/panels.ts";
import { CandidateId, OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import type { Version } from "#domain/clock.ts";
import type { CardPlace } from "#domain/scoring/draft.ts";
import { db } from "#storage/database.ts";
import { saveOpening } from "#storage/openings.ts";
import { openingRecord } from "./records.ts";

/** Where somebody's card on somebody stands, in the one round of the test openings. */
export function aPlace(panelist: string, candidate: string, opening = "berlin"): CardPlace {
  return {
    panelist: PanelistId.parse(panelist),
    opening: OpeningId.parse(opening),
    candidate: CandidateId.parse(candidate),
    round: RoundId.parse("interview"),
  };
}

/** Writes an opening here, and gives the version it got. */
export async function notePanel(title: string): Promise<Version> {
  const id = await saveOpening(null, { ...openingRecord("x").body, title });
  const row = await db.registers.get(["opening", id]);
  if (row === undefined) throw new Error("The opening was not stored.");
  return row.version;
}

/** The panel of an opening on this device. */
export async function panelAt(id: OpeningId): Promise<Panel> {
  const panel = await findPanel(id);
  if (panel === null) throw new Error(`No opening ${id} here.`);
  return panel;
}
