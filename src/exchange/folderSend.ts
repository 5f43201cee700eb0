import { isTombstone } from "#domain/records/record.ts";
import { folderFileName, writeFolderFile, type FolderLock } from "#sealing/folderFile.ts";
import type { NamedLock } from "#storage/folderKeys.ts";
import { noteWritten, readFolderFiles, findFolder } from "#storage/folders.ts";
import { copiesIn, type ToSend } from "#storage/outbox.ts";
import { inBatches } from "./folderRecords.ts";
import type { FolderEntry, Transport } from "./transport.ts";

/** A device has at most so many files in a folder before it puts them together. */
const mostOwnFiles = 32;

/** Writes what is to be sent, in as few files as is reasonable; their names. */
export async function send(
  sending: readonly ToSend[],
  lock: FolderLock,
  transport: Transport,
): Promise<string[]> {
  const names: string[] = [];
  for (const { text } of inBatches(sending)) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other: a full disk stops at the first
    names.push(await writeOne(text, lock, transport));
  }
  return names;
}

async function writeOne(text: string, lock: FolderLock, transport: Transport): Promise<string> {
  const { name, bytes } = await writeFolderFile(text, lock);
  await noteWritten(lock.opening, name);
  await transport.write(name, bytes);
  return name;
}

/**
 * Puts our own files together where they are too many, or tell of somebody who was erased. First the
 * union is written and read back; what it replaces goes last, and nothing goes that others wrote.
 */
export async function compact(
  listed: readonly FolderEntry[],
  leaving: readonly ToSend[],
  lock: NamedLock,
  transport: Transport,
): Promise<boolean> {
  const written = new Set((await findFolder(lock.opening))?.written);
  const read = (await readFolderFiles(lock.opening)).filter(({ name }) => written.has(name));
  // Those under earlier keys go another way: see `tidyEarlier`.
  const earlier = new Set(read.flatMap(({ name, under }) => (under === lock.name ? [] : [name])));
  const own = listed.filter(({ name }) => written.has(name) && !earlier.has(name));
  const rows = read.filter(({ name }) => !earlier.has(name));
  const erased = new Set<string>(
    copiesIn(leaving).flatMap((one) =>
      isTombstone(one) && one.kind === "candidate" ? [one.id] : [],
    ),
  );
  const tells = rows.some(({ candidates }) => candidates.some((one) => erased.has(one)));
  if (own.length <= mostOwnFiles && !tells) return false;
  const inOwn = new Set(rows.flatMap(({ stamps }) => stamps));
  const union = leaving.filter(({ stamp }) => inOwn.has(stamp));
  // Nothing is gained by writing as many again.
  if (!tells && inBatches(union).length > own.length / 2) return false;
  const names = await send(union, lock, transport);
  for (const name of names) {
    // oxlint-disable-next-line no-await-in-loop -- one file in memory at a time
    if (folderFileName(await transport.read(name)) !== name) return false;
  }
  await removeAll(own, transport);
  return true;
}

/** One that is gone already, or held by a sync client, goes the next time. */
export async function removeAll(own: readonly FolderEntry[], transport: Transport): Promise<void> {
  await Promise.allSettled(own.map(({ name }) => transport.remove(name)));
}
