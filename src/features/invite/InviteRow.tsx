import { FileText, Link2, QrCode as QrCodeMark } from "lucide-react";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import { handOver } from "#exchange/download.ts";
import type { InvitationOut } from "#exchange/invitationOut.ts";
import { invitationFor } from "#exchange/invite.ts";
import { noteHandedOver } from "#storage/invitations.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { say } from "#ui/toasts.ts";
import css from "./Invite.module.css";
import type { InviteLine } from "./inviteLines.ts";
import { linkTo } from "./linkTo.ts";
import { LinkShown } from "./LinkShown.tsx";
import { StateMark } from "./StateMark.tsx";
import { stateInWords } from "./stateInWords.ts";
import { AddDevice } from "./AddDevice.tsx";
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
  const { title, detail } = stateInWords(state, { isMe, isHere: line.isHere });
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
          <span className={css.marked}>
            <StateMark state={state} />
            <span>
              <span className={css.state} data-state={state.state}>
                {title}
              </span>
              <br />
              <span className="small muted">{detail}</span>
            </span>
          </span>
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
            {isMe && state.state === "joined" && (
              <AddDevice opening={panel.id} name={member.name} look="quiet" />
            )}
            {isMe && state.state === "contested" && (
              <Link href={paths.share(panel.id)} className={buttonClass({ size: "small" })}>
                Say which are mine
              </Link>
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
    await noteHandedOver(panel.id, [member.id], "link");
    say(`The link for ${member.name} is copied.`);
  };
  const give = async () => {
    const made = await invitationFor(panel.id, member.id);
    if (made === null) return;
    await handOver(made.file);
    await noteHandedOver(panel.id, [member.id], "file");
    say(`${made.file.name} is in your downloads.`);
  };
  const show = () => {
    if (!isShown) void noteHandedOver(panel.id, [member.id], "code");
    onShow();
  };
  return (
    <>
      <Button
        size="small"
        aria-label={`Copy the link for ${member.name}`}
        onClick={() => void copy()}
      >
        <Link2 size={14} aria-hidden /> Copy link
      </Button>
      <Button
        size="small"
        look={isShown ? "primary" : "plain"}
        aria-expanded={isShown}
        aria-label={`Show the code for ${member.name}`}
        onClick={show}
      >
        <QrCodeMark size={14} aria-hidden /> QR
      </Button>
      <Button
        size="small"
        aria-label={`Save the file for ${member.name}`}
        onClick={() => void give()}
      >
        <FileText size={14} aria-hidden /> File
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
  return (
    <LinkShown
      made={made}
      codeLabel={`Invitation of ${member.name}`}
      linkLabel={`Link for ${member.name}`}
      lead={
        <p>
          <b>
            Let <bdi>{member.name}</bdi> scan this from your screen.
          </b>
        </p>
      }
    >
      <p className="small muted">
        Made for <bdi>{member.name}</bdi> alone. Everything is in the link itself; it goes through
        no server. If it reaches somebody else, withdraw it here and make a new one.
      </p>
    </LinkShown>
  );
}
