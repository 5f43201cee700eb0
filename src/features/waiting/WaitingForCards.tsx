import { useState } from "react";
import { Link } from "wouter";
import type { Panel, PanelCandidate } from "#domain/panel/panel.ts";
import { cardsIn, type Viewer } from "#domain/panel/roster.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Notice } from "#ui/Notice.tsx";
import { GoOnWithout } from "./GoOnWithout.tsx";
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
      return (
        <Notice
          tone="todo"
          action={
            round !== undefined && (
              <Link
                href={paths.score(panel.id, candidate.id, round)}
                className={buttonClass({ look: "primary" })}
              >
                Score {titleOf(round)}
              </Link>
            )
          }
        >
          <b>Your own card comes first.</b> Nobody’s scores for <bdi>{candidate.name}</bdi> are
          shown to you before yours are in: {reveal.rounds.map(titleOf).join(", ")}.
        </Notice>
      );
    }
    case "waiting":
      return (
        <div className="stack">
          <Notice action={<Button onClick={() => setGoingOn(true)}>Go on without…</Button>}>
            <b>
              {cards.in} of {cards.of} cards are in for <bdi>{candidate.name}</bdi>.
            </b>{" "}
            Still out:{" "}
            {reveal.owed.map((one) => `${one.member.name} (${titleOf(one.round)})`).join(", ")}. The
            cards open together when all are in.
          </Notice>
          {goingOn && (
            <Dialog title="Go on without a card" onClose={() => setGoingOn(false)}>
              <GoOnWithout
                panel={panel}
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
