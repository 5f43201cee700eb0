import * as z from "zod/mini";
import { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import { Instant, Line, Text } from "#domain/text.ts";

export const calls = ["advance", "hire", "hold", "no hire"] as const;
export const Call = z.enum(calls);
export type Call = z.infer<typeof Call>;

/** What a call can go against: the composite of the scores, or a must-have most did not see. */
export const Contrary = z.enum(["composite", "gate"]);
export type Contrary = z.infer<typeof Contrary>;

export const Rationale = Text.check(z.regex(/\S/, "cannot be blank"));

/** What the panel called and why. A later one counts instead; the earlier stays. */
export const Decision = z.strictObject({
  opening: OpeningId,
  candidate: CandidateId,
  call: Call,
  rationale: Rationale,
  /** The composite as it stood then, in score points; `null` with nothing scored. */
  composite: z.nullable(z.number().check(z.minimum(1), z.maximum(5))),
  against: z.array(z.strictObject({ what: Contrary, reason: Line })).check(z.maxLength(2)),
  dissent: z.array(z.strictObject({ panelist: PanelistId, note: Line })).check(z.maxLength(200)),
  at: Instant,
});
export type Decision = z.infer<typeof Decision>;
