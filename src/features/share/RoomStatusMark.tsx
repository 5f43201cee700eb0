import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Link } from "wouter";
import { roomState, subscribeToRooms } from "#exchange/room/rooms.ts";
import type { RoomRow } from "#storage/roomRows.ts";
import { findOutbox } from "#storage/outbox.ts";
import { paths } from "#paths";
import { pillClass, PillDot } from "#ui/Pill.tsx";
import { Flyout } from "#ui/Flyout.tsx";
import css from "./RoomStatusMark.module.css";
import { hostOf, statusInWords } from "./roomInWords.ts";

/** How this device stands to the room, in a word; what that means, when asked. */
export function RoomStatusMark({ room: { opening, url } }: { room: RoomRow }) {
  const status = useSyncExternalStore(subscribeToRooms, roomState).statuses.get(opening);
  const isAway = status?.state === "away";
  // Asked only then: it reads all there is.
  const toSend = useLiveQuery(async () => {
    if (!isAway) return 0;
    const { cards, others } = await findOutbox(opening);
    return cards.length + others;
  }, [opening, isAway]);
  const { name, short, tone, text } = statusInWords(status, hostOf(url));
  const told = useSettled(name);
  const count = isAway && toSend !== undefined && toSend > 0 ? `, ${toSend} to send` : "";
  return (
    <>
      <button
        type="button"
        className={`${pillClass} ${css.mark}`}
        popoverTarget="room-status"
        aria-label={`Live room: ${name}${count}`}
      >
        <PillDot tone={tone} />
        <span>
          <span className={css.long}>{name}</span>
          <span className={css.short}>{short}</span>
          {count}
        </span>
      </button>
      <Flyout id="room-status">
        <div className="stack">
          <p>
            <b>
              {name}
              {count}
            </b>
          </p>
          <p>{text}</p>
          <p>
            <Link href={paths.share(opening)}>How cards travel</Link>
          </p>
        </div>
      </Flyout>
      <span role="status" className="unseen">
        {told}
      </span>
    </>
  );
}

const settlesAfterMs = 2_000;

/** What it has become, once that has stood for a moment: neither how it began nor a flicker is told. */
function useSettled(name: string): string {
  const [last, settle] = useState<{ name: string; isFirst: boolean } | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      settle((now) => (now?.name === name ? now : { name, isFirst: now === null }));
    }, settlesAfterMs);
    return () => clearTimeout(timer);
  }, [name]);
  return last === null || last.isFirst ? "" : last.name;
}
