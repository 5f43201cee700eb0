import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useLocation } from "wouter";
import { plural } from "#domain/plural.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { mayLead, type Viewer } from "#domain/panel/roster.ts";
import { leaveOpening, removeOpening } from "#storage/erase.ts";
import { findHolds } from "#storage/holds.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { say } from "#ui/toasts.ts";
import { lazily } from "#ui/lazily.tsx";
import { useKeptFocus } from "#ui/useKeptFocus.ts";
import { EditOpening } from "./EditOpening.tsx";
import { dropSetupDraft, readSetupDraft } from "./setupDraft.ts";

const KeepingLines = lazily(async () => (await import("./KeepingLines.tsx")).KeepingLines);

export function EditOpeningPage({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const [draft, setDraft] = useState(() => readSetupDraft(panel.id));
  const [starts, setStarts] = useState(0);
  const { kit } = panel;
  if (!mayLead(panel, viewer)) return <AboutOpening panel={panel} />;
  if (kit === null)
    return (
      <main className="page">
        <p>The kit of this opening is not on this device, so it cannot be edited here.</p>
      </main>
    );
  const startAfresh = () => {
    dropSetupDraft(panel.id);
    setDraft(null);
    setStarts(starts + 1);
  };
  return (
    <main className="page">
      <EditOpening
        key={starts}
        {...{ panel, kit, draft, startAfresh }}
        me={viewer.me}
        aside={
          <>
            <KeepingLines panel={panel} />
            <RemoveOpening panel={panel} leads />
          </>
        }
      />
    </main>
  );
}

/** For whoever does not lead it: what they can do is let go of it here. */
function AboutOpening({ panel }: { panel: Panel }) {
  const leads = panel.members.filter(({ role, left }) => role === "lead" && !left);
  return (
    <main className="page stack">
      <h1>
        <bdi>{panel.opening.title}</bdi>
      </h1>
      <p>
        Only a lead changes this opening, its panel and its rounds:{" "}
        {leads.map(({ name }) => name).join(", ")}.
      </p>
      <RemoveOpening panel={panel} leads={false} />
    </main>
  );
}

function RemoveOpening({ panel, leads }: { panel: Panel; leads: boolean }) {
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState(false);
  useKeptFocus("remove-opening", String(asked));
  const holds = useLiveQuery(() => findHolds(panel), [panel]);
  const remove = async () => {
    await (leads ? removeOpening(panel) : leaveOpening(panel));
    dropSetupDraft(panel.id);
    navigate(paths.home());
    say(`${panel.opening.title} was removed from this device.`);
  };
  if (holds !== undefined && holds.length > 0 && !panel.opening.sample)
    return (
      <p className="small muted">
        This opening cannot be removed:{" "}
        {holds.length === 1 ? "a legal hold stands" : "legal holds stand"} in it. Whoever leads it
        can lift {holds.length === 1 ? "it" : "them"}.
      </p>
    );
  if (!asked)
    return (
      <div>
        <Button id="remove-opening" look="quiet" onClick={() => setAsked(true)}>
          Remove this opening…
        </Button>
      </div>
    );
  return (
    <div className="stack">
      <p id="remove-opening" tabIndex={-1}>
        Remove this opening with {plural(panel.candidates.length, "candidate")} and{" "}
        {plural(panel.cards.length, "card")} from this device?{" "}
        {leads
          ? "Only a backup made before can bring it back."
          : "The others keep it, and what you submitted; a file from them brings it back."}
      </p>
      <div className="row">
        <Button look="danger" onClick={() => void remove()}>
          Remove for good
        </Button>
        <Button onClick={() => setAsked(false)}>Keep</Button>
      </div>
    </div>
  );
}
