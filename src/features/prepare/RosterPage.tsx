import { plural } from "#domain/plural.ts";
import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import { isSignedOpening } from "#domain/id.ts";
import { mayLead, type Viewer } from "#domain/panel/roster.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { isInRoom } from "#storage/hasFolder.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { lazily } from "#ui/lazily.tsx";
import { NamesSwitch } from "#ui/NamesSwitch.tsx";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";
import css from "./Roster.module.css";
import type { RosterAsk } from "./RosterDialog.tsx";
import { RosterList } from "./RosterList.tsx";

// Below the table, and moves nothing when it comes.
const RosterNotes = lazily(async () => (await import("./RosterNotes.tsx")).RosterNotes);
// The forms, with what checks them, come when they are asked for.
const RosterDialog = lazily(async () => (await import("./RosterDialog.tsx")).RosterDialog);
// Of no use but in a room.
const LatestArrival = lazily(async () => (await import("./LatestArrival.tsx")).LatestArrival);

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
  const [asked, ask] = useState<RosterAsk | null>(null);
  const inRoom = useLiveQuery(() => isInRoom(panel.id), [panel.id]) === true;
  const leads = mayLead(panel, viewer);

  return (
    <div className="stack">
      {panel.opening.sample && <SampleNotice panel={panel} />}
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
        <Button onClick={() => ask({ what: "add" })}>Add candidates</Button>
        <Link href={paths.editOpening(panel.id)} className={buttonClass()}>
          {leads ? "Edit opening" : "About this opening"}
        </Link>
      </div>
      {panel.candidates.length === 0 ? (
        <Notice
          tone="todo"
          action={
            <Button look="primary" onClick={() => ask({ what: "add" })}>
              Add the first candidate
            </Button>
          }
        >
          <b>No candidates yet.</b> Add one, or paste a list of names.
        </Notice>
      ) : (
        <RosterList
          // What is next is ordered anew for whoever scores now.
          key={viewer.me}
          {...{ panel, viewer, drafts }}
          onAsk={(lines) => ask({ what: "ask", lines })}
          onEdit={leads ? (candidate) => ask({ what: "edit", candidate }) : null}
        />
      )}
      <RosterNotes panel={panel} viewer={viewer} />
      {asked !== null && <RosterDialog panel={panel} shown={asked} onClose={() => ask(null)} />}
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
