import * as z from "zod/mini";
import { PanelistId } from "#domain/id.ts";
import { Draft } from "./scorecard.ts";
import { Instant } from "#domain/text.ts";

/**
 * One go at a written case: a card as any other, kept apart from all of them. It stays on the
 * device; what its panelist shares is a `PracticeResult`.
 */
export const PracticeCard = z.strictObject({
  id: z.string(),
  /** `null` for somebody who has not said their name yet. */
  panelist: z.nullable(PanelistId),
  case: z.string(),
  card: Draft,
  finishedAt: z.nullable(Instant),
});

export type PracticeCard = z.infer<typeof PracticeCard>;
