import type { CandidateId, OpeningId } from "#domain/id.ts";
import type { FolderKey } from "#domain/keys.ts";
import type { KeyName } from "#domain/records/folderKey.ts";

/** What a folder refuses. */
export type FolderTrouble = "gone" | "full" | "read only" | "not allowed";

/** Backups that make themselves: where they go, and how it went. */
export type OwnBackups = {
  handle: FileSystemDirectoryHandle;
  /** When the folder was chosen; tells one choice from the next. */
  chosenAt: string;
  /** Files this device made there, the latest last: it removes nothing else. */
  written: BackupFile[];
  trouble: FolderTrouble | null;
  /** When the last one was made; nothing is written where nothing is new. */
  lastAt: string | null;
  /** What is in the last one; see `Backup`. */
  digest: string | null;
};
/** `isWhole`: it was read again after it was written, and was all there. `hash`: of its text, until then. */
export type BackupFile = { name: string; isWhole: boolean; hash?: string };

/** How an opening's cards travel through a folder that its panel shares. */
export type FolderRow = {
  opening: OpeningId;
  /** Everybody on the panel has it, whether or not they use a folder. */
  key: FolderKey;
  /** What else came since: a lead gives another one when somebody is taken out. */
  others?: FolderKey[];
  handle?: FileSystemDirectoryHandle;
  /** What this device wrote there, the latest last: it removes nothing else. */
  written: string[];
  lastReadAt: string | null;
  /** What kept the last look from being complete. */
  trouble: FolderTrouble | null;
  /** Files of ours that could not be read, or only by a newer Needle; those of other openings. */
  unreadable: number;
  newer: number;
  ofOthers: number;
  /** The others write what this device was not given to read. */
  leftOut?: boolean;
};

/** A file of the folder that was read, and the stamps of the copies in it. */
export type FolderFileRow = {
  opening: OpeningId;
  name: string;
  size: number;
  lastModified: number;
  stamps: string[];
  /** Under which key it is. Versions that knew one only said nothing: then it is read again. */
  under?: KeyName;
  /** On whom it tells: when they are erased, whoever wrote it writes it anew. */
  candidates: CandidateId[];
};
