import { useSyncExternalStore } from "react";
import type { OpeningId } from "#domain/id.ts";
import type { RoomStatus } from "#domain/room/status.ts";
import { roomState, subscribeToRooms } from "#exchange/room/rooms.ts";

/** `undefined` until something was heard of the room. */
export function useRoomStatus(opening: OpeningId): RoomStatus | undefined {
  return useSyncExternalStore(subscribeToRooms, roomState).statuses.get(opening);
}
