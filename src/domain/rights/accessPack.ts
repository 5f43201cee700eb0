import * as z from "zod/mini";
import { Level } from "#domain/kit/kit.ts";
import { Call } from "#domain/records/decision.ts";
import { Recommendation } from "#domain/records/scorecard.ts";

const Words = z.string();
const Score = z.union([Level, z.literal(["not observed", "unrated"])]);

const PackItem = z.strictObject({
  item: Words,
  score: Score,
  /** As it was written, lines filed under the item first. */
  evidence: Words,
  signals: z.array(Words),
  /** Which questions were put, and how. */
  asked: z.array(z.strictObject({ question: Words, how: Words })),
});

/** One panelist’s card in one round, or what they are still writing. */
const PackCard = z.strictObject({
  panelist: Words,
  role: Words,
  round: Words,
  /** `null` of a draft. */
  submittedAt: z.nullable(Words),
  revision: z.int(),
  receipt: z.nullable(Words),
  recommendation: z.nullable(Recommendation),
  takeaways: Words,
  items: z.array(PackItem),
  mustHaves: z.array(z.strictObject({ skill: Words, mark: z.enum(["shown", "not shown"]) })),
  formatChanged: Words,
  /** Why it counts in no figure; empty where it counts. */
  leftOut: Words,
});
export type PackCard = z.infer<typeof PackCard>;

/**
 * Everything this device holds on one candidate, as far as whoever makes it may see it: to be handed
 * to the candidate. Texts are as they were written, but for names that are masked.
 */
export const AccessPack = z.strictObject({
  format: z.literal("needle/access"),
  version: z.literal(1),
  madeAt: Words,
  candidate: z.strictObject({
    name: Words,
    /** Every random id their records go by. */
    ids: z.array(Words),
    addedAt: z.nullable(Words),
  }),
  opening: z.strictObject({ title: Words, startedOn: Words, kit: z.nullable(Words) }),
  keeping: z.strictObject({
    words: Words,
    until: z.nullable(Words),
    hold: z.nullable(z.strictObject({ since: Words, reason: Words })),
  }),
  interviews: z.array(z.strictObject({ round: Words, at: Words })),
  /** Every revision that is here, the latest of each first. */
  cards: z.array(PackCard),
  drafts: z.array(PackCard),
  rescored: z.array(
    z.strictObject({
      panelist: Words,
      item: Words,
      from: Score,
      to: Score,
      reason: Words,
      at: Words,
    }),
  ),
  decisions: z.array(
    z.strictObject({
      call: Call,
      at: Words,
      writtenBy: Words,
      rationale: Words,
      composite: z.nullable(z.number()),
      against: z.array(z.strictObject({ what: Words, reason: Words })),
      dissent: z.array(z.strictObject({ panelist: Words, note: Words })),
    }),
  ),
  /** What was marked in the meeting, item by item. */
  meeting: z.array(z.strictObject({ item: Words, what: Words, panelist: Words })),
  exceptions: z.array(z.strictObject({ panelist: Words, what: Words, reason: Words })),
  /** For whom the others’ cards were opened, and when. */
  openedFor: z.array(z.strictObject({ panelist: Words, at: Words })),
  /** Offers, answers, references, how it went. */
  course: z.array(z.strictObject({ what: Words, text: Words })),
  /** Scorecards that came from other systems. */
  foreign: z.array(
    z.strictObject({
      system: Words,
      panelist: Words,
      round: Words,
      submittedAt: z.nullable(Words),
      recommendation: z.nullable(Words),
      ratings: z.array(z.strictObject({ title: Words, original: Words, note: Words })),
      answers: z.array(z.strictObject({ question: Words, answer: Words })),
      takeaways: Words,
    }),
  ),
  letters: z.array(z.strictObject({ changedAt: Words, text: Words })),
  /** Notes their author alone could read until now. */
  privateNotes: z.array(z.strictObject({ panelist: Words, round: Words, text: Words })),
  panelists: z.enum(["by name", "by letter"]),
  /** What is not in it, and why. */
  leftOut: z.array(Words),
  masked: z.strictObject({
    /** Times another candidate’s name stood in what people wrote. */
    candidates: z.int(),
    /** Times a panelist’s name did, where panelists go by letter. */
    panelists: z.int(),
  }),
});
export type AccessPack = z.infer<typeof AccessPack>;
