import { useLiveQuery } from "dexie-react-hooks";
import { useSyncExternalStore } from "react";
import type { OpeningId } from "#domain/id.ts";
import { canPickFolder } from "#exchange/folderAccess.ts";
import { folderActivities, subscribeToFolders } from "#exchange/folderWatch.ts";
import { findFolder } from "#storage/folders.ts";
import { isInRoom } from "#storage/hasFolder.ts";
import { findOutbox } from "#storage/outbox.ts";
import type { Travelling } from "./toDo.ts";

/** `undefined` while it is read. */
export function useTravelling(opening: OpeningId): Travelling | undefined {
  const activity = useSyncExternalStore(subscribeToFolders, folderActivities).get(opening);
  const stored = useLiveQuery(
    async () => ({
      folder: await findFolder(opening),
      isInRoom: await isInRoom(opening),
      outbox: await findOutbox(opening),
    }),
    [opening],
  );
  return stored && { ...stored, activity, canPick: canPickFolder() };
}
