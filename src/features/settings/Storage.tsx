import { useCallback, useEffect, useState } from "react";
import { askToPersist, findStorageHealth, type StorageHealth } from "#storage/health.ts";
import { Button } from "#ui/Button.tsx";
import { say } from "#ui/toasts.ts";
import css from "./SettingsPage.module.css";

/** How safe the data is on this device. */
export function Storage() {
  const [health, setHealth] = useState<StorageHealth | null>(null);
  const look = useCallback(() => void findStorageHealth().then(setHealth), []);
  useEffect(look, [look]);

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
          <dt>Holds</dt>
          <dd>
            {health.records} records, {health.drafts} drafts
          </dd>
        </dl>
      )}
      {health?.persisted === false && (
        <div>
          <Button onClick={() => void persist()}>Ask the browser to keep it</Button>
        </div>
      )}
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
