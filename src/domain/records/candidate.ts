import * as z from "zod/mini";
import { OpeningId, RoundId } from "#domain/id.ts";
import { Instant, Name } from "#domain/text.ts";

/** A person being interviewed for one opening. Nothing about them but a name and times is kept. */
export const Candidate = z.strictObject({
  opening: OpeningId,
  name: Name,
  /** When each round took, or takes, place; from here a card's lateness is told. */
  interviews: z.record(RoundId, Instant),
});
export type Candidate = z.infer<typeof Candidate>;
