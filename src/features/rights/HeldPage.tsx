import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { Link } from "wouter";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import { candidateAt, type Panel } from "#domain/panel/panel.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import { mayLead, type Viewer } from "#domain/panel/roster.ts";
import { keepingInWords } from "#domain/rights/keepingInWords.ts";
import { keepingOf } from "#domain/rights/keeping.ts";
import { holdCandidate, readKeeping } from "#storage/keeping.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { dayInFull } from "#ui/dates.ts";
import { HoldForm } from "#ui/HoldForm.tsx";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";
import { AccessPart } from "./AccessPart.tsx";
import { Done } from "./Done.tsx";
import { LetGo } from "./LetGo.tsx";
import type { LetGone } from "./letCandidatesGo.ts";
import css from "./Rights.module.css";

type Props = { panel: Panel; viewer: Viewer };

/** What is held on one candidate, and what they can ask for: a copy, time, to be forgotten. */
export function HeldPage({ panel, viewer, id }: Props & { id: string }) {
  const [done, setDone] = useState<LetGone | null>(null);
  const candidate = candidateAt(panel, id);
  const roster = (
    <p>
      <Link href={paths.opening(panel.id)} className={buttonClass()}>
        To the roster
      </Link>
    </p>
  );
  return (
    <div className={`stack ${css.page ?? ""}`}>
      <title>Everything held on a candidate, Needle</title>
      {done !== null && <Done done={done} next={roster} />}
      {candidate !== undefined && <Held {...{ panel, viewer, candidate }} onDone={setDone} />}
      {candidate === undefined && done === null && (
        <>
          <h2>Nobody here goes by this address</h2>
          <p>They may have been erased, or part of the address is missing.</p>
          {roster}
        </>
      )}
    </div>
  );
}

function Held({
  panel,
  viewer,
  candidate,
  onDone,
}: Props & { candidate: PanelCandidate; onDone: (done: LetGone) => void }) {
  const records = useLiveQuery(() => readKeeping(panel.ids), [panel]);
  const isOpen = revealOf(panel, viewer, candidate).state === "open";
  if (records === undefined) return null;
  const keeping = keepingOf(panel, candidate, records);
  const { hold } = keeping;
  const leads = mayLead(panel, viewer);
  return (
    <>
      <h2>
        Everything held on <bdi>{candidate.name}</bdi>
      </h2>
      <section className="card stack" aria-labelledby="kept">
        <h3 id="kept">How long it is kept</h3>
        <p>
          {keepingInWords(keeping, { isOpen, dayIn: dayInFull })}
          {leads && keeping.until === null && (
            <>
              {" "}
              <Link href={paths.editOpening(panel.id)}>Set a time where the opening is edited</Link>
              .
            </>
          )}
        </p>
        {leads && hold?.on !== "opening" && (
          <>
            <h4>Legal hold</h4>
            <HoldForm
              hold={hold}
              what="this candidate"
              onChange={async (change) => {
                await holdCandidate(panel, candidate.id, change);
                say(change === null ? "The hold is lifted." : "Under a legal hold.");
              }}
            />
          </>
        )}
      </section>
      <section className="card stack" aria-labelledby="hand">
        <h3 id="hand">Hand it over</h3>
        <AccessPart {...{ panel, viewer, candidate }} />
        <p className="small">
          To go with it: <Link href={paths.howThisDecidesIn(panel.id)}>How this decides</Link>, on
          one page.
        </p>
      </section>
      <section className="card stack" aria-labelledby="let">
        <h3 id="let">Anonymise or erase</h3>
        {!leads ? (
          <p>Only a lead of this opening does that: the panel’s devices heed nobody else.</p>
        ) : hold !== null ? (
          <Notice tone="warning">
            <b>Not while a legal hold stands.</b>{" "}
            {hold.on === "opening" ? (
              <>
                It is on the whole opening:{" "}
                <Link href={paths.editOpening(panel.id)}>lift it where the opening is edited</Link>.
              </>
            ) : (
              "Lift it above first."
            )}
          </Notice>
        ) : (
          <>
            <p className="small muted">
              Erasing takes all of it. Anonymising takes all of it too, and keeps on this device
              which panelist gave which score, for what it says about the panel.
            </p>
            <LetGo {...{ panel, viewer, onDone }} candidates={[candidate]} />
          </>
        )}
      </section>
    </>
  );
}
