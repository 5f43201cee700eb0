import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { Link } from "wouter";
import { isBackupDue, unsavedInWords } from "#domain/files/backupDue.ts";
import { backUpNow } from "#exchange/backupWatch.ts";
import { askForAccess, canPickFolder } from "#exchange/folderAccess.ts";
import { findBackups, findUnsaved } from "#storage/backups.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";

/** Says when there is work in no backup, and when backups that make themselves have stopped. */
export function BackupNotice() {
  const found = useLiveQuery(async () => ({
    backups: await findBackups(),
    unsaved: await findUnsaved(),
    now: Date.now(),
  }));
  const [isBusy, setBusy] = useState(false);
  if (found === undefined) return null;
  const { backups, unsaved, now } = found;
  const once = async (what: () => Promise<void>) => {
    setBusy(true);
    try {
      await what();
    } finally {
      setBusy(false);
    }
  };

  if (backups !== null) {
    if (backups.trouble === null) return null;
    const allow = async () => {
      if ((await askForAccess(backups.handle)) === "granted") await backUpNow();
    };
    return (
      <Notice
        tone="warning"
        action={
          backups.trouble === "not allowed" ? (
            <Button size="small" disabled={isBusy} onClick={() => void once(allow)}>
              Allow it
            </Button>
          ) : (
            <Link href={paths.settings()} className={buttonClass({ size: "small" })}>
              See why
            </Link>
          )
        }
      >
        {backups.trouble === "not allowed" ? (
          <>
            <b>Backups wait for your word.</b> The browser asks again whether Needle may write into
            “<bdi>{backups.handle.name}</bdi>”.
          </>
        ) : (
          <>
            <b>Backups have stopped.</b> None could be written into “
            <bdi>{backups.handle.name}</bdi>”. Nothing here is lost.
          </>
        )}
      </Notice>
    );
  }
  if (!isBackupDue(unsaved, now)) return null;
  const byHand = async () => {
    const { backUpByHand } = await import("#exchange/backUpByHand.ts");
    const name = await backUpByHand();
    say(`${name} is in your downloads. It holds everything: keep it to yourself.`);
  };
  return (
    <Notice
      tone="todo"
      action={
        <span className="row">
          <Button size="small" disabled={isBusy} onClick={() => void once(byHand)}>
            Back up now
          </Button>
          {canPickFolder() && (
            <Link href={paths.settings()} className={buttonClass({ look: "quiet", size: "small" })}>
              Let it happen by itself
            </Link>
          )}
        </span>
      }
    >
      {unsavedInWords(unsaved)}
    </Notice>
  );
}
