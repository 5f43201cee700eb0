import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import { CandidateId, CardId, ItemId, KitId, OpeningId, PanelistId } from "#domain/id.ts";
import type { Author } from "./record.ts";
import { type Rerating, TalkRound } from "./rerating.ts";

const Commitment = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export type Commitment = z.infer<typeof Commitment>;

/** What is re-rated together: an item of a candidate, on a kit version, for the nth time. */
const place = {
  opening: OpeningId,
  candidate: CandidateId,
  kit: KitId,
  item: ItemId,
  round: TalkRound,
};

/**
 * Somebody has chosen a new score, which nobody can read yet. It binds whoever signed it to what
 * they chose; choosing again replaces it, until the new scores are shown.
 */
export const Choice = z.strictObject({
  ...place,
  card: CardId,
  panelist: PanelistId,
  commitment: Commitment,
});
export type Choice = z.infer<typeof Choice>;

/** The new scores of a round are shown: of these choices, and of none that comes later. */
export const ShownScores = z.strictObject({
  ...place,
  saw: z.array(Commitment).check(z.maxLength(2_000)),
});
export type ShownScores = z.infer<typeof ShownScores>;

/** What a choice promises: whose word it is, the re-rating to the letter, and its salt with it. */
export function commitmentOf(author: Author, rerating: Rerating): Commitment {
  return contentHash(["needle/choice/1", author, rerating]);
}

/** One a signer, card and round. */
export function choiceId(author: Author, choice: Omit<Choice, "commitment">): string {
  const { opening, candidate, kit, item, round, card, panelist } = choice;
  const where = [author, opening, candidate, kit, item, round, card, panelist];
  return `choice-${contentHash(where).slice(0, 40)}`;
}

export function shownId(author: Author, shown: ShownScores): string {
  return `shown-${contentHash([author, shown]).slice(0, 40)}`;
}
