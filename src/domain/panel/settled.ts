import type { CandidateId } from "#domain/id.ts";
import type { Panel } from "./panel.ts";

/** Whether the panel is done with a candidate: till then its words belong to the meeting. */
export function isSettled(panel: Panel, candidate: CandidateId): boolean {
  const [latest] = panel.meeting.decisionsOn(candidate);
  return latest !== undefined && latest.call !== "hold";
}
