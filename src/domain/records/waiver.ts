import * as z from "zod/mini";
import { CandidateId, OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import { Line } from "#domain/text.ts";

/** The panel goes on without one expected card. Logged: who said so is the record's author. */
export const Waiver = z.strictObject({
  opening: OpeningId,
  candidate: CandidateId,
  round: RoundId,
  without: PanelistId,
  reason: Line,
});
export type Waiver = z.infer<typeof Waiver>;
