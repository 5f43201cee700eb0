import { useState } from "react";
import { useLocation } from "wouter";
import { RoundId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { mayLead, type Viewer } from "#domain/panel/roster.ts";
import { leaveOpening, removeOpening } from "#storage/erase.ts";
import { newId } from "#storage/newId.ts";
import { saveOpening } from "#storage/openings.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { say } from "#ui/toasts.ts";
import { MoveKit } from "./MoveKit.tsx";
import { OpeningForm } from "./OpeningForm.tsx";
import type { TypedOpening } from "./openingSchema.ts";
import { SealFromNow } from "./SealFromNow.tsx";
import { settleOpening, typedRounds } from "./typedOpening.ts";

export function EditOpeningPage({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const [, navigate] = useLocation();
  const { kit, opening } = panel;
  if (!mayLead(panel, viewer)) return <AboutOpening panel={panel} />;
  if (kit === null)
    return (
      <main className="page">
        <p>The kit of this opening is not on this device, so it cannot be edited here.</p>
      </main>
    );
  const save = async (typed: TypedOpening) => {
    const known = new Map<string, string>(panel.members.map(({ id, name }) => [id, name]));
    const settled = await settleOpening(typed, panel.rounds, known);
    await saveOpening(panel.id, { ...opening, ...settled }, panel);
    navigate(paths.opening(panel.id));
  };
  return (
    <main className="page stack">
      <h1>Edit opening</h1>
      <MoveKit panel={panel} />
      <OpeningForm
        key={opening.kit}
        kit={kit}
        submitLabel="Save the opening"
        newRoundId={() => RoundId.parse(newId())}
        initial={{
          title: opening.title,
          startedOn: opening.startedOn,
          dueHours: opening.dueHours,
          rounds: typedRounds(panel.rounds),
          panel: panel.members
            .filter(({ left }) => !left)
            .map(({ id, name, role, rounds }) => ({
              panelist: id,
              name,
              role,
              rounds,
              wasExpected: opening.needs?.places.some(({ panelist }) => panelist === id) ?? false,
            })),
          more: "",
          cards: opening.sealed === true ? "sealed" : "open files",
          byNumber: opening.byNumber === true,
        }}
        onSave={save}
      />
      <SealFromNow panel={panel} />
      <RemoveOpening panel={panel} leads />
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
  const remove = async () => {
    await (leads ? removeOpening(panel) : leaveOpening(panel));
    navigate(paths.home());
    say(`${panel.opening.title} was removed from this device.`);
  };
  if (!asked)
    return (
      <div>
        <Button look="quiet" onClick={() => setAsked(true)}>
          Remove this opening…
        </Button>
      </div>
    );
  return (
    <div className="stack">
      <p>
        Remove this opening with {panel.candidates.length} candidates and {panel.cards.length} cards
        from this device?{" "}
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
