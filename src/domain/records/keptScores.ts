import * as z from "zod/mini";
import { ItemId, KitId, OpeningId, PanelistId } from "#domain/id.ts";
import { Level } from "#domain/kit/kit.ts";

const mostCards = 400;

/**
 * What is left of a candidate who was anonymised: who gave which score, and whether early or late among
 * their own. No name, no time, no word, and no id of the candidate or of a card, which is a hash of
 * what it says. It stays on the device that keeps it, and in that device's backup.
 */
export const KeptScores = z.strictObject({
  /** Random: it leads nowhere. */
  id: z.string().check(z.regex(/^[0-9A-Za-z]{16,40}$/)),
  opening: OpeningId,
  /** Scores are compared on one version of a kit only. */
  kit: KitId,
  cards: z
    .array(
      z.strictObject({
        panelist: PanelistId,
        /** Which of their candidates it was, from 0. */
        order: z.int().check(z.nonnegative(), z.maximum(100_000)),
        scores: z.record(ItemId, Level),
      }),
    )
    .check(z.minLength(1), z.maxLength(mostCards)),
});
export type KeptScores = z.infer<typeof KeptScores>;
