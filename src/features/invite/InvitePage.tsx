import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { Link } from "wouter";
import { isSignedOpening, type PanelistId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isLead, type Viewer } from "#domain/panel/roster.ts";
import { isWithoutSome } from "#domain/seats/folderKeys.ts";
import { standingOf } from "#domain/seats/standing.ts";
import type { InvitationOut } from "#exchange/invitationOut.ts";
import { invitationFor } from "#exchange/invite.ts";
import { copiesOf } from "#storage/copies.ts";
import { findFolder } from "#storage/folders.ts";
import { invite, listInvitations, noteHandedOver } from "#storage/invitations.ts";
import type { RoomRow } from "#storage/roomRows.ts";
import { findRoom } from "#storage/rooms.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { Scroll } from "#ui/Scroll.tsx";
import { say } from "#ui/toasts.ts";
import { Coordination } from "./Coordination.tsx";
import css from "./Invite.module.css";
import { inviteLines, type InviteLine } from "./inviteLines.ts";
import { InviteRow } from "./InviteRow.tsx";
import { linkTo } from "./linkTo.ts";

/** One invitation a person, and how far it has come. */
export function InvitePage({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const opening = panel.id;
  const read = useLiveQuery(async () => {
    const copies = await copiesOf(opening);
    const standing = standingOf(opening, copies);
    const folder = await findFolder(opening);
    return {
      standing,
      invitations: await listInvitations(opening),
      room: await findRoom(opening),
      goesOnWithout: folder?.handle !== undefined && isWithoutSome(standing, copies),
    };
  }, [opening]);
  const [shown, setShown] = useState<PanelistId | null>(null);
  if (!isSignedOpening(opening)) return <NotPersonal panel={panel} />;
  if (read === undefined) return null;
  const lines = inviteLines(panel, read.standing, read.invitations);
  const leads = isLead(panel, viewer);
  const toInvite = lines.filter(
    ({ state, member }) => state.state === "not invited" && member.id !== viewer.me,
  );
  const waiting = lines.filter(({ state, isHere }) => state.state === "not opened" && isHere);
  const copyAll = async () => {
    const made = await Promise.all(waiting.map(({ member }) => invitationFor(opening, member.id)));
    await navigator.clipboard.writeText(messages(panel, waiting, made));
    await noteHandedOver(
      opening,
      waiting.map(({ member }) => member.id),
      "link",
    );
    say(`${waiting.length === 1 ? "The message is" : `${waiting.length} messages are`} copied.`);
  };
  return (
    <section className="stack" aria-labelledby="invite">
      <div className="row">
        <div className="grow">
          <h2 id="invite">Invite</h2>
          <p className="small muted">
            One for each person, with no scores in it. The first device to open it takes the seat.
          </p>
        </div>
        {leads && waiting.length > 0 && (
          <Button onClick={() => void copyAll()}>Copy all as messages</Button>
        )}
        {leads && toInvite.length > 0 && (
          <Button
            look="primary"
            onClick={() =>
              void invite(
                opening,
                toInvite.map(({ member }) => member.id),
              )
            }
          >
            {toInvite.length === 1 ? "Make the invitation" : `Make ${toInvite.length} invitations`}
          </Button>
        )}
      </div>
      {!leads && (
        <Notice>
          A lead of this panel invites people. Here you see who has joined, and can add a device of
          your own.
        </Notice>
      )}
      <Coordination panel={panel} viewer={viewer} standing={read.standing} />
      {read.room !== null && <RoomNotice lines={lines} room={read.room} me={viewer.me} />}
      <Scroll label="Invitations">
        <table className={`card ${css.table}`}>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Scores in</th>
              <th scope="col">State</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <InviteRow
                key={line.member.id}
                panel={panel}
                line={line}
                isMe={line.member.id === viewer.me}
                leads={leads}
                isShown={shown === line.member.id}
                onShow={(isShown) => setShown(isShown ? line.member.id : null)}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
      {leads && read.goesOnWithout && (
        <p className="small muted">
          Somebody was withdrawn. They cannot read what is written to the shared folder from now on.
        </p>
      )}
      <p className="small muted">
        {read.room === null ? "Cards come back" : "Cards come by themselves, and can also come"} as
        files (<Link href={paths.share(opening)}>Share</Link>), in any order.
      </p>
    </section>
  );
}

/** A room opened later reaches whoever has joined by their own invitation, opened once more. */
function RoomNotice({
  lines,
  room,
  me,
}: {
  lines: readonly InviteLine[];
  room: RoomRow;
  me: PanelistId | null;
}) {
  const someJoined = lines.some(
    ({ state, member }) => state.state === "joined" && member.id !== me,
  );
  return (
    <Notice>
      Invitations carry the live room on <b>{new URL(room.url).host}</b>: whoever joins by one is in
      it.
      {someJoined &&
        " Whoever joined before the room was opened opens theirs once more; nothing of theirs is lost."}
    </Notice>
  );
}

/** What one pastes into a chat, one message a person. */
function messages(
  { opening }: Panel,
  lines: readonly InviteLine[],
  made: readonly (InvitationOut | null)[],
): string {
  return lines
    .flatMap(({ member }, at) => {
      const text = made[at]?.link.text;
      return text === undefined
        ? []
        : `${member.name}, please join the interview panel for ${opening.title} in Needle. No account is needed. This link is for you alone:\n${linkTo(text)}\n`;
    })
    .join("\n");
}

function NotPersonal({ panel }: { panel: Panel }) {
  return (
    <Notice
      action={
        <Link href={paths.share(panel.id)} className={buttonClass()}>
          To Share
        </Link>
      }
    >
      <b>This opening is not signed.</b> It was made by an earlier version of Needle, or in a
      browser that cannot sign, so nobody can be invited by name. Its files travel as they always
      did.
    </Notice>
  );
}
