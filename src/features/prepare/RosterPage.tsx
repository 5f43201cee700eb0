import { plural } from "#domain/plural.ts";
import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import { trustInWords } from "#domain/panel/coordination.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { formatChangedOn } from "#domain/panel/formats.ts";
import { questionParity } from "#domain/panel/questionParity.ts";
import { parityOf } from "#domain/panel/parity.ts";
import { isSignedOpening } from "#domain/id.ts";
import { openCandidates } from "#domain/panel/reveal.ts";
import { mayLead, type Viewer } from "#domain/panel/roster.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { progressOf } from "#domain/scoring/draft.ts";
import { isInRoom } from "#storage/hasFolder.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { lazily } from "#ui/lazily.tsx";
import { NamesSwitch } from "#ui/NamesSwitch.tsx";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";
import css from "./Roster.module.css";
import { RosterLegend } from "./RosterLegend.tsx";
import { RosterTable } from "./RosterTable.tsx";

// The forms, with what checks them, come when they are asked for.
const AddCandidates = lazily(async () => (await import("./AddCandidates.tsx")).AddCandidates);
// Of no use but in a room.
const LatestArrival = lazily(async () => (await import("./LatestArrival.tsx")).LatestArrival);
const CandidateForm = lazily(async () => (await import("./CandidateForm.tsx")).CandidateForm);

/** Candidates against panelists and rounds: what is in, what is missing, what is one's own to do. */
export function RosterPage({
  panel,
  viewer,
  drafts,
}: {
  panel: Panel;
  viewer: Viewer;
  drafts: readonly Draft[];
}) {
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<PanelCandidate | null>(null);
  const inRoom = useLiveQuery(() => isInRoom(panel.id), [panel.id]) === true;
  const uneven = parityOf(panel);
  const open = openCandidates(panel, viewer);
  const leads = mayLead(panel, viewer);
  const trust = trustInWords(panel, viewer.me);

  return (
    <div className="stack">
      {panel.opening.sample && <SampleNotice panel={panel} />}
      <OwnDrafts panel={panel} drafts={drafts} />
      <div className="row">
        <div className={inRoom ? css.withNews : "grow"}>
          <h2>{plural(panel.candidates.length, "candidate")}</h2>
          {inRoom && <LatestArrival panel={panel} viewer={viewer} />}
        </div>
        {isSignedOpening(panel.id) && (
          <Link href={paths.invite(panel.id)} className={buttonClass()}>
            {leads ? "Invite" : "Who has joined"}
          </Link>
        )}
        <NamesSwitch />
        <Button onClick={() => setAdding(true)}>Add candidates</Button>
        <Link href={paths.editOpening(panel.id)} className={buttonClass()}>
          {leads ? "Edit opening" : "About this opening"}
        </Link>
      </div>
      {panel.candidates.length === 0 ? (
        <Notice
          tone="todo"
          action={
            <Button look="primary" onClick={() => setAdding(true)}>
              Add the first candidate
            </Button>
          }
        >
          <b>No candidates yet.</b> Add one, or paste a list of names.
        </Notice>
      ) : (
        <RosterTable panel={panel} viewer={viewer} onEdit={leads ? setEditing : null} />
      )}
      {panel.sealing !== null && <RosterLegend panel={panel} viewer={viewer} />}
      <p className="small muted">
        {panel.sealing === null &&
          "Scores stay hidden until your own card for that candidate is in. "}
        Items covered: full = two or more panelists, light = one, dashed = nobody yet.
      </p>
      {trust !== null && <p className="small muted">{trust}</p>}
      {uneven.map(({ what, fewest, most }) => (
        <p key={what} className="small muted">
          {what === "kit versions"
            ? `The cards are on ${most} kit versions; views do not mix them.`
            : `Candidates have not met the same number of ${what} yet: from ${fewest} to ${most}.`}
        </p>
      ))}
      {open.map(({ id, name }) => {
        const changed = formatChangedOn(panel, id);
        return changed === "" ? null : (
          <p key={id} className="small muted">
            <bdi>{name}</bdi>: format changed: <bdi>{changed}</bdi>.
          </p>
        );
      })}
      {open.map(({ id, name }) => {
        const asked = questionParity(
          panel,
          id,
          open.map((one) => one.id),
        );
        return !asked.ticked || asked.never.length === 0 ? null : (
          <p key={id} className="small muted">
            <bdi>{name}</bdi> was never asked what others were:{" "}
            {asked.never.map(({ question }) => question).join(" ")}
          </p>
        );
      })}
      {adding && (
        <Dialog title="Add candidates" onClose={() => setAdding(false)}>
          <AddCandidates panel={panel} onDone={() => setAdding(false)} />
        </Dialog>
      )}
      {editing !== null && (
        <Dialog title={editing.name} onClose={() => setEditing(null)}>
          <CandidateForm panel={panel} candidate={editing} onDone={() => setEditing(null)} />
        </Dialog>
      )}
    </div>
  );
}

function SampleNotice({ panel }: { panel: Panel }) {
  const [, navigate] = useLocation();
  const remove = async () => {
    const { removeOpening } = await import("#storage/erase.ts");
    await removeOpening(panel);
    navigate(paths.home());
    say("The sample panel is gone from this device.");
  };
  return (
    <Notice
      tone="warning"
      action={
        <Button size="small" onClick={() => void remove()}>
          Remove the sample
        </Button>
      }
    >
      <b>Made-up people and scores.</b> Look around; switch who is scoring at the top right. One
      click removes all of it.
    </Notice>
  );
}

/** What the viewer has begun here and not submitted. */
function OwnDrafts({ panel, drafts }: { panel: Panel; drafts: readonly Draft[] }) {
  const lines = drafts.flatMap((draft) => {
    const candidate = panel.candidates.find(({ id }) => id === panel.resolve(draft.candidate));
    const round = panel.rounds.find(({ id }) => id === draft.round);
    const isOut =
      candidate !== undefined &&
      panel.recusalOf({ author: panel.resolve(draft.panelist), candidate: candidate.id });
    return candidate === undefined || round === undefined || isOut
      ? []
      : [{ draft, candidate, round }];
  });
  return lines.map(({ draft, candidate, round }) => {
    const { scored, of } = progressOf(draft, round.items);
    return (
      <Notice
        key={draft.id}
        tone="todo"
        action={
          <Link
            href={paths.score(panel.id, candidate.id, round.id)}
            className={buttonClass({ look: "primary" })}
          >
            Continue
          </Link>
        }
      >
        <b className={css.todo}>Yours to do</b> <bdi>{candidate.name}</bdi>, {round.title}: draft,{" "}
        {scored} of {of} scored
      </Notice>
    );
  });
}
