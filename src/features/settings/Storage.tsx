import { useCallback, useEffect, useState } from "react";
import { Link } from "wouter";
import { handOver } from "#exchange/download.ts";
import { exportBackup } from "#exchange/exports.ts";
import {
  askToPersist,
  findStorageHealth,
  noteBackup,
  type StorageHealth,
} from "#storage/health.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import { say } from "#ui/toasts.ts";
import css from "./SettingsPage.module.css";

/** How safe the data is on this device, and the way to take all of it out and bring it back. */
export function Storage() {
  const [health, setHealth] = useState<StorageHealth | null>(null);
  const look = useCallback(() => void findStorageHealth().then(setHealth), []);
  useEffect(look, [look]);

  const backUp = async () => {
    const { file } = await exportBackup();
    await handOver(file);
    await noteBackup(new Date().toISOString());
    look();
    say(`${file.name} is in your downloads. It holds everything, drafts too: keep it to yourself.`);
  };
  const persist = async () => {
    const kept = await askToPersist();
    look();
    if (!kept)
      say(
        "The browser did not promise it. Installing the app, or using it more, helps.",
        "warning",
      );
  };

  return (
    <section className="card stack" aria-labelledby="storage">
      <h2 id="storage">Storage on this device</h2>
      {health !== null && (
        <dl className={css.facts}>
          <dt>Kept for good</dt>
          <dd>
            {health.persisted === true
              ? "Yes, the browser promised not to clear it by itself"
              : health.persisted === false
                ? "Not promised: the browser may clear it when space runs out"
                : "This browser does not say"}
          </dd>
          <dt>Used</dt>
          <dd>
            {health.used === null
              ? "unknown"
              : `${sizeInWords(health.used)}${ofQuota(health.quota)}`}
          </dd>
          <dt>Last backup</dt>
          <dd>{health.lastBackupAt === null ? "none yet" : momentInWords(health.lastBackupAt)}</dd>
          <dt>Holds</dt>
          <dd>
            {health.records} records, {health.drafts} drafts
          </dd>
        </dl>
      )}
      <div className="row">
        <Button look="primary" onClick={() => void backUp()}>
          Back up everything
        </Button>
        <Link href={paths.receive()} className={buttonClass()}>
          Restore a backup
        </Link>
        {health?.persisted === false && (
          <Button onClick={() => void persist()}>Ask the browser to keep it</Button>
        )}
      </div>
      <p className="small muted">
        A backup holds drafts, private notes and everybody’s cards. To pass cards on, use the
        opening’s Share page instead.
      </p>
    </section>
  );
}

function sizeInWords(bytes: number): string {
  const mega = bytes / 1_000_000;
  return mega < 0.1 ? "under 0.1 MB" : `${mega.toFixed(1)} MB`;
}

function ofQuota(quota: number | null): string {
  return quota === null ? "" : ` of ${(quota / 1_000_000_000).toFixed(0)} GB`;
}
