import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { isSignedOpening } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { plural } from "#domain/plural.ts";
import { readOrganiserLink } from "#domain/room/address.ts";
import type { RoomRow } from "#storage/roomRows.ts";
import { findIdentity } from "#storage/identities.ts";
import { listPanels } from "#storage/panels.ts";
import type { Person } from "#storage/people.ts";
import { listRooms } from "#storage/rooms.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { OpenRoom } from "./OpenRoom.tsx";
import { OrganiserField } from "./OrganiserField.tsx";
import { faultOfLink, takeLinkFromAddress, useOrganiserLink } from "./organiserLink.ts";
import css from "./RoomPage.module.css";
import { hostOf } from "./roomInWords.ts";

/** Where the organiser link of a server leads: which of one’s panels is to meet there. */
export function RoomPage({ me }: { me: Person | null }) {
  const known = useOrganiserLink();
  const text = location.hash.length > 1 ? location.hash : known.text;
  useEffect(() => {
    const take = () => takeLinkFromAddress(paths.room());
    take();
    addEventListener("hashchange", take);
    return () => removeEventListener("hashchange", take);
  }, []);
  const link = readOrganiserLink(text);
  return (
    <main className={`page stack ${css.page}`}>
      <title>Open a room, Needle</title>
      {link === null ? (
        <PasteLink key={text} wrong={text} />
      ) : (
        <>
          <div>
            <h1>Open a room on {hostOf(link.url)}</h1>
            <p className="muted">
              A panel meets live in a room: what one person hands in reaches the others by itself.
              Whoever has the link you came by can open rooms there, so do not pass it on.
            </p>
          </div>
          <LedHere me={me} />
        </>
      )}
    </main>
  );
}

function PasteLink({ wrong }: { wrong: string }) {
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState(wrong === "" ? null : faultOfLink(wrong));
  return (
    <>
      <h1>Open a room</h1>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setFault(faultOfLink(typed));
          if (faultOfLink(typed) === null) useOrganiserLink.setState({ text: typed });
        }}
      >
        <OrganiserField
          value={typed}
          fault={fault}
          onChange={setTyped}
          hint="Whoever runs the server has it. If you were sent an invitation, open that instead."
        />
        <div>
          <Button type="submit" look="primary">
            Go on
          </Button>
        </div>
      </form>
    </>
  );
}

/** The panels this person leads on this device. */
function LedHere({ me }: { me: Person | null }) {
  const [opening, setOpening] = useState<Panel | null>(null);
  const found = useLiveQuery(async () => {
    const key = me === null ? null : ((await findIdentity(me.id))?.signKey ?? null);
    const panels = key === null ? [] : await listPanels();
    return {
      rooms: await listRooms(),
      led: panels.filter(
        (panel) =>
          isSignedOpening(panel.id) &&
          panel.members.some(
            ({ id, role }) => role === "lead" && key !== null && id === panel.seatOf(key),
          ),
      ),
    };
  }, [me?.id]);
  if (found === undefined) return null;
  if (found.led.length === 0)
    return (
      <Notice
        tone="todo"
        action={
          <Link href={paths.newOpening()} className={buttonClass({ look: "primary" })}>
            Set up an opening
          </Link>
        }
      >
        <b>You lead no panel on this device yet.</b> Set up an opening first; then open its room
        from Share. The link is kept while this page is open.
      </Notice>
    );
  return (
    <>
      <ul className={`card ${css.panels}`} aria-label="Panels you lead">
        {found.led.map((panel) => (
          <LedPanel
            key={panel.id}
            panel={panel}
            room={found.rooms.find((one) => one.opening === panel.id)}
            onOpen={() => setOpening(panel)}
          />
        ))}
      </ul>
      {opening !== null && <OpenRoom panel={opening} onClose={() => setOpening(null)} />}
    </>
  );
}

function LedPanel({
  panel,
  room,
  onOpen,
}: {
  panel: Panel;
  room: RoomRow | undefined;
  onOpen: () => void;
}) {
  const { title } = panel.opening;
  return (
    <li className="row">
      <span className="grow">
        <b>
          <bdi>{title}</bdi>
        </b>
        <br />
        <span className="small muted">
          {plural(panel.members.length, "person", "people")},{" "}
          {plural(panel.candidates.length, "candidate")}
          {room !== undefined && `. Meets on ${hostOf(room.url)}`}
        </span>
      </span>
      {room === undefined ? (
        <Button onClick={onOpen}>
          Open a room<span className="unseen"> for {title}</span>
        </Button>
      ) : (
        <Link href={paths.share(panel.id)} className={buttonClass()}>
          To Share<span className="unseen">, {title}</span>
        </Link>
      )}
    </li>
  );
}
