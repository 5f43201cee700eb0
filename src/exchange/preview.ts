import type { Problem } from "#domain/problem.ts";
import type { Suggestion } from "#domain/records/samenessSuggestions.ts";
import type { CardId, OpeningId, PanelistId } from "#domain/id.ts";
import type { Drift } from "#domain/records/merge.ts";
import type { Kind } from "#domain/records/record.ts";
import type { Draft } from "#domain/records/scorecard.ts";

/** What came in: a dropped or picked file, or pasted text. */
export type Source = Blob | string;

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
    }
  | { name: string; ok: false; problems: Problem[] };

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
  status: "new" | "already here" | "rejected";
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

/** Something erased elsewhere that would be erased here too, with what hangs on it. */
export type ErasedArrival = { kind: Kind; id: string; name: string; cards: number; drafts: number };

/** What a backup would bring back beside the records. */
export type RestorePreview = {
  drafts: { adds: number; updates: number; unchanged: number };
  /** Drafts of which another version is kept; the whole losing text, so that it can be saved. */
  draftsLost: LostDraft[];
  notes: { adds: number; updates: number; unchanged: number };
  people: { id: PanelistId; name: string; isNew: boolean }[];
};

export type LostDraft = {
  draft: Draft;
  candidate: string;
  panelist: string;
  why: string;
};

/** What accepting the files would do. Plain data; nothing is changed by making one. */
export type Preview = {
  /** Names this preview to `accept` and `dismiss`. */
  id: number;
  files: FileResult[];
  /** The openings the files are about; linked ones once. */
  openings: OpeningId[];
  totals: { adds: number; updates: number; unchanged: number; conflicts: number; rejected: number };
  cards: ArrivingCard[];
  rejected: RejectedArrival[];
  conflicts: ConflictArrival[];
  erased: ErasedArrival[];
  /** How far the most advanced clock in the files is ahead; compare `driftWorthMentioningMs`. */
  drift: Drift | null;
  /** All accepted unless the person says otherwise. */
  suggestions: Suggestion[];
  /** `null` when no backup is among the files. */
  restore: RestorePreview | null;
};

export type Outcome =
  | {
      ok: true;
      adds: number;
      updates: number;
      unchanged: number;
      conflicts: number;
      rejected: number;
      linked: number;
      draftsRestored: number;
      draftsLost: LostDraft[];
    }
  | { ok: false; cancelled: true };

export type Progress = { step: "reading" | "comparing" | "saving"; done: number; of: number };

export type Watching = { onProgress?: (progress: Progress) => void; signal?: AbortSignal };
