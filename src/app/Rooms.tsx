import { useLiveQuery } from "dexie-react-hooks";
import { useEffect } from "react";
import { OpeningId } from "#domain/id.ts";
import { watchRooms } from "#exchange/room/rooms.ts";
import { RoomStatusMark } from "#features/share/RoomStatusMark.tsx";
import { findRoom } from "#storage/rooms.ts";
import { InBar } from "#ui/Bar.tsx";

/** Keeps live rooms open while the app is, and says in the bar how that of the opening in view stands. */
export function Rooms({
  opening,
}: {
  /** As it stands in the address; empty where the page is of none. */
  opening: string;
}) {
  useEffect(watchRooms, []);
  const id = OpeningId.safeParse(opening).data;
  const room = useLiveQuery(async () => (id === undefined ? null : await findRoom(id)), [id]);
  if (room === undefined || room === null || room.opening !== id) return null;
  return (
    <InBar slot="network">
      <RoomStatusMark key={room.opening} room={room} />
    </InBar>
  );
}
