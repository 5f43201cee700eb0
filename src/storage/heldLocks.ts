import type { OpeningId } from "#domain/id.ts";
import { onWho } from "./copies.ts";
import { onCopiesChanged, onFoldersChanged } from "./changes.ts";
import { findFolderLocks, type FolderLocks } from "./folderKeys.ts";

export type HeldLocks = {
  /** As `findFolderLocks`, which is asked again only once something was written that may change its answer. */
  find: () => Promise<FolderLocks | null>;
  letGo: () => void;
};

/** For whoever reads or writes one entry after the other: most of them change nothing about keys. */
export function holdLocks(opening: OpeningId): HeldLocks {
  let held: Promise<FolderLocks | null> | null = null;
  const forget = () => {
    held = null;
  };
  const stops = [
    onCopiesChanged((keys) => {
      // Without keys it may have been any.
      if (keys.length === 0 || keys.some(([kind]) => onWho.has(kind))) forget();
    }),
    onFoldersChanged(forget),
  ];
  return {
    find: () => {
      held ??= findFolderLocks(opening).catch((error: unknown) => {
        forget();
        throw error;
      });
      return held;
    },
    letGo: () => {
      for (const stop of stops) stop();
      forget();
    },
  };
}
