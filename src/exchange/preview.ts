import type { Problem } from "#domain/problem.ts";
import type { Suggestion } from "#domain/records/samenessSuggestions.ts";
import type { CardId, OpeningId, PanelistId } from "#domain/id.ts";
import type { Drift } from "#domain/records/merge.ts";
import type { Kind } from "#domain/records/record.ts";
import type { DraftFate } from "#domain/files/restore.ts";
import type { Sameness } from "#domain/records/sameness.ts";
import type { Draft, Rating, Recommendation } from "#domain/records/scorecard.ts";

/** What came in: a dropped or picked file, or pasted text. */
export type Source = Blob | string;

/** Cards in a file, each place once, whose they are, and the openings it tells of. */
export type Holds = { cards: number; from: string[]; openings: string[] };

/** What became of one file. */
export type FileResult =
  | {
      name: string;
      ok: true;
      what: "packet" | "backup";
      /** When the newest thing in it was written. */
      exportedAt: string;
      /** When its file was saved, as the system says; `null` for pasted text. */
      savedAt: string | null;
      records: number;
      rejected: number;
      holds: Holds;
    }
  /** `isLocked`: with the right passphrase it could be read. */
  | { name: string; ok: false; problems: Problem[]; isLocked: boolean };

/** One scorecard in the files, told by names. */
export type ArrivingCard = {
  card: CardId;
  /** As people read it out: `7F3A-91C2`. */
  receipt: string;
  panelist: string;
  candidate: string;
  opening: string;
  round: string;
  rev: number;
  submittedAt: string;
  /** Submitted before it was begun: a clock was set meanwhile. */
  hasOddTimes: boolean;
  /** Written after its author had seen the others: kept, and counted nowhere. */
  sawOthers: boolean;
  /** `asked`: it stays out until somebody says yes; `waits`: what it hangs on is not here yet. */
  status: "new" | "already here" | "rejected" | "asked" | "waits";
  /** Why it cannot come in; `null` unless rejected. */
  reason: string | null;
  /** Its author scores on this device. */
  isFromHere: boolean;
  /** Other revisions of the same number by the same panelist; the author must settle which counts. */
  rivals: CardId[];
};

/** A record that stays out. `file` is the first one that held it. */
export type RejectedArrival = {
  file: string;
  id: string;
  kind: Kind;
  name: string;
  reason: string;
};

/** An opening, candidate or name that two devices changed apart; the later one is kept. */
export type ConflictArrival = { kind: Kind; id: string; lost: string; won: string };

/** What stands here and would go by another name. */
export type Renamed = { from: string; to: string };

/** When somebody first met somebody. */
export type FirstMet = { name: string; at: string };

/** One card in a line; its scores only once its candidate is open to whoever looks. */
export type CardGlance = {
  receipt: string;
  rev: number;
  submittedAt: string;
  scores: { item: string; score: Rating["score"] }[] | null;
  recommendation: Recommendation | null;
};

/** What is asked before it comes in, by names; `key` is what a yes is given to. */
export type QuestionTold = { key: string } & (
  | {
      ask: "erase";
      kind: Kind;
      name: string;
      by: string;
      cards: number;
      drafts: { panelist: string; candidate: string; round: string; draft: Draft }[];
    }
  | { ask: "bring back"; kind: Kind; name: string; erasedAt: number; cards: number }
  | {
      ask: "link";
      what: Sameness["what"];
      by: string;
      names: [string, string];
      met: [FirstMet[], FirstMet[]];
      isPossible: boolean;
    }
  | {
      ask: "revision";
      panelist: string;
      candidate: string;
      round: string;
      here: CardGlance[];
      there: CardGlance;
      isOpen: boolean;
    }
  | {
      ask: "expect less";
      opening: string;
      by: string;
      less: { panelist: string; rounds: string[] }[];
    }
  | {
      ask: "go on without";
      panelist: string;
      candidate: string;
      round: string;
      by: string;
      reason: string;
    }
  | { ask: "recuse"; panelist: string; candidate: string; words: string }
  | { ask: "saw others"; panelist: string; candidate: string; at: string; cards: number }
  | {
      ask: "replace";
      what: "decision" | "rerating";
      candidate: string;
      by: string;
      here: string | null;
      there: string | null;
    }
);

export type SuggestionTold = { suggestion: Suggestion; met: [FirstMet[], FirstMet[]] };

/** What becomes of one draft, by names; `lost` is the text that is not kept, so that it can be saved. */
export type DraftFateTold = Pick<DraftFate, "draft" | "lost" | "fate" | "why"> & {
  panelist: string;
  candidate: string;
  round: string;
};

/** What a backup would bring back beside the records. */
export type RestorePreview = {
  drafts: { adds: number; updates: number; unchanged: number };
  fates: DraftFateTold[];
  notes: { adds: number; updates: number; unchanged: number };
  people: { id: PanelistId; name: string; isNew: boolean }[];
  /** Who was scoring where it was made, unless that is who scores here; and who that would join. */
  whose: { id: PanelistId; name: string; joins: string | null } | null;
};

/** What accepting the files would do. Plain data; nothing is changed by making one. */
export type Preview = {
  /** Names this preview to `accept` and `dismiss`. */
  id: number;
  files: FileResult[];
  totals: { adds: number; updates: number; unchanged: number; conflicts: number; rejected: number };
  cards: ArrivingCard[];
  rejected: RejectedArrival[];
  conflicts: ConflictArrival[];
  renamed: Renamed[];
  questions: QuestionTold[];
  /** More were asked than are told: those stay out. */
  moreQuestions: number;
  /** How far the most advanced clock in the files is ahead; compare `driftWorthMentioningMs`. */
  drift: Drift | null;
  /** Records that wait for what they hang on, and of kinds that a later Needle writes. */
  waiting: number;
  unread: number;
  suggestions: SuggestionTold[];
  /** `null` when no backup is among the files. */
  restore: RestorePreview | null;
};

export type Outcome =
  | {
      ok: true;
      /** The openings the files were about, as they go by now. */
      openings: OpeningId[];
      adds: number;
      updates: number;
      unchanged: number;
      conflicts: number;
      rejected: number;
      linked: number;
      drafts: number;
      notes: number;
      fates: DraftFateTold[];
    }
  | { ok: false; cancelled: true };

export type Progress = { step: "reading" | "comparing" | "saving"; done: number; of: number };

export type Watching = { onProgress?: (progress: Progress) => void; signal?: AbortSignal };
