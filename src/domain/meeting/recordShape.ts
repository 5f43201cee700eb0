import type { NotCounted } from "#domain/panel/counted.ts";
import type { Call, Contrary } from "#domain/records/decision.ts";
import type { ItemId } from "#domain/id.ts";
import type { Signal } from "#domain/kit/kit.ts";
import type { Role } from "#domain/records/opening.ts";
import type { Stand } from "#domain/records/rerating.ts";
import type { QuestionParity } from "#domain/panel/questionParity.ts";
import type { Shares } from "#domain/records/evidence.ts";
import type { ParityWith } from "#domain/panel/parity.ts";
import type { Recommendation, Rating } from "#domain/records/scorecard.ts";
import type { PanelComposite } from "./composite.ts";

/** One score as submitted and as it stands; the words behind both. */
export type RecordedScore = {
  panelist: string;
  role: Role;
  round: string;
  before: Stand;
  /** As `before` where nobody re-rated, or the panel has not shown the new scores. */
  after: Stand;
  rerated: {
    reason: string;
    at: string;
    /** Whose device says so, where it is not the panelist's own. */
    enteredBy: string | null;
  } | null;
  /** A new score given before the panelist corrected the card: kept, and not counted. */
  former: { from: Stand; to: Stand; reason: string; at: string } | null;
  evidence: string;
  signals: Pick<Signal, "title" | "tone">[];
  receipt: string;
};

export type RecordedItem = {
  id: ItemId;
  title: string;
  weight: number;
  reviewed: boolean;
  scores: RecordedScore[];
};

export type RecordedDecision = {
  call: Call;
  at: string;
  writtenBy: string;
  rationale: string;
  /** In score points; `null` with nothing scored then, and while items are still to review. */
  composite: number | null;
  against: { what: Contrary; reason: string }[];
  dissent: { panelist: string; note: string }[];
};

/** Closed until every item has been reviewed (rule 5). */
export type WholePicture = {
  composite: { before: PanelComposite; after: PanelComposite };
  weights: "equal" | "as the kit says";
  weightsReason: string;
  recommendations: {
    panelist: string;
    round: string;
    recommendation: Recommendation;
    /** Why its scores are not in the composite beside it; `null` where they are. */
    leftOut: NotCounted | null;
  }[];
  mustHaves: { title: string; shown: string[]; notShown: string[] }[];
};

export type RecordedCard = {
  panelist: string;
  role: Role;
  round: string;
  submittedAt: string;
  revision: number;
  kit: string;
  receipt: string;
  /** Why the card is not among the scores above; `null` where it is. */
  leftOut: NotCounted | null;
  /** Lines of its evidence, by where they come from. */
  sources: Shares;
  /** What it says, where it does not stand among the items above; a practice card's is left out. */
  apart: { item: string; score: Rating["score"]; evidence: string }[];
};

/** `statistics.md` h, in score points and shares of 1. */
export type RecordedChange = {
  /** Scores there are both before and after; those that changed; by how much over all of them. */
  scores: number;
  changed: number;
  meanChange: number;
  /** Items with two such scores or more: mean distance from their middle score. */
  distance: { before: number; after: number } | null;
  /** Share of those items that are two points apart or more. */
  wideGaps: { items: number; before: number; after: number } | null;
};

/** What a panel leaves with: one candidate's meeting, in names and numbers, with no id of a person. */
export type MeetingRecord = {
  opening: { title: string; startedOn: string };
  candidate: string;
  kit: { title: string; version: number; receipt: string } | null;
  reviewed: { items: number; of: number };
  decision: RecordedDecision | null;
  /** The latest first. */
  earlierDecisions: RecordedDecision[];
  picture: WholePicture | null;
  items: RecordedItem[];
  /** What the talk changed on the reviewed items: consensus, not reliability. */
  change: RecordedChange | null;
  /** How this candidate’s interviews differed from the others’, in words; empty where they did not. */
  formatChanged: string;
  parity: ParityWith[];
  /** What they were never asked that others were. */
  questions: QuestionParity;
  /** Who should not score this candidate, by their own word. */
  recusals: { panelist: string; words: string; at: string }[];
  waivers: { panelist: string; round: string; reason: string; by: string }[];
  cards: RecordedCard[];
  /** Re-ratings of a card that is not here. */
  unplaced: number;
};
