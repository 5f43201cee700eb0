import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { Link } from "wouter";
import { plural } from "#domain/plural.ts";
import { unsavedInWords } from "#domain/files/backupDue.ts";
import { backUpNow } from "#exchange/backupWatch.ts";
import { askForAccess, canPickFolder, pickFolder } from "#exchange/folderAccess.ts";
import {
  findBackupLock,
  findBackups,
  findUnsaved,
  keepBackupsIn,
  stopBackups,
} from "#storage/backups.ts";
import type { OwnBackups } from "#storage/folderRows.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";
import { BackupPassphrase } from "./BackupPassphrase.tsx";

/** Backups: by hand, or by themselves into a folder; under a passphrase or not; and back again. */
export function Backups() {
  const backups = useLiveQuery(findBackups);
  const unsaved = useLiveQuery(findUnsaved);
  const lock = useLiveQuery(findBackupLock);
  const [isBusy, setBusy] = useState(false);
  if (backups === undefined || unsaved === undefined || lock === undefined) return null;
  const { lastBackupAt } = unsaved;

  const doing = async (what: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await what();
    } finally {
      setBusy(false);
    }
  };
  const byHand = () =>
    doing(async () => {
      const { backUpByHand } = await import("#exchange/backUpByHand.ts");
      const name = await backUpByHand();
      say(
        lock === null
          ? `${name} is in your downloads. It holds everything, drafts too: keep it to yourself.`
          : `${name} is in your downloads, under your passphrase. It holds everything, drafts too.`,
      );
    });
  const choose = () =>
    doing(async () => {
      const handle = await pickFolder();
      if (handle === null) return;
      await keepBackupsIn(handle);
      await backUpNow();
    });

  return (
    <section className="card stack" aria-labelledby="backups">
      <h2 id="backups">Backups</h2>
      <p>
        {lastBackupAt === null
          ? "There is no backup of this device yet."
          : `Last backed up: ${momentInWords(lastBackupAt)}.`}{" "}
        {unsaved.cards + unsaved.decisions > 0 && unsavedInWords(unsaved)}
      </p>
      {backups !== null && <Kept backups={backups} doing={doing} />}
      {backups === null && (
        <p className="small muted">
          {canPickFolder()
            ? "Needle can make them by itself: after each card you hand in and each decision, into a folder you choose, the ten latest. A folder that is synchronised or on another disk is safest."
            : "This browser lets no page write into a folder by itself. The first page reminds you after three cards, or after seven days with any."}
        </p>
      )}
      <div className="row">
        <Button look="primary" disabled={isBusy} onClick={() => void byHand()}>
          Back up everything
        </Button>
        {canPickFolder() && (
          <Button disabled={isBusy} onClick={() => void choose()}>
            {backups === null ? "Make them by itself" : "Choose another folder"}
          </Button>
        )}
        {backups !== null && (
          <Button
            look="quiet"
            disabled={isBusy}
            onClick={() =>
              void stopBackups().then(() =>
                say("No more backups by themselves. Those in the folder stay there."),
              )
            }
          >
            Stop
          </Button>
        )}
        <Link href={paths.receive()} className={buttonClass()}>
          Restore a backup
        </Link>
      </div>
      <BackupPassphrase isSet={lock !== null} />
      <p className="small muted">
        A backup holds drafts, private notes and everybody’s cards. To pass cards on, use the
        opening’s Share page instead.
      </p>
    </section>
  );
}

/** The folder they go into, and what keeps them from it. */
function Kept({
  backups,
  doing,
}: {
  backups: OwnBackups;
  doing: (what: () => Promise<unknown>) => Promise<void>;
}) {
  const { handle, trouble, lastAt, written } = backups;
  const whole = written.filter(({ isWhole }) => isWhole).length;
  const again = () =>
    doing(async () => {
      if ((await askForAccess(handle)) === "granted") await backUpNow();
    });
  if (trouble === null)
    return (
      <p>
        They make themselves in the folder “<bdi>{handle.name}</bdi>”:{" "}
        {lastAt === null
          ? "the first one is being written."
          : `the last one ${momentInWords(lastAt)}, ${whole === 1 ? "the only one" : `${plural(whole, "file")} of ten`} there.`}
      </p>
    );
  return (
    <Notice
      tone="warning"
      action={
        <Button size="small" onClick={() => void again()}>
          {trouble === "not allowed" ? "Allow it" : "Try again"}
        </Button>
      }
    >
      <b>No backup could be written into “{handle.name}”.</b> {troubleInWords[trouble]} Earlier ones
      are as they were, and nothing here is lost.
    </Notice>
  );
}

const troubleInWords = {
  gone: "The folder, or a file in it, cannot be found: it was moved, renamed or is on a disk that is not connected. Bring it back, or choose another.",
  full: "The disk is full, or was taken away while it was written. Make room, or choose another folder.",
  "read only": "Files there cannot be written, or do not stay as they are written. Choose another.",
  "not allowed": "The browser asks again after a restart whether Needle may write there.",
} as const;
