import { useLiveQuery } from "dexie-react-hooks";
import { RadioTower } from "lucide-react";
import { useState, useSyncExternalStore, type ReactNode } from "react";
import type { Panel } from "#domain/panel/panel.ts";
import { isLead, type Viewer } from "#domain/panel/roster.ts";
import { closeRoom, roomState, subscribeToRooms } from "#exchange/room/rooms.ts";
import type { RoomRow } from "#storage/roomRows.ts";
import { enterRoom, findRoom, leaveRoom } from "#storage/rooms.ts";
import { Button } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import { Dialog } from "#ui/Dialog.tsx";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";
import { whyNotInWords } from "./openedInWords.ts";
import { OpenRoom } from "./OpenRoom.tsx";
import { hostOf, statusInWords } from "./roomInWords.ts";
import { Way } from "./Way.tsx";

/** The room among the ways cards travel: opened by a lead, entered by invitation, left by anybody. */
export function RoomWay({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const opening = panel.id;
  const room = useLiveQuery(() => findRoom(opening), [opening]);
  const [left, setLeft] = useState<RoomRow | null>(null);
  const [asked, setAsked] = useState<"open" | "close" | null>(null);
  const leads = isLead(panel, viewer);
  const done = () => setAsked(null);
  const leave = async (from: RoomRow) => {
    await leaveRoom(opening);
    setLeft(from);
  };
  if (room === undefined) return null;
  const dialog =
    asked === "open" ? (
      <OpenRoom panel={panel} onClose={done} />
    ) : asked === "close" && room !== null ? (
      <CloseRoom room={room} onClose={done} />
    ) : null;
  const open = leads && <Button onClick={() => setAsked("open")}>Open a room</Button>;
  return (
    <>
      {room !== null ? (
        <InRoom
          room={room}
          onLeave={() => void leave(room)}
          onClose={leads ? () => setAsked("close") : null}
        />
      ) : left !== null ? (
        <LeftRoom left={left} open={open} />
      ) : leads ? (
        <Way icon={icon} title="Live room" action={open}>
          <p className="small muted">
            Cards reach everybody by themselves, and a meeting can be followed on every device.
            Needs a server your team runs.
          </p>
        </Way>
      ) : null}
      {dialog}
    </>
  );
}

const icon = <RadioTower size={18} aria-hidden />;

function InRoom({
  room,
  onLeave,
  onClose,
}: {
  room: RoomRow;
  onLeave: () => void;
  /** `null` for whoever does not lead. */
  onClose: (() => void) | null;
}) {
  const host = hostOf(room.url);
  const status = useSyncExternalStore(subscribeToRooms, roomState).statuses.get(room.opening);
  const { name, text } = statusInWords(status, host);
  return (
    <Way
      icon={icon}
      title={`Live room on ${host}`}
      action={
        <div className="row">
          <Button look="quiet" onClick={onLeave}>
            Leave the room
          </Button>
          {onClose !== null && <Button onClick={onClose}>Close it for everybody</Button>}
        </div>
      }
    >
      <p className="small muted">
        <b>{name}.</b> {text}
        {status?.state !== "live" &&
          (room.lastLiveAt === null
            ? " Not live yet on this device."
            : ` Last live ${momentInWords(room.lastLiveAt)}.`)}
      </p>
    </Way>
  );
}

function LeftRoom({ left, open }: { left: RoomRow; open: ReactNode }) {
  return (
    <Way
      icon={icon}
      title="You have left the room"
      action={
        <div className="row">
          <Button onClick={() => void enterRoom(left.opening, addressOf(left))}>Go back in</Button>
          {open}
        </div>
      }
    >
      <p className="small muted" role="status">
        All cards, notes and drafts stay on this device, and what you sent stays with the others.
        Opening your invitation again brings you back too.
      </p>
    </Way>
  );
}

function addressOf({ url, room, door }: RoomRow) {
  return { url, room, door };
}

function CloseRoom({ room, onClose }: { room: RoomRow; onClose: () => void }) {
  const host = hostOf(room.url);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isClosing, setClosing] = useState(false);
  const close = async () => {
    setClosing(true);
    try {
      const answer = await closeRoom(room.opening);
      if (!answer.ok && answer.why !== "no room") {
        setRefusal(`${whyNotInWords(answer.why, host)} The room is still open.`);
        return;
      }
      onClose();
      say("The room is closed. Everything in it stays on the panel’s devices.");
    } finally {
      setClosing(false);
    }
  };
  return (
    <Dialog title="Close the room for everybody?" onClose={onClose}>
      <div className="stack">
        <p>
          The room, and all that is kept in it on {host}, goes for good. What has come to a device
          stays there; what somebody has not sent yet goes as a file, or through another room.
        </p>
        <div role="alert">{refusal !== null && <Notice tone="warning">{refusal}</Notice>}</div>
        <div className="row">
          <Button look="danger" disabled={isClosing} data-first onClick={() => void close()}>
            Close the room
          </Button>
          <Button onClick={onClose}>Keep it open</Button>
        </div>
      </div>
    </Dialog>
  );
}
