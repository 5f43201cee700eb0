import { formatInWords } from "#domain/records/format.ts";
import type { CandidateId } from "#domain/id.ts";
import { countedCards } from "./counted.ts";
import type { Panel } from "./panel.ts";

/** What was changed about a candidate’s interviews, by the cards that count; empty where nothing was. */
export function formatChangedOn(panel: Panel, candidate: CandidateId): string {
  return formatInWords(countedCards(panel, candidate).map(({ body }) => body.format));
}
