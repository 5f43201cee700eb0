import { useLiveQuery } from "dexie-react-hooks";
import { useEffect } from "react";
import { hasFolder } from "#storage/hasFolder.ts";

/** Keeps shared folders up to date while the app is open; fetched only where somebody has one. */
export function useFolders(): void {
  const isWanted = useLiveQuery(hasFolder);
  useEffect(() => {
    if (isWanted !== true) return;
    let isOver = false;
    let stop: (() => void) | null = null;
    void import("#exchange/folderWatch.ts").then(({ watchFolders }) => {
      if (!isOver) stop = watchFolders();
    });
    return () => {
      isOver = true;
      stop?.();
    };
  }, [isWanted]);
}
