import { useState } from "react";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { SeatKey } from "#domain/seats/seat.ts";
import { invite, vouchFor, withdraw } from "#storage/invitations.ts";
import { momentInWords } from "#ui/dates.ts";
import { Button } from "#ui/Button.tsx";
import { say } from "#ui/toasts.ts";
import type { InviteLine } from "./inviteLines.ts";

/** What a lead can do about a seat: make, withdraw, or say whose a second device is. */
export function Settling({
  panel,
  line: { member, state, isHere },
}: {
  panel: Panel;
  line: InviteLine;
}) {
  switch (state.state) {
    case "left":
      return null;
    case "not invited":
    case "withdrawn":
      return (
        <Button size="small" onClick={() => void invite(panel.id, [member.id])}>
          {state.state === "withdrawn" ? "Invite again" : "Invite"}
          <span className="unseen"> {member.name}</span>
        </Button>
      );
    case "not opened":
      return (
        <>
          {!isHere && (
            <Button size="small" onClick={() => void invite(panel.id, [member.id])}>
              Invite again<span className="unseen"> {member.name}</span>
            </Button>
          )}
          <Withdraw panel={panel} member={member} />
        </>
      );
    case "joined":
      return <Lost panel={panel} member={member} devices={state.devices} />;
    case "contested":
      return (
        <>
          <Button size="small" onClick={() => void vouchFor(panel.id, state.second.claim)}>
            It was <bdi>{member.name}</bdi>
          </Button>
          <Button
            size="small"
            onClick={() => void withdraw(panel.id, member.id, [state.second.key])}
          >
            Withdraw it
          </Button>
        </>
      );
  }
}

/** A link that was sent is in somebody's mail: it does not die by a slip. */
function Withdraw({ panel, member: { id, name } }: { panel: Panel; member: PanelMember }) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button size="small" look="quiet" onClick={() => setAsked(true)}>
        Withdraw<span className="unseen"> the invitation of {name}</span>
      </Button>
    );
  const stop = async () => {
    await withdraw(panel.id, id);
    say(`The invitation of ${name} no longer works.`);
  };
  return (
    <>
      <span className="small">A link that was sent stops working.</span>
      <Button size="small" look="danger" onClick={() => void stop()}>
        Withdraw it<span className="unseen"> from {name}</span>
      </Button>
      <Button size="small" onClick={() => setAsked(false)}>
        Keep
      </Button>
    </>
  );
}

/** Of many devices the one that is lost; whoever has lost their only one is invited anew. */
function Lost({
  panel,
  member: { id, name },
  devices,
}: {
  panel: Panel;
  member: PanelMember;
  devices: readonly SeatKey[];
}) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button size="small" look="quiet" onClick={() => setAsked(true)}>
        Device lost<span className="unseen"> by {name}</span>
      </Button>
    );
  const takeOut = async ({ key, device }: SeatKey) => {
    await withdraw(panel.id, id, [key]);
    if (devices.length > 1) {
      setAsked(false);
      say(`Nothing more is accepted from that ${device} of ${name}.`);
      return;
    }
    await invite(panel.id, [id]);
    say(`Nothing more is accepted from that device. A new invitation for ${name} is ready.`);
  };
  return (
    <>
      <span className="small">What was sent from it so far stays.</span>
      {devices.map((one) => (
        <Button key={one.key} size="small" look="danger" onClick={() => void takeOut(one)}>
          {devices.length > 1
            ? `The ${one.device}, since ${momentInWords(one.at)}`
            : "Withdraw and invite again"}
        </Button>
      ))}
      <Button size="small" onClick={() => setAsked(false)}>
        Keep
      </Button>
    </>
  );
}
