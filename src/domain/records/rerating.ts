import * as z from "zod/mini";
import { CandidateId, CardId, ItemId, KitId, OpeningId, PanelistId } from "#domain/id.ts";
import { Level } from "#domain/kit/kit.ts";
import { Instant, Line } from "#domain/text.ts";

/** What a re-rating can start from and lead to. */
export const Stand = z.union([Level, z.literal("not observed")]);
export type Stand = z.infer<typeof Stand>;

/** How many times new scores of one item were shown before these, and one. */
export const TalkRound = z.int().check(z.positive(), z.maximum(1_000));

/**
 * One panelist's second look at one item, after the talk. It stands beside the submitted card and
 * changes nothing in it; of several, the latest counts and the others stay. Keeping one's score is
 * a choice too, and the only one that needs no reason.
 */
export const Rerating = z
  .strictObject({
    opening: OpeningId,
    candidate: CandidateId,
    card: CardId,
    panelist: PanelistId,
    item: ItemId,
    /** The score on the card. */
    from: Stand,
    to: Stand,
    reason: z.union([z.literal(""), Line]),
    at: Instant,
    /**
     * Where re-ratings travel sealed (`Choice`): for what and in which round it was chosen, and 32
     * random bytes, so that nobody finds it by trying.
     */
    sealed: z.optional(
      z.strictObject({
        kit: KitId,
        round: TalkRound,
        salt: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
      }),
    ),
  })
  .check(
    z.refine(({ from, to, reason }) => from === to || reason !== "", {
      path: ["reason"],
      error: "is missing: a changed score needs a reason",
    }),
  );
export type Rerating = z.infer<typeof Rerating>;
