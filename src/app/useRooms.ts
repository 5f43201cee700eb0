import { useLiveQuery } from "dexie-react-hooks";
import { useEffect } from "react";
import { hasRoom } from "#storage/hasFolder.ts";

/** Keeps live rooms open while the app is; fetched only where this device is in one. */
export function useRooms(): void {
  const isWanted = useLiveQuery(hasRoom);
  useEffect(() => {
    if (isWanted !== true) return;
    let isOver = false;
    let stop: (() => void) | null = null;
    void import("#exchange/room/rooms.ts").then(({ watchRooms }) => {
      if (!isOver) stop = watchRooms();
    });
    return () => {
      isOver = true;
      stop?.();
    };
  }, [isWanted]);
}
