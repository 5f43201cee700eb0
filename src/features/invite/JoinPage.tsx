import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import { plural } from "#domain/plural.ts";
import { readAddress } from "#domain/room/address.ts";
import { join, readLink, type InvitationRead } from "#exchange/invitations.ts";
import type { Person } from "#storage/people.ts";
import { findOwnSeat } from "#storage/sealedOpening.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import css from "./Invite.module.css";
import { whereItIsForgotten } from "./browsers.ts";

/**
 * What an invitation is, before anything is taken: mail scanners open links, so that joining is a
 * tap of its own.
 */
export function JoinPage({ me }: { me: Person | null }) {
  const [, navigate] = useLocation();
  const [read, setRead] = useState<InvitationRead | null>(null);
  const [joining, setJoining] = useState(false);
  useEffect(() => {
    const look = () => void readLink(location.hash).then(setRead);
    look();
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);

  const wanted = read?.ok === true ? read.invitation.opening : null;
  // Opened once more by whoever has the seat: it may bring what their first one did not have.
  const seat = useLiveQuery(
    async () => ({ wanted, me: wanted === null ? null : (await findOwnSeat(wanted))?.me }),
    [wanted],
  );

  if (read === null || seat?.wanted !== wanted) return null;
  if (!read.ok)
    return (
      <main className={`page stack ${css.join}`}>
        <title>Invitation, Needle</title>
        <h1>This invitation cannot be opened</h1>
        <p>{read.problem}</p>
        <div>
          <Link href={paths.home()} className={buttonClass()}>
            To the openings
          </Link>
        </div>
      </main>
    );
  const { invitation } = read;
  const take = async () => {
    setJoining(true);
    try {
      const outcome = await join(read);
      if (outcome.ok) navigate(paths.joined(outcome.opening), { replace: true });
      else setRead(outcome);
    } finally {
      setJoining(false);
    }
  };
  const forgetful = whereItIsForgotten();
  const room = readAddress(invitation.room ?? "");
  const isIn = seat.me === invitation.panelist;
  const isOwnDevice = invitation.handedIn !== undefined;
  return (
    <main className={`page stack ${css.join}`}>
      <title>Invitation, Needle</title>
      <p className="small muted">{isOwnDevice ? "One more device of yours" : "Invitation"}</p>
      <h1>
        <bdi>{invitation.title}</bdi>
      </h1>
      <p>
        As{" "}
        <b>
          <bdi>{invitation.name}</bdi>
        </b>
        : {plural(invitation.candidates, "candidate")}, {plural(invitation.rounds, "round")}.
      </p>
      {invitation.coordinates === true && (
        <p>
          You coordinate: you score nobody. Panelists send you their files, and each gets one file
          back from you. Cards stay closed, even to you, until all cards on a candidate are in.
        </p>
      )}
      {forgetful !== null && <Notice tone="warning">{forgetful}</Notice>}
      {me !== null && me.name !== invitation.name && (
        <p className="small muted">
          <bdi>{me.name}</bdi> scores on this device. Your cards here go under{" "}
          <bdi>{invitation.name}</bdi>.
        </p>
      )}
      {room !== null && (
        <p>
          This panel meets in a live room on <b>{new URL(room.url).host}</b>: from now on the cards
          you hand in go there by themselves, and the others’ come to you.
        </p>
      )}
      <div>
        <Button look="primary" disabled={joining} onClick={() => void take()}>
          {isIn ? "Go on as" : isOwnDevice ? "Add this device as" : "Join as"}{" "}
          <bdi>{invitation.name}</bdi>
        </Button>
      </div>
      {isIn ? (
        <p className="small muted">
          You have this seat on this device already. All you have written stays as it is.
        </p>
      ) : isOwnDevice ? (
        <p className="small muted">
          It is for a device of <bdi>{invitation.name}</bdi>, and lets one in. Drafts and private
          notes stay on the device they were written on.
        </p>
      ) : (
        <p className="small muted">
          It is meant for <bdi>{invitation.name}</bdi> alone, and the first device to open it takes
          the seat.{" "}
          {room === null
            ? "What you write stays on this device until you send it."
            : "Drafts and private notes stay on this device."}
        </p>
      )}
    </main>
  );
}
