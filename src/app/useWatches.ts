import { useLiveQuery } from "dexie-react-hooks";
import { useEffect } from "react";
import { hasBackups, hasFolder } from "#storage/hasFolder.ts";

/** Keeps shared folders up to date and makes backups while the app is open, where somebody has chosen one. */
export function useWatches(): void {
  useWatch(hasFolder, async () => (await import("#exchange/folderWatch.ts")).watchFolders());
  useWatch(hasBackups, async () => (await import("#exchange/backupWatch.ts")).watchBackups());
}

/** `start` is fetched only where it is wanted, and returns what ends it. */
function useWatch(wanted: () => Promise<boolean>, start: () => Promise<() => void>): void {
  const isWanted = useLiveQuery(wanted);
  useEffect(() => {
    if (isWanted !== true) return;
    const stopping = start();
    return () => void stopping.then((stop) => stop());
    // oxlint-disable-next-line react/exhaustive-deps -- the same two for ever
  }, [isWanted]);
}
