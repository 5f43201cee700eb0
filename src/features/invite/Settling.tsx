import { useState } from "react";
import type { Panel } from "#domain/panel/panel.ts";
import { invite, vouchFor, withdraw } from "#storage/invitations.ts";
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
      return (
        <Button size="small" onClick={() => void invite(panel.id, [member.id])}>
          Invite<span className="unseen"> {member.name}</span>
        </Button>
      );
    case "not opened":
      return (
        <>
          {!isHere && (
            <Button size="small" onClick={() => void invite(panel.id, [member.id])}>
              Invite anew<span className="unseen"> {member.name}</span>
            </Button>
          )}
          <Button
            size="small"
            look="quiet"
            onClick={() => {
              void withdraw(panel.id, member.id);
              say(`The invitation of ${member.name} lets nobody in any more.`);
            }}
          >
            Withdraw<span className="unseen"> the invitation of {member.name}</span>
          </Button>
        </>
      );
    case "joined":
      return (
        <Lost
          panel={panel}
          name={member.name}
          onLost={async () => {
            await withdraw(
              panel.id,
              member.id,
              state.devices.map(({ key }) => key),
            );
            await invite(panel.id, [member.id]);
            say(
              `Nothing more is taken from that device. A new invitation for ${member.name} is ready.`,
            );
          }}
        />
      );
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

function Lost({ name, onLost }: { panel: Panel; name: string; onLost: () => Promise<void> }) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button size="small" look="quiet" onClick={() => setAsked(true)}>
        Device lost<span className="unseen"> by {name}</span>
      </Button>
    );
  return (
    <>
      <span className="small">What was sent from it so far stays.</span>
      <Button size="small" look="danger" onClick={() => void onLost()}>
        Withdraw and invite again
      </Button>
      <Button size="small" onClick={() => setAsked(false)}>
        Keep
      </Button>
    </>
  );
}
