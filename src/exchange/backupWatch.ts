import { onHandedIn } from "#storage/changes.ts";
import { findBackups, findUnsaved, noteBackupTrouble } from "#storage/backups.ts";
import { accessTo } from "./folderAccess.ts";
import { backUpOffPage } from "./incoming.ts";

/** Cards that come together are backed up together. */
const soonMs = 1_000;

/**
 * Backs up after each card that is handed in and each decision, and what was left when the app was
 * closed, until the returned function is called.
 */
export function watchBackups(): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  const lookSoon = () => {
    clearTimeout(soon);
    soon = setTimeout(() => void look(), soonMs);
  };
  const stop = onHandedIn(lookSoon);
  void look();
  return () => {
    clearTimeout(soon);
    stop();
  };
}

async function look(): Promise<void> {
  const backups = await findBackups();
  if (backups === null) return;
  if ((await accessTo(backups.handle)) !== "granted")
    return noteBackupTrouble(backups, "not allowed");
  const { cards, decisions } = await findUnsaved();
  const isFirst = backups.lastAt === null;
  const isLeft = backups.written.some(({ isWhole }) => !isWhole);
  if (cards + decisions > 0 || isFirst || isLeft || backups.trouble !== null) await backUpNow();
}

/** Now, whatever is new; what came of it stands with the folder. */
export function backUpNow(): Promise<void> {
  // Two tabs would each make one of the same.
  const { locks } = navigator as { locks?: LockManager };
  return locks === undefined ? backUpOffPage() : locks.request("needle-backup", backUpOffPage);
}
