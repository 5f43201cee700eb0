import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import {
  CandidateId,
  CardId,
  GateId,
  ItemId,
  KitId,
  OpeningId,
  PanelId,
  PanelistId,
  RoundId,
  SignalId,
} from "#domain/id.ts";
import { Level } from "#domain/kit/kit.ts";
import { Instant, Text } from "#domain/text.ts";
import { LinesUnderItem } from "./noteLine.ts";
import { Format } from "./format.ts";
import { Role } from "./opening.ts";

/** How one of an item's questions was put to the candidate, and which of its probes were used. */
export const AskedQuestion = z.strictObject({
  /** Its place among the item's questions in the kit version of the card. */
  question: z.int().check(z.nonnegative(), z.maximum(29)),
  how: z.enum(["as written", "own words", "not asked"]),
  probes: z.array(z.int().check(z.nonnegative(), z.maximum(19))).check(z.maxLength(20)),
});
export type AskedQuestion = z.infer<typeof AskedQuestion>;

/** One item on one card: a level, an honest "not observed", or nothing yet, with its evidence. */
export const Rating = z.strictObject({
  score: z.union([Level, z.literal(["not observed", "unrated"])]),
  evidence: Text,
  signals: z.array(SignalId).check(z.maxLength(50)),
  /** When the evidence was last touched. */
  notedAt: z.nullable(Instant),
  /** Lines of notes filed under the item. */
  lines: z.optional(LinesUnderItem),
  asked: z.optional(z.array(AskedQuestion).check(z.maxLength(30))),
});
export type Rating = z.infer<typeof Rating>;

export const recommendations = ["strong no", "no", "yes", "strong yes", "no decision"] as const;
export const Recommendation = z.enum(recommendations);
export type Recommendation = z.infer<typeof Recommendation>;

export const GateMark = z.enum(["shown", "not shown"]);
export type GateMark = z.infer<typeof GateMark>;

/** More corrections than anybody makes; a planted number must not make the next one unreadable. */
export const mostRevisions = 1000;
const Revision = z.int().check(z.positive(), z.maximum(mostRevisions));

const Ratings = z.record(ItemId, Rating);
/** A gate without a mark is unknown. */
const Gates = z.record(GateId, GateMark);

/** A card being written. It lives on its panelist's device and travels only in their backup. */
export const Draft = z.strictObject({
  id: z.string(),
  panelist: PanelistId,
  opening: OpeningId,
  candidate: CandidateId,
  round: RoundId,
  kit: KitId,
  /** The submitted revision this one corrects. */
  corrects: z.nullable(CardId),
  rev: Revision,
  startedAt: Instant,
  changedAt: Instant,
  ratings: Ratings,
  gates: Gates,
  takeaways: Text,
  recommendation: z.nullable(Recommendation),
  format: z.optional(Format),
});
export type Draft = z.infer<typeof Draft>;

/**
 * A submitted revision: frozen, named by its hash, written by one panelist only.
 * The salt keeps a receipt from being guessed back to its scores (four items fall to
 * guessing in a few hundred tries without one).
 */
export const Scorecard = z.strictObject({
  opening: OpeningId,
  candidate: CandidateId,
  round: RoundId,
  kit: KitId,
  rev: Revision,
  prev: z.nullable(CardId),
  startedAt: Instant,
  submittedAt: Instant,
  ratings: Ratings,
  gates: Gates,
  takeaways: Text,
  recommendation: Recommendation,
  /** How this interview differed from the others’. */
  format: z.optional(Format),
  /** Rivals from other devices of its author that it takes the place of, besides `prev`. */
  settles: z.optional(z.array(CardId).check(z.maxLength(20))),
  /** Its author's part in the opening when it was submitted, whatever the panel says later. */
  role: z.optional(Role),
  /** The others' cards had been opened for its author: kept, and counted nowhere. */
  sawOthers: z.optional(z.literal(true)),
  /** In a signed opening: whose it is and for which panel, so that neither can be exchanged. */
  by: z.optional(PanelistId),
  panel: z.optional(PanelId),
  /** 16 random bytes, in a signed opening 32: there a card's name is all that others have of it. */
  salt: z.string().check(z.regex(/^(?:[0-9a-f]{32}|[0-9a-f]{64})$/)),
});
export type Scorecard = z.infer<typeof Scorecard>;

export function cardId(author: PanelistId, card: Scorecard): CardId {
  return CardId.parse(`${author}.${contentHash(card)}`);
}

/** The 64 digits behind a card's receipt. */
export function hashOf(card: CardId): string {
  return card.slice(card.lastIndexOf(".") + 1);
}

export function isLevel(score: Rating["score"]): score is Level {
  return typeof score === "number";
}

export function scoresOn(ratings: Readonly<Record<ItemId, Rating>>): Rating["score"][] {
  return Object.values<Rating>(ratings).map(({ score }) => score);
}
