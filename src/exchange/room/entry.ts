import { toBase32 } from "#domain/bytes.ts";
import { canonical } from "#domain/hash.ts";
import type { CandidateId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { stampOf } from "#domain/records/head.ts";
import { isTombstone, type SharedRecord } from "#domain/records/record.ts";
import { candidateOf } from "#domain/records/travel.ts";
import { entrySubject } from "#domain/room/subjects.ts";
import { utf8 } from "#sealing/ed25519.ts";
import { readFolderFile, writeFolderFile } from "#sealing/folderFile.ts";
import type { RoomEntryRow } from "#storage/roomRows.ts";
import type { FolderLocks, NamedLock } from "#storage/folderKeys.ts";
import type { ToSend } from "#storage/outbox.ts";
import { linesOf, soundIn, type SoundBatch } from "#exchange/soundRecords.ts";

/** What a room takes of one record, in bytes. */
const mostInEntry = 256 * 1024;

/** What is written of one record, named by its content, and what is noted once the server has it. */
export type Entry = { name: string; row: Omit<RoomEntryRow, "seq"> };

/** Under which names this device writes. */
export type Writer = { key: SignKey; salt: string };

/** `null` for a record that is larger than a room takes. */
export async function writeEntry(
  one: ToSend,
  writer: Writer,
  lock: NamedLock,
): Promise<(Entry & { bytes: Uint8Array<ArrayBuffer> }) | null> {
  const text = canonical(one.copy ?? one.unread);
  if (utf8(text).length > mostInEntry) return null;
  const { name, bytes } = await writeFolderFile(text, lock);
  const subject = await subjectOf(one, writer, lock);
  const candidates = one.copy === null ? [] : toldIn([one.copy]);
  return {
    name,
    bytes,
    row: { opening: lock.opening, subject, stamps: [one.stamp], under: lock.name, candidates },
  };
}

/**
 * One place for each register and key, so that a later version takes the place of an earlier one. It
 * says nothing to anybody else: what stands for what, only this device can tell.
 */
async function subjectOf(
  { copy, unread, stamp }: ToSend,
  { key, salt }: Writer,
  lock: NamedLock,
): Promise<string> {
  const what =
    copy === null
      ? `${unread["id"]} ${stamp}`
      : `${copy.kind} ${copy.id} ${copy.signature?.key ?? ""}`;
  const digest = await crypto.subtle.digest("SHA-256", utf8(`${salt} ${lock.name} ${what}`));
  return entrySubject(key, toBase32(new Uint8Array(digest).subarray(0, 16)));
}

/** What came in an entry: `null` where it can be read under no key that is here, or is too long. */
export async function readEntry(
  subject: string,
  seq: number,
  bytes: Uint8Array<ArrayBuffer>,
  { write, older }: FolderLocks,
): Promise<{ row: RoomEntryRow; batch: SoundBatch; size: number } | null> {
  for (const lock of [write, ...older]) {
    // oxlint-disable-next-line no-await-in-loop -- the next key only where this one does not fit
    const text = await readFolderFile(bytes, lock, mostInEntry);
    if (text === null) continue;
    // oxlint-disable-next-line no-await-in-loop -- as above
    const batch = await soundIn(linesOf(text), lock.opening);
    const stamps = [...batch.valid, ...batch.unread].map(stampOf);
    const candidates = toldIn(batch.valid);
    return {
      batch,
      size: text.length,
      row: { opening: lock.opening, subject, seq, stamps, under: lock.name, candidates },
    };
  }
  return null;
}

/** An entry that was taken back, or says nothing to this device. */
export function emptyRow({ write }: FolderLocks, subject: string, seq: number): RoomEntryRow {
  return { opening: write.opening, subject, seq, stamps: [], under: null, candidates: [] };
}

function toldIn(records: readonly SharedRecord[]): CandidateId[] {
  const told = records.flatMap((one) => (isTombstone(one) ? [] : (candidateOf(one) ?? [])));
  return [...new Set(told)];
}
