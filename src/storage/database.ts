import { Dexie, type Table } from "dexie";
import type { Version } from "#domain/clock.ts";
import type { ForeignRow } from "#domain/records/foreignRow.ts";
import type { CandidateId, OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import type { DeviceData, PrivateName } from "#domain/files/backup.ts";
import type { Feedback } from "#domain/records/feedback.ts";
import type { InviteSeed, SignKey } from "#domain/keys.ts";
import type { KitDraft } from "#domain/kit/kitForm.ts";
import {
  isErasable,
  isTombstone,
  type Kind,
  type LiveRecord,
  type SharedRecord,
} from "#domain/records/record.ts";
import type { KeptScores } from "#domain/records/keptScores.ts";
import type { Rerating } from "#domain/records/rerating.ts";
import type { UnreadRecord } from "#domain/records/unread.ts";
import type { Numbers } from "#domain/panel/byNumber.ts";
import type { OwnPlace } from "#domain/panel/elsewhere.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import type { Notepad } from "#domain/records/notepad.ts";
import type { CardPlace } from "#domain/scoring/draft.ts";
import type { PracticeCard } from "#domain/records/practiceCard.ts";
import type { PassKey } from "#sealing/passphrase.ts";
import type { FolderFileRow, FolderRow, OwnBackups } from "./folderRows.ts";
import type { IdentityRow } from "./identities.ts";
import type { RoomEntryRow, RoomRow } from "./roomRows.ts";

/** What this device knows of itself; one row a key. None of it travels but in a backup. */
export type DeviceRow =
  | { key: `feedback/${string}`; value: Feedback }
  | { key: "clock"; value: Version }
  | { key: "me"; value: PanelistId }
  /** Which of the sample's people one is inside the sample, where it is not its lead. */
  | { key: "meInSample"; value: PanelistId }
  /** See `Numbers`. */
  | { key: "numbers"; value: Numbers }
  /** Who is behind a candidate’s number. */
  | { key: "candidateNames"; value: PrivateName[] }
  | { key: "lastBackupAt"; value: string }
  /** What this device had seen and written when it was last backed up. */
  | { key: "backedUpTo"; value: Version }
  | { key: "backups"; value: OwnBackups }
  /** Backups made here are under a passphrase, which itself is not kept. */
  | { key: "backupLock"; value: PassKey }
  /** Openings of which copies that came were let go, and how many words on who is who counted then. */
  | { key: "crowdedOut"; value: Partial<Record<OpeningId, number>> }
  /** Names this database, so that one made anew in its place is told from it. */
  | { key: "born"; value: string }
  | { key: "correctedLooks"; value: CorrectedLook[] }
  | { key: "driftSeen"; value: { device: string; aheadMs: number } };

/** Somebody had figures corrected for strictness before them here. */
export type CorrectedLook = { opening: OpeningId; panelist: PanelistId | null; at: string };

/** A panelist who scores on this device. */
export type PersonRow = { panelist: PanelistId; addedAt: string };

/** A note for its author's eyes; kept beside the card, never inside it, never sent. */
export type PrivateNote = CardPlace & {
  id: string;
  /** As it was kept before there were lines. */
  text: string;
  pad?: Notepad | undefined;
};

/** A value that lost to a later one when two copies met. Shown, never silently dropped. */
export type Conflict = {
  id: string;
  record: string;
  at: string;
  lost: LiveRecord;
  won: LiveRecord;
};

/** What cannot stand yet, named by its whole content. */
export type Kept<R> = { key: string; record: R };

/** Rounds somebody was expected in here until a file said otherwise: still closed to them. */
export type SeatRow = { key: string; opening: OpeningId; panelist: PanelistId; rounds: RoundId[] };

/** A candidate's cards were shown on this device: to whom, or to nobody in particular. */
export type OpenedRow = {
  key: string;
  candidate: CandidateId;
  panelist: PanelistId | null;
  at: string;
};

/** A copy of our own that is still to be signed; by its own key. */
export type ToSign = { kind: Kind; id: string; key: SignKey };

/**
 * The secret half of an invitation its lead made here, so that it can be shown again; or of the one
 * by which somebody took their seat here, so that they can give it back.
 */
export type InvitationRow = {
  opening: OpeningId;
  panelist: PanelistId;
  key: SignKey;
  seed: InviteSeed;
  /** How it last went out from here; nobody else knows. */
  handedOver?: { how: "link" | "file" | "code"; at: string };
  /** Of a link that added this device: where its person had handed a card in by then. */
  handedIn?: OwnPlace[];
};

/** A copy that left in a file somebody took away. */
export type HandedOutRow = { opening: OpeningId; stamp: string };

/** What arrived by itself or was not taken, by ids: words are found when it is shown. */
export type ArrivedLine = { id?: number; opening: OpeningId; at: string } & (
  | { what: "came"; from: PanelistId; cards: number; others: number }
  | { what: "opened"; candidate: CandidateId }
  | { what: "not taken"; from: PanelistId | null; count: number; why: string }
  /** Sent again after they had gone from the folder; `of` whom, in lines since it is said. */
  | { what: "missed"; count: number; of?: PanelistId[] }
);

/**
 * A new score that was chosen on this device and not shown yet. No backup holds it: only this device
 * could tell it, and where it is lost one chooses again.
 */
export type ChoiceRow = {
  commitment: string;
  opening: OpeningId;
  candidate: CandidateId;
  by: PanelistId;
  body: Rerating;
};

/** A sealed card as far as it is open on this device: of `refused` ones why they are not. */
export type CardRow = NonNullable<DeviceData["cards"]>[number];

class NeedleDatabase extends Dexie {
  /** One row for each kind and id. */
  declare registers: Table<SharedRecord, [Kind, string]>;
  /** Sound records that hang on something not here yet; tried again with whatever comes. */
  declare waiting: Table<Kept<SharedRecord>, string>;
  /** Records of kinds that this version does not know: passed on as they are. */
  declare unread: Table<Kept<UnreadRecord>, string>;
  /**
   * Of signed openings every signer's own copy of a record, as it travels. What is shown of them
   * stands among the registers, and is worked out anew from these with every change.
   */
  declare copies: Table<SharedRecord, [Kind, string, string]>;
  /** Sealed cards this device can read, or has tried to. */
  declare cards: Table<CardRow, string>;
  declare choices: Table<ChoiceRow, string>;
  declare toSign: Table<ToSign, [Kind, string, string]>;
  declare identities: Table<IdentityRow, string>;
  declare invitations: Table<InvitationRow, [string, string]>;
  /** Links by which somebody who has a seat here adds one more device of theirs; the latest each. */
  declare deviceLinks: Table<InvitationRow, [string, string]>;
  declare folders: Table<FolderRow, string>;
  declare folderFiles: Table<FolderFileRow, [string, string]>;
  declare rooms: Table<RoomRow, string>;
  declare roomEntries: Table<RoomEntryRow, [string, string]>;
  /** Scorecards of other systems that were brought in here. */
  declare foreignCards: Table<ForeignRow, string>;
  declare handedOut: Table<HandedOutRow, [string, string]>;
  declare arrivedLines: Table<ArrivedLine, number>;
  declare seats: Table<SeatRow, string>;
  declare opened: Table<OpenedRow, string>;
  declare drafts: Table<Draft, string>;
  declare privateNotes: Table<PrivateNote, string>;
  declare people: Table<PersonRow, string>;
  declare conflicts: Table<Conflict, string>;
  declare practice: Table<PracticeCard, string>;
  declare kitDrafts: Table<KitDraft, string>;
  declare keptScores: Table<KeptScores, string>;
  declare device: Table<DeviceRow, DeviceRow["key"]>;

  constructor() {
    // "strict" waits for the disk: without it a power cut loses the last seconds (measured).
    // "immutable": rows are never changed in place here, so that live queries need not copy them.
    super("needle", { chromeTransactionDurability: "strict", cache: "immutable" });
    this.version(1).stores({
      records: "id, kind, body.opening",
      // No second index where every key press writes: each costs a read of the old row beside it.
      drafts: "id",
      privateNotes: "id",
      people: "panelist",
      conflicts: "id, record",
      device: "key",
    });
    this.version(2).stores({ practice: "id", kitDrafts: "id" });
    this.version(3)
      .stores({
        records: null,
        registers: "[kind+id], body.opening",
        waiting: "key",
        unread: "key",
        seats: "key",
        opened: "key",
      })
      .upgrade(async (old) => {
        const rows: SharedRecord[] = await old.table("records").toArray();
        await old.table("registers").bulkAdd(rows.filter(isKeptAlone));
      });
    this.version(4).stores({
      copies: "[kind+id+signature.key], opening",
      cards: "id, opening",
      toSign: "[kind+id+key]",
      identities: "panelist",
      invitations: "[opening+panelist]",
      folders: "opening",
      folderFiles: "[opening+name], opening",
      handedOut: "[opening+stamp], opening",
      arrivedLines: "++id, opening",
    });
    this.version(5).stores({
      choices: "commitment, opening",
      deviceLinks: "[opening+panelist]",
    });
    this.version(6).stores({
      rooms: "opening",
      roomEntries: "[opening+subject], opening",
    });
    // A few rows each, read whole: without indices, which a new database pays for on a full disk as well.
    this.version(7).stores({ foreignCards: "id", keptScores: "id" });
  }
}

/** What was erased with its candidate left a tombstone of its own once; it goes without one now. */
function isKeptAlone(record: SharedRecord): boolean {
  return !isTombstone(record) || isErasable(record.kind);
}

/** The one database of this app. */
export const db = new NeedleDatabase();
