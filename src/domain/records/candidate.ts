import * as z from "zod/mini";
import { OpeningId, RoundId } from "#domain/id.ts";
import { Day, Instant, Name } from "#domain/text.ts";
import { Hold } from "./keeping.ts";

/** More than any opening has candidates; a planted number must not bar the next. */
export const mostCandidates = 100_000;

/** A person being interviewed for one opening. Nothing about them but a name and times is kept, and how long. */
export const Candidate = z.strictObject({
  opening: OpeningId,
  /** Where candidates go by number that is all it says: who it is stays with whoever added them. */
  name: Name,
  number: z.optional(z.int().check(z.positive(), z.maximum(mostCandidates))),
  /** When each round took, or takes, place; from here a card's lateness is told. */
  interviews: z.record(RoundId, Instant),
  hold: z.optional(Hold),
  /** Kept longer than the opening says, by somebody's word. */
  keptUntil: z.optional(Day),
});
export type Candidate = z.infer<typeof Candidate>;
