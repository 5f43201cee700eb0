import { compareVersions, type Version } from "#domain/clock.ts";
import type { Unsaved } from "#domain/files/backupDue.ts";
import { isLive, type LiveRecord, type SharedRecord } from "#domain/records/record.ts";
import type { PassKey } from "#sealing/passphrase.ts";
import { db } from "./database.ts";
import type { BackupFile, FolderTrouble, OwnBackups } from "./folderRows.ts";
import { isOfSample } from "./sample.ts";

/** `null` where nobody has chosen a folder for them. */
export async function findBackups(): Promise<OwnBackups | null> {
  const row = await db.device.get("backups");
  return row?.key === "backups" ? row.value : null;
}

/** Backups of this device go there from now on; those in another folder stay where they are. */
export async function keepBackupsIn(handle: FileSystemDirectoryHandle): Promise<void> {
  const chosenAt = new Date().toISOString();
  const fresh = { written: [], trouble: null, lastAt: null, digest: null };
  const value: OwnBackups = { handle, chosenAt, ...fresh };
  await db.device.put({ key: "backups", value });
}

export async function stopBackups(): Promise<void> {
  await db.device.delete("backups");
}

/** What every backup made here is locked with, by itself or by hand; `null`: nothing. */
export async function findBackupLock(): Promise<PassKey | null> {
  const row = await db.device.get("backupLock");
  return row?.key === "backupLock" ? row.value : null;
}

export async function lockBackups(lock: PassKey | null): Promise<void> {
  if (lock === null) await db.device.delete("backupLock");
  else await db.device.put({ key: "backupLock", value: lock });
}

type Choice = Pick<OwnBackups, "chosenAt">;

/** Not where another folder was chosen meanwhile. */
function changeBackups(
  { chosenAt }: Choice,
  change: (now: OwnBackups) => Partial<OwnBackups>,
): Promise<void> {
  return db.transaction("rw", db.device, async () => {
    const now = await findBackups();
    if (now === null || now.chosenAt !== chosenAt) return;
    await db.device.put({ key: "backups", value: { ...now, ...change(now) } });
  });
}

export function noteBackupTrouble(backups: Choice, trouble: FolderTrouble | null): Promise<void> {
  return changeBackups(backups, () => ({ trouble }));
}

/** Before it is written: after a crash nobody else would know whose it is. */
export function noteBackupBegun(
  backups: Choice,
  { name, hash }: { name: string; hash: string },
): Promise<void> {
  return changeBackups(backups, ({ written }) => ({
    written: [...written, { name, isWhole: false, hash }],
  }));
}

/** `last`: what it is the latest of; without it, it was begun before. */
export function noteBackupWhole(
  backups: Choice,
  name: string,
  last?: Pick<OwnBackups, "digest" | "lastAt">,
): Promise<void> {
  return changeBackups(backups, ({ written }) => ({
    written: written.map((file) => (file.name === name ? { name, isWhole: true } : file)),
    ...(last && { ...last, trouble: null }),
  }));
}

export function noteBackupsGone(
  backups: Choice,
  gone: readonly Pick<BackupFile, "name">[],
): Promise<void> {
  const names = new Set(gone.map(({ name }) => name));
  return changeBackups(backups, ({ written }) => ({
    written: written.filter(({ name }) => !names.has(name)),
  }));
}

/** All that had been seen and written up to then is in a backup. */
export function noteBackup(at: string, upTo: Version | null): Promise<void> {
  return db.transaction("rw", db.device, async () => {
    await db.device.put({ key: "lastBackupAt", value: at });
    if (upTo !== null) await db.device.put({ key: "backedUpTo", value: upTo });
  });
}

export async function findLastBackupAt(): Promise<string | null> {
  const last = await db.device.get("lastBackupAt");
  return last?.key === "lastBackupAt" ? last.value : null;
}

/** Of the people who score here; cards of the sample are nobody's work. */
export function findUnsaved(): Promise<Unsaved> {
  return db.transaction("r", [db.registers, db.people, db.device], async () => {
    const [people, upTo, lastBackupAt] = await Promise.all([
      db.people.toCollection().primaryKeys(),
      db.device.get("backedUpTo"),
      findLastBackupAt(),
    ]);
    // A card's id begins with whose it is.
    const own = await Promise.all([
      ...people.map((id) => within("scorecard", `${id}.`, `${id}.\uffff`)),
      within("decision", "", "\uffff"),
    ]);
    const isNew = ({ version }: LiveRecord) =>
      upTo?.key !== "backedUpTo" || compareVersions(version, upTo.value) > 0;
    const fresh = own.flat().filter(isNew);
    const cards = fresh.flatMap((row) => (row.kind === "scorecard" ? row.body.submittedAt : []));
    const decisions = fresh.flatMap((row) =>
      row.kind === "decision" && people.some((id) => id === row.author) ? row.body.at : [],
    );
    return {
      cards: cards.length,
      decisions: decisions.length,
      since: [...cards, ...decisions].toSorted()[0] ?? null,
      lastBackupAt,
    };
  });
}

async function within(kind: "scorecard" | "decision", from: string, to: string) {
  const rows: SharedRecord[] = await db.registers
    .where("[kind+id]")
    .between([kind, from], [kind, to])
    .toArray();
  return rows.flatMap((row) =>
    (isLive(row, "scorecard") || isLive(row, "decision")) && !isOfSample(row.body.opening)
      ? row
      : [],
  );
}
