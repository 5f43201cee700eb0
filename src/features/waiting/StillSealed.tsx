import { useState } from "react";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Reveal } from "#domain/panel/reveal.ts";
import { mayLead, type Owed, type Viewer } from "#domain/panel/roster.ts";
import { heldOn, type HeldCard } from "#domain/panel/stillSealed.ts";
import { heldInWords, partsInWords } from "#domain/panel/stillSealedInWords.ts";
import { agreeToOpen } from "#storage/sealing.ts";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Notice } from "#ui/Notice.tsx";
import { GoOnWithout } from "./GoOnWithout.tsx";

/** All cards are in and not all are open: whose device has not been here since, and who can help. */
export function StillSealed({
  panel,
  viewer,
  candidate,
  titleOf,
  reveal: { toAgree },
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  titleOf: (round: string) => string;
  reveal: Extract<Reveal, { state: "sealed" }>;
}) {
  const [goingOn, setGoingOn] = useState(false);
  if (toAgree)
    return (
      <Notice
        tone="todo"
        action={
          <Button look="primary" onClick={() => void agreeToOpen(panel.id, candidate.id)}>
            Open without it
          </Button>
        }
      >
        <b>
          The panel goes on without a card on <bdi>{candidate.name}</bdi>.
        </b>{" "}
        Whoever said so has no card of their own in, so each author is asked before theirs opens.
      </Notice>
    );
  const held = heldOn(panel, candidate.id);
  const others = heldByOthers(panel, viewer, held);
  const isLeads = mayLead(panel, viewer);
  const isStuck = held.some(
    ({ others: { can }, coordinator }) => can === "not" && coordinator === null,
  );
  return (
    <div className="stack">
      <Notice
        action={
          isLeads &&
          others.length > 0 && <Button onClick={() => setGoingOn(true)}>Go on without…</Button>
        }
      >
        <b>
          All cards on <bdi>{candidate.name}</bdi> are in.
        </b>{" "}
        {held.length === 0 ? "They are being opened." : heldInWords(panel, held).join(" ")}
        {held.some(({ author }) => author === viewer.me) &&
          " Yours opens from the device that handed it in."}
        {isStuck && ` ${isLeads ? "You" : "A lead"} can go on without it, with a reason.`}
        {held.some(lacksCoordinator) &&
          ` For cards still to come, ${isLeads ? "you" : "they"} can add somebody who coordinates.`}
        {partNotes(panel, candidate, held)}
      </Notice>
      {goingOn && (
        <Dialog title="Go on without a card" onClose={() => setGoingOn(false)}>
          <GoOnWithout
            panel={panel}
            viewer={viewer}
            candidate={candidate}
            owed={others}
            titleOf={titleOf}
            onDone={() => setGoingOn(false)}
          />
        </Dialog>
      )}
    </div>
  );
}

/** Of two people, neither can stand in for the other. */
function lacksCoordinator({ others }: HeldCard): boolean {
  return others.can === "not" && others.why === "two people";
}

/** Nobody goes on without themselves. */
function heldByOthers(panel: Panel, { me }: Viewer, held: readonly HeldCard[]): Owed[] {
  const all = [...panel.members, ...panel.gone];
  const places = new Map(held.map((card) => [`${card.author} ${card.round}`, card]));
  return [...places.values()].flatMap(({ author, round }) => {
    const member = all.find(({ id }) => id === author);
    return member === undefined || author === me ? [] : { member, round };
  });
}

function partNotes(panel: Panel, { id }: PanelCandidate, held: readonly HeldCard[]): string {
  const notes = held.flatMap(({ author, round }) =>
    partsInWords(panel, { author, round, candidate: id }),
  );
  return [...new Set(notes)].map((note) => ` ${note}`).join("");
}
