import { useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import { plural } from "#domain/plural.ts";
import { join, readLink, type InvitationRead } from "#exchange/invitations.ts";
import type { Person } from "#storage/people.ts";
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

  if (read === null) return null;
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
          back from you. Cards stay closed, to you too, until all on a candidate are in.
        </p>
      )}
      {forgetful !== null && <Notice tone="warning">{forgetful}</Notice>}
      {me !== null && me.name !== invitation.name && (
        <p className="small muted">
          <bdi>{me.name}</bdi> scores on this device. Your cards here go under{" "}
          <bdi>{invitation.name}</bdi>.
        </p>
      )}
      <div>
        <Button look="primary" disabled={joining} onClick={() => void take()}>
          {isOwnDevice ? "Add this device as" : "Join as"} <bdi>{invitation.name}</bdi>
        </Button>
      </div>
      {isOwnDevice ? (
        <p className="small muted">
          It is for a device of <bdi>{invitation.name}</bdi>, and lets one in. Drafts and private
          notes stay on the device they were written on.
        </p>
      ) : (
        <p className="small muted">
          It is meant for <bdi>{invitation.name}</bdi> alone, and the first device to open it takes
          the seat. What you write stays on this device until you send it.
        </p>
      )}
    </main>
  );
}
