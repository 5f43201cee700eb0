import { type ComponentProps, useState } from "react";
import { Link } from "wouter";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { cardsIn, isLead, mayLead, type Owed, type Viewer } from "#domain/panel/roster.ts";
import { isSignedOpening, type RoundId } from "#domain/id.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Notice } from "#ui/Notice.tsx";
import { GoOnWithout } from "./GoOnWithout.tsx";
import { StopHere } from "./StopHere.tsx";
import { StillSealed } from "./StillSealed.tsx";
import type { Reveal } from "#domain/panel/reveal.ts";

/** Why a candidate's cards are not shown yet, and what would open them. */
export function WaitingForCards({
  panel,
  viewer,
  candidate,
  reveal,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  reveal: Exclude<Reveal, { state: "open" }>;
}) {
  const [goingOn, setGoingOn] = useState(false);
  const titleOf = (round: string) =>
    panel.rounds.find(({ id }) => id === round)?.title ?? "a round";
  const cards = cardsIn(panel, viewer, candidate);
  const stop = <Stop {...{ panel, viewer, candidate, titleOf }} />;
  switch (reveal.state) {
    case "nothing in":
      return (
        <Notice>
          <b>
            No card on <bdi>{candidate.name}</bdi> is in yet.
          </b>{" "}
          When the panel’s cards are in, they meet here.
        </Notice>
      );
    case "own card first": {
      const [round] = reveal.rounds;
      const own = notExpectedAnyMore(panel, viewer, reveal.rounds);
      if (own !== null && !isSignedOpening(panel.id))
        return (
          <div className="stack">
            <Notice
              tone="todo"
              action={<Button onClick={() => setGoingOn(true)}>Go on without my card…</Button>}
            >
              <b>You were expected here, and are not any more.</b> Leaving a panel opens nothing:
              the cards on <bdi>{candidate.name}</bdi> stay closed to you until the panel goes on
              without yours, which is kept with the record.
            </Notice>
            {goingOn && (
              <Dialog title="Go on without a card" onClose={() => setGoingOn(false)}>
                <GoOnWithout
                  panel={panel}
                  viewer={viewer}
                  candidate={candidate}
                  owed={own}
                  titleOf={titleOf}
                  onDone={() => setGoingOn(false)}
                />
              </Dialog>
            )}
          </div>
        );
      return (
        <Notice
          tone="todo"
          action={
            <span className="row">
              {round !== undefined && (
                <Link
                  href={paths.score(panel.id, candidate.id, round)}
                  className={buttonClass({ look: "primary" })}
                >
                  Score {titleOf(round)}
                </Link>
              )}
              {isLead(panel, viewer) && stop}
            </span>
          }
        >
          <b>Your own card comes first.</b> Nobody’s scores for <bdi>{candidate.name}</bdi> are
          shown to you until yours are in: {reveal.rounds.map(titleOf).join(", ")}.
        </Notice>
      );
    }
    case "recused":
      return (
        <Notice>
          <b>
            You recused yourself from <bdi>{candidate.name}</bdi>.
          </b>{" "}
          What the others think of them is shown to you once the panel has decided.
        </Notice>
      );
    case "sealed":
      return <StillSealed {...{ panel, viewer, candidate, titleOf, reveal }} />;
    case "waiting":
      return (
        <div className="stack">
          <Notice
            action={
              mayLead(panel, viewer) && (
                <span className="row">
                  <Button onClick={() => setGoingOn(true)}>Go on without…</Button>
                  {stop}
                </span>
              )
            }
          >
            <b>
              {cards.in} of {cards.of} cards are {panel.sealing === null ? "in" : "sealed"} for{" "}
              <bdi>{candidate.name}</bdi>.
            </b>{" "}
            Still out:{" "}
            {reveal.owed.map((one) => `${one.member.name} (${titleOf(one.round)})`).join(", ")}. The
            cards open together when all are in.
            {!mayLead(panel, viewer) && " A lead can go on without somebody, with a reason."}
          </Notice>
          {goingOn && (
            <Dialog title="Go on without a card" onClose={() => setGoingOn(false)}>
              <GoOnWithout
                panel={panel}
                viewer={viewer}
                candidate={candidate}
                owed={reveal.owed}
                titleOf={titleOf}
                onDone={() => setGoingOn(false)}
              />
            </Dialog>
          )}
        </div>
      );
  }
}

/** One step for whoever leads: the candidate goes no further. */
function Stop(props: Omit<ComponentProps<typeof StopHere>, "onDone">) {
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button onClick={() => setAsked(true)}>Stop here…</Button>
      {isAsked && (
        <Dialog title={`Stop here with ${props.candidate.name}`} onClose={() => setAsked(false)}>
          <StopHere {...props} onDone={() => setAsked(false)} />
        </Dialog>
      )}
    </>
  );
}

/** The viewer's own cards, where the panel has stopped waiting for all of them; otherwise `null`. */
function notExpectedAnyMore(
  { members, gone }: Panel,
  { me }: Viewer,
  rounds: readonly RoundId[],
): Owed[] | null {
  if (me === null) return null;
  const listed = [...members, ...gone].find(({ id }) => id === me);
  if (listed !== undefined && !listed.left && rounds.some((one) => listed.rounds.includes(one)))
    return null;
  const member = listed ?? {
    id: me,
    name: "My own card",
    role: "interviewer" as const,
    rounds: [],
    left: true,
  };
  return rounds.map((round) => ({ member, round }));
}
