import { useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import type { ForeignRead } from "#domain/exports/ats/foreignCard.ts";
import { foreignRows, matchForeign, type ForeignMatch } from "#domain/exports/ats/foreignIn.ts";
import { plural } from "#domain/plural.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { readForeignOffPage } from "#exchange/incoming.ts";
import { keepForeignCards } from "#storage/foreignCards.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { NamesNeeded } from "#ui/NamesNeeded.tsx";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";
import { useNow } from "#ui/useNow.ts";
import { useDroppedFile } from "#ui/useDroppedFile.ts";
import { ForeignMatching } from "./ForeignMatching.tsx";
import css from "./Share.module.css";

type Step =
  | { at: "choosing" }
  | { at: "reading"; name: string }
  | { at: "read"; name: string; read: ForeignRead; match: ForeignMatch };

/** Scorecards from another system: whose they are is asked, and they stand beside the panel's own. */
export function ForeignPage({ panel }: { panel: Panel }) {
  const [, navigate] = useLocation();
  const picker = useRef<HTMLInputElement>(null);
  const [step, setStep] = useState<Step>({ at: "choosing" });

  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    setStep({ at: "reading", name: file.name });
    const read = await readForeignOffPage(file);
    const match = matchForeign(read.cards, panel.candidates, panel.kit?.items ?? []);
    setStep({ at: "read", name: file.name, read, match });
  };
  useDroppedFile(open);

  const now = new Date(useNow()).toISOString();
  const rows =
    step.at === "read" ? foreignRows(step.read.cards, step.match, { opening: panel.id, now }) : [];
  const bringIn = async () => {
    const added = await keepForeignCards(rows);
    const again = rows.length - added;
    say(
      `${plural(added, "card")} brought in${again > 0 ? `; ${again} were here already` : ""}. They stand below the panel’s own in the meeting.`,
    );
    navigate(paths.calibrate(panel.id, rows[0]?.candidate));
  };

  return (
    <section className="stack" aria-labelledby="foreign">
      <div>
        <h2 id="foreign">Cards of another system</h2>
        <p className="muted">
          Scorecards as JSON from Greenhouse, Lever, Ashby or Workable. They are marked by where
          they come from, stay on this device, and count in no statistics unless you ask for it.
        </p>
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="Scorecards of another system"
        onChange={({ currentTarget }) => {
          void open(currentTarget.files?.[0]);
          currentTarget.value = "";
        }}
      />
      {step.at === "choosing" && (
        <div className={css.drop}>
          <p>Drop the file anywhere on this page.</p>
          <Button look="primary" onClick={() => picker.current?.click()}>
            Choose a file
          </Button>
          <p className="small muted">Nothing is stored until you say so.</p>
        </div>
      )}
      {step.at === "choosing" && (
        <p>
          <Link href={paths.share(panel.id)}>Back to Share</Link>
        </p>
      )}
      {step.at === "reading" && (
        <div className="card stack" role="status">
          <p>
            Reading <bdi>{step.name}</bdi>…
          </p>
          <progress className={css.progress} aria-label={`Reading ${step.name}`} />
        </div>
      )}
      {step.at === "read" && (
        <NamesNeeded what="What is in the file is listed by name.">
          <Problems name={step.name} problems={step.read.problems} />
          {step.read.cards.length > 0 && (
            <ForeignMatching
              cards={step.read.cards}
              match={step.match}
              panel={panel}
              onMatch={(match) => setStep({ ...step, match })}
            />
          )}
          <div className="row">
            {step.read.cards.length > 0 && (
              <Button look="primary" disabled={rows.length === 0} onClick={() => void bringIn()}>
                {rows.length === 0
                  ? "Say whose cards these are"
                  : `Bring in ${plural(rows.length, "card")}`}
              </Button>
            )}
            <Button onClick={() => setStep({ at: "choosing" })}>Another file</Button>
            <Link href={paths.share(panel.id)}>Back to Share</Link>
          </div>
        </NamesNeeded>
      )}
    </section>
  );
}

function Problems({ name, problems }: { name: string; problems: ForeignRead["problems"] }) {
  if (problems.length === 0) return null;
  return (
    <Notice tone="warning">
      <p>
        <b>
          Not all of <bdi>{name}</bdi> can be taken.
        </b>{" "}
        Nothing was changed.
      </p>
      <ul className={css.problems}>
        {problems.slice(0, 10).map(({ where, what }) => (
          <li key={`${where} ${what}`}>
            {where}: {what}
          </li>
        ))}
        {problems.length > 10 && <li>And {problems.length - 10} more.</li>}
      </ul>
    </Notice>
  );
}
