import { contentHash } from "#domain/hash.ts";
import { exportBackup, type BackupMade } from "./exports.ts";
import { tried } from "./folderTrouble.ts";
import { overHandle, type Transport } from "./transport.ts";
import {
  findBackupLock,
  findBackups,
  noteBackup,
  noteBackupBegun,
  noteBackupsGone,
  noteBackupTrouble,
  noteBackupWhole,
} from "#storage/backups.ts";
import type { FolderTrouble, OwnBackups } from "#storage/folderRows.ts";

const mostKept = 10;

/**
 * Everything on this device, into the folder that was chosen for it, where anything is new. Whatever
 * happens in between, the former ones stay whole: each is a file of its own, and older ones go only once
 * it was read again and is all there. What the folder refuses is noted with it.
 */
export async function backUpByItself(over = overHandle): Promise<void> {
  const backups = await findBackups();
  if (backups === null) return;
  const done = await tried(backUpInto(backups, over(backups.handle)));
  const trouble = done.ok ? done.value : done.trouble;
  if (trouble !== null) await noteBackupTrouble(backups, trouble);
}

async function backUpInto(
  backups: OwnBackups,
  transport: Transport,
): Promise<FolderTrouble | null> {
  const there = new Set(await transport.names());
  await countFinished(backups, transport, there);
  const made = await exportBackup();
  const at = new Date().toISOString();
  const latest = backups.written.findLast(({ isWhole }) => isWhole);
  if (latest !== undefined && there.has(latest.name) && made.digest === backups.digest) {
    await noteBackup(at, made.upTo);
    await noteBackupTrouble(backups, null);
    await rotate(backups, transport);
    return null;
  }
  const name = freeName(at, there);
  const text = await underLock(made);
  const bytes = new TextEncoder().encode(text);
  await noteBackupBegun(backups, { name, hash: contentHash(text) });
  try {
    await transport.write(name, bytes);
  } catch (error) {
    await noteBackupsGone(backups, [{ name }]);
    throw error;
  }
  if (!isSame(await transport.read(name), bytes)) return "read only";
  await noteBackupWhole(backups, name, { digest: made.digest, lastAt: at });
  await noteBackup(at, made.upTo);
  await rotate(backups, transport);
  return null;
}

/** Where the app was ended between the last byte of one and the note of it, that one counts. */
async function countFinished(
  backups: OwnBackups,
  transport: Transport,
  there: ReadonlySet<string>,
): Promise<void> {
  for (const { name, isWhole, hash } of backups.written) {
    if (isWhole || !there.has(name)) continue;
    // oxlint-disable-next-line no-await-in-loop -- one, after a crash
    const text = new TextDecoder().decode(await transport.read(name));
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (contentHash(text) === hash) await noteBackupWhole(backups, name);
  }
}

/** Takes the oldest away, and what was left behind unfinished; of its own files alone. */
async function rotate(backups: OwnBackups, transport: Transport): Promise<void> {
  const written = (await findBackups())?.written ?? [];
  const whole = written.filter(({ isWhole }) => isWhole);
  const kept = new Set(whole.slice(-mostKept).map(({ name }) => name));
  const old = written.filter(({ name }) => !kept.has(name));
  // One that was taken away by somebody else is gone as well.
  for (const { name } of old)
    // oxlint-disable-next-line no-await-in-loop -- a few files
    await transport.remove(name).catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === "NotFoundError")) throw error;
    });
  if (old.length > 0) await noteBackupsGone(backups, old);
}

/** The text of its file: under the passphrase of this device, where there is one. */
export async function underLock({ file }: BackupMade): Promise<string> {
  const lock = await findBackupLock();
  if (lock === null) return file.text;
  const { lockText } = await import("#sealing/passphrase.ts");
  return lockText(file.text, lock);
}

/** `needle-backup-2026-11-29-221503.json`; a name that is there already is never written again. */
function freeName(at: string, there: ReadonlySet<string>): string {
  const stem = `needle-backup-${at.slice(0, 10)}-${at.slice(11, 19).replaceAll(":", "")}`;
  let name = `${stem}.json`;
  for (let count = 2; there.has(name); count += 1) name = `${stem}-${count}.json`;
  return name;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
