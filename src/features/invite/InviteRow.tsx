import { useEffect, useState } from "react";
import type { Panel } from "#domain/panel/panel.ts";
import { handOver } from "#exchange/download.ts";
import type { InvitationOut } from "#exchange/invitationOut.ts";
import { invitationFor } from "#exchange/invitations.ts";
import { plural } from "#domain/plural.ts";
import { Button } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import { say } from "#ui/toasts.ts";
import css from "./Invite.module.css";
import type { InviteLine, InviteState } from "./inviteLines.ts";
import { linkTo } from "./linkTo.ts";
import { fitsInCode, QrCode } from "./QrCode.tsx";
import { CompareWords } from "./CompareWords.tsx";
import { Settling } from "./Settling.tsx";

/** One person: where their invitation stands, and what to do about it. */
export function InviteRow({
  panel,
  line,
  isMe,
  leads,
  isShown,
  onShow,
}: {
  panel: Panel;
  line: InviteLine;
  isMe: boolean;
  leads: boolean;
  isShown: boolean;
  onShow: (isShown: boolean) => void;
}) {
  const { member, state, rounds } = line;
  const [title, detail] = stateInWords(state, isMe);
  const canShow = leads && line.isHere && !isMe;
  return (
    <>
      <tr className={isShown ? css.open : undefined}>
        <th scope="row" className={css.who}>
          <bdi>{member.name}</bdi>
          <br />
          <span className="small muted">
            {member.role}
            {isMe && ", you"}
          </span>
        </th>
        <td className="small">{rounds}</td>
        <td>
          <span className={state.state === "contested" ? `${css.state} ${css.odd}` : css.state}>
            {title}
          </span>
          <br />
          <span className="small muted">{detail}</span>
        </td>
        <td className={css.actions}>
          <span className="row">
            {canShow && (
              <Showing
                panel={panel}
                line={line}
                isShown={isShown}
                onShow={() => onShow(!isShown)}
              />
            )}
            {state.state === "joined" && (
              <CompareWords panel={panel} member={member} devices={state.devices} />
            )}
            {leads && !isMe && <Settling panel={panel} line={line} />}
          </span>
        </td>
      </tr>
      {isShown && canShow && (
        <tr className={css.open}>
          <td colSpan={4} className={css.detail}>
            <Shown panel={panel} line={line} />
          </td>
        </tr>
      )}
    </>
  );
}

function stateInWords(state: InviteState, isMe: boolean): [string, string] {
  switch (state.state) {
    case "left":
      return ["Left the panel", "what they submitted stays"];
    case "not invited":
      return isMe ? ["You", "this device"] : ["Not invited yet", "no device has the seat"];
    case "not opened":
      return ["Not opened yet", "the invitation is made, no device has taken the seat"];
    case "joined": {
      const [first] = state.devices.toSorted((a, b) => a.at.localeCompare(b.at));
      const on =
        state.devices.length > 1
          ? `on ${plural(state.devices.length, "device")}`
          : `on a ${first?.device ?? "device"}`;
      return [`Joined ${on}`, first === undefined ? "" : momentInWords(first.at)];
    }
    case "contested":
      return [
        "Used on a second device",
        `${momentInWords(state.second.at)}, a ${state.second.device}${
          state.first === null
            ? ""
            : `, after a ${state.first.device} at ${momentInWords(state.first.at)}`
        }`,
      ];
  }
}

/** The ways an invitation can go out. */
function Showing({
  panel,
  line: { member },
  isShown,
  onShow,
}: {
  panel: Panel;
  line: InviteLine;
  isShown: boolean;
  onShow: () => void;
}) {
  const copy = async () => {
    const made = await invitationFor(panel.id, member.id);
    if (made === null) return;
    await navigator.clipboard.writeText(linkTo(made.link.text));
    say(`The link for ${member.name} is copied.`);
  };
  const give = async () => {
    const made = await invitationFor(panel.id, member.id);
    if (made === null) return;
    await handOver(made.file);
    say(`${made.file.name} is in your downloads.`);
  };
  return (
    <>
      <Button
        size="small"
        aria-label={`Copy the link for ${member.name}`}
        onClick={() => void copy()}
      >
        Copy link
      </Button>
      <Button
        size="small"
        look={isShown ? "primary" : "plain"}
        aria-expanded={isShown}
        aria-label={`Show the code for ${member.name}`}
        onClick={onShow}
      >
        QR
      </Button>
      <Button
        size="small"
        aria-label={`Save the file for ${member.name}`}
        onClick={() => void give()}
      >
        File
      </Button>
    </>
  );
}

/** The code and the link themselves, for somebody who is looking at this screen. */
function Shown({ panel, line: { member } }: { panel: Panel; line: InviteLine }) {
  const [made, setMade] = useState<InvitationOut | null>(null);
  useEffect(() => {
    let isWanted = true;
    void invitationFor(panel.id, member.id).then((out) => {
      if (isWanted) setMade(out);
    });
    return () => {
      isWanted = false;
    };
  }, [panel, member.id]);
  if (made === null) return null;
  const code = linkTo(made.code.text);
  return (
    <div className={css.showing}>
      {fitsInCode(code) && (
        <div className={css.code}>
          <QrCode text={code} label={`Invitation of ${member.name}`} />
        </div>
      )}
      <div className="stack">
        <p>
          <b>
            Let <bdi>{member.name}</bdi> scan this from your screen.
          </b>
        </p>
        {!fitsInCode(code) && <p>The panel is too large for a code. Send the link, or the file.</p>}
        {fitsInCode(code) && !made.code.hasAll && (
          <p>
            There are too many candidates for a code: they come with the first file from the panel,
            or through its folder. {made.link.hasAll && "The link has them all."}
          </p>
        )}
        {!made.link.hasAll && (
          <p>
            There are too many candidates for a link: they come with the first file from the panel,
            or through its folder. The file has them all.
          </p>
        )}
        <input
          className={css.link}
          readOnly
          aria-label={`Link for ${member.name}`}
          value={linkTo(made.link.text)}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <p className="small muted">
          Made for <bdi>{member.name}</bdi> alone. Everything is in the link itself; it goes through
          no server. If it reaches somebody else, withdraw it here and make a new one.
        </p>
      </div>
    </div>
  );
}
