import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import type { Panel } from "#domain/panel/panel.ts";
import { isLead, type Viewer } from "#domain/panel/roster.ts";
import { listOf } from "#domain/plural.ts";
import type { ContestedKey, SeatKey } from "#domain/seats/seat.ts";
import { vouchFor, withdraw } from "#storage/invitations.ts";
import { findOwnDevices, type DevicesOfMine } from "#storage/ownDevices.ts";
import { Button } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import { say } from "#ui/toasts.ts";
import { AddDevice } from "./AddDevice.tsx";
import { DeviceMark } from "./DeviceMark.tsx";
import css from "./Invite.module.css";

/** The devices by which whoever scores here sits on the panel, and the way to one more. */
export function OwnDevices({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const own = useLiveQuery(() => findOwnDevices(panel.id), [panel.id]);
  const me = panel.members.find(({ id }) => id === viewer.me);
  if (own === undefined || own === null || me === undefined || me.left) return null;
  const leads = isLead(panel, viewer);
  const odd = own.seat.contested.filter(({ state }) => state === "contested");
  return (
    <section className="card stack" aria-labelledby="own-devices">
      <h2 id="own-devices">My devices</h2>
      <ul className={css.devices} aria-labelledby="own-devices">
        {own.seat.keys.map((device) => (
          <Device key={device.key} panel={panel} own={own} device={device} leads={leads} />
        ))}
        {odd.map((device) => (
          <OddDevice key={device.key} panel={panel} own={own} device={device} leads={leads} />
        ))}
      </ul>
      <div>
        <AddDevice opening={panel.id} name={me.name} />
      </div>
      {!leads && (
        <p className="small muted">
          Lost one? {leadsOf(panel)} can remove it, so that nothing more is accepted from it.
        </p>
      )}
    </section>
  );
}

function Device({
  panel,
  own: { panelist, thisDevice },
  device: { key, device, at },
  leads,
}: {
  panel: Panel;
  own: DevicesOfMine;
  device: SeatKey;
  leads: boolean;
}) {
  const [asked, setAsked] = useState(false);
  const isThis = key === thisDevice;
  const takeOut = async () => {
    await withdraw(panel.id, panelist, [key]);
    say(`Nothing more is accepted from that ${device}. What it had sent stays.`);
  };
  return (
    <li>
      <DeviceMark device={device} />
      <span className="grow">
        <b>{capital(device)}</b>
        {isThis && ", this device"}
        <br />
        <span className="small muted">joined {momentInWords(at)}</span>
      </span>
      {leads && !isThis && !asked && (
        <Button size="small" look="quiet" onClick={() => setAsked(true)}>
          Lost
          <span className="unseen">
            : the {device}, joined {momentInWords(at)}
          </span>
        </Button>
      )}
      {asked && (
        <span className="row">
          <span className="small">What it sent so far stays.</span>
          <Button size="small" look="danger" onClick={() => void takeOut()}>
            Remove it
          </Button>
          <Button size="small" onClick={() => setAsked(false)}>
            Keep it
          </Button>
        </span>
      )}
    </li>
  );
}

/** It came by a link or an invitation that another one had used, and is out until somebody says whose it is. */
function OddDevice({
  panel,
  own: { panelist },
  device: { key, device, at, claim },
  leads,
}: {
  panel: Panel;
  own: DevicesOfMine;
  device: ContestedKey;
  leads: boolean;
}) {
  return (
    <li>
      <DeviceMark device={device} />
      <span className="grow">
        <b className={css.odd}>{capital(device)}, is it yours?</b>
        <br />
        <span className="small muted">
          {momentInWords(at)}, by a link that was used twice. Nothing is accepted from it until you
          say so.{!leads && ` If it is not yours, tell ${leadsOf(panel)}.`}
        </span>
      </span>
      <span className="row">
        <Button size="small" onClick={() => void vouchFor(panel.id, claim)}>
          It is mine
        </Button>
        {leads && (
          <Button size="small" onClick={() => void withdraw(panel.id, panelist, [key])}>
            It is not
          </Button>
        )}
      </span>
    </li>
  );
}

function leadsOf({ members }: Panel): string {
  const names = members.filter(({ role, left }) => role === "lead" && !left);
  return names.length === 0 ? "A lead" : listOf(names.map(({ name }) => name));
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
