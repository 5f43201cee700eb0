import type { CandidateId } from "#domain/id.ts";
import { stampOf } from "#domain/records/head.ts";
import { isTombstone } from "#domain/records/record.ts";
import { candidateOf } from "#domain/records/travel.ts";
import { folderHeadBytes, readFolderFile, sortOfFolderFile } from "#sealing/folderFile.ts";
import type { FolderFileRow } from "#storage/folderRows.ts";
import type { FolderLocks, NamedLock } from "#storage/folderKeys.ts";
import { recordsIn } from "./folderRecords.ts";
import type { SoundBatch } from "./soundRecords.ts";
import type { FolderEntry, Transport } from "./transport.ts";

/** One file of the folder, after a look into it. */
export type LookedInto =
  | { found: "records"; row: FolderFileRow; batch: SoundBatch }
  | { found: "nothing"; what: "unreadable" | "of others" | "foreign" | "newer" };

/** Larger ones are left alone: a tab would run out of memory. */
const mostBytes = 50 * 1024 * 1024;
/** Up to here a file is read at once rather than its head first. */
const smallBytes = 64 * 1024;

/** Looks into one file. Never throws for what is in it, nor where it went meanwhile. */
export async function lookInto(
  entry: FolderEntry,
  { write, older }: FolderLocks,
  transport: Transport,
): Promise<LookedInto> {
  const { name, size } = entry;
  const isNamedLikeOurs = /needle-[0-9a-f]{32}/i.test(name);
  const otherwise = { found: "nothing", what: isNamedLikeOurs ? "unreadable" : "foreign" } as const;
  if (size > mostBytes) return otherwise;
  const head = await readOrNull(transport, name, size <= smallBytes ? undefined : folderHeadBytes);
  if (head === null) return otherwise;
  const lock = [write, ...older].find((one) => sortOfFolderFile(head, one) === "ours");
  if (lock === undefined) {
    const sort = sortOfFolderFile(head, write);
    return sort === "foreign" || sort === "ours" ? otherwise : { found: "nothing", what: sort };
  }
  const bytes = size <= smallBytes ? head : await readOrNull(transport, name);
  const text = bytes === null ? null : await readFolderFile(bytes, lock);
  if (text === null) return { found: "nothing", what: "unreadable" };
  const batch = await recordsIn(text, lock.opening);
  return { found: "records", row: rowOf(entry, lock, batch), batch };
}

async function readOrNull(transport: Transport, name: string, most?: number) {
  try {
    return await transport.read(name, most);
  } catch {
    return null;
  }
}

/** Only what is sound has a stamp: a forged copy must not stand for the true one. */
function rowOf(
  { name, size, lastModified }: FolderEntry,
  { opening, name: under }: NamedLock,
  { valid, unread }: SoundBatch,
): FolderFileRow {
  const live = valid.flatMap((record) => (isTombstone(record) ? [] : (candidateOf(record) ?? [])));
  return {
    opening,
    name,
    size,
    lastModified,
    stamps: [...valid, ...unread].map(stampOf),
    under,
    candidates: [...new Set<CandidateId>(live)],
  };
}
