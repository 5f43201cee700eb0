import { useState } from "react";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { SeatKey } from "#domain/seats/seat.ts";
import { wordsForSeat } from "#sealing/words.ts";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { momentInWords } from "#ui/dates.ts";
import css from "./Invite.module.css";

/** Words two people read to each other, to know that a seat is in the right hands. */
export function CompareWords({
  panel,
  member: { id: panelist, name },
  devices,
}: {
  panel: Panel;
  member: PanelMember;
  devices: readonly SeatKey[];
}) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Button size="small" look="quiet" onClick={() => setShown(true)}>
        Compare words<span className="unseen"> with {name}</span>
      </Button>
      {isShown && (
        <Dialog title="Compare words" onClose={() => setShown(false)}>
          <div className="stack">
            <p>
              Read these to <bdi>{name}</bdi>, by phone or on a call. Their own device shows the
              same words beside their name on this page. If it does not, somebody else has the seat:
              withdraw it.
            </p>
            <ul className="stack">
              {devices.map((device) => (
                <li key={device.key}>
                  <b className={css.words}>
                    {wordsForSeat({ opening: panel.id, panelist, signKey: device.key }).join(" ")}
                  </b>
                  <br />
                  <span className="small muted">
                    a {device.device}, since {momentInWords(device.at)}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </Dialog>
      )}
    </>
  );
}
