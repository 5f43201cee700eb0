import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { Link } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import { mostMonths, type KeepingBasis, type Retention } from "#domain/records/keeping.ts";
import { basisOf, retentionBases, retentionInWords } from "#domain/rights/retentionBases.ts";
import { readKeeping, saveKeeping } from "#storage/keeping.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { dayInFull } from "#ui/dates.ts";
import { Field } from "#ui/Field.tsx";
import { HoldForm } from "#ui/HoldForm.tsx";
import { say } from "#ui/toasts.ts";
import { changeId, FoldLine } from "./FoldLine.tsx";
import css from "./Setup.module.css";

/** How long candidates of this opening are kept, and whether anything bars erasing them. Stored at once. */
export function KeepingLines({ panel }: { panel: Panel }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const records = useLiveQuery(() => readKeeping([panel.id]), [panel.id]);
  const { retention = null, hold = null } = records?.openings[0]?.body ?? panel.opening;
  const lines = {
    has: (line: string) => open.has(line),
    toggle: (line: string) =>
      setOpen((before) => {
        const after = new Set(before);
        if (!after.delete(line)) after.add(line);
        return after;
      }),
  };
  // What was pressed goes with the fold: the keyboard goes on at its line, which says what stands now.
  const close = (line: string) => {
    document.getElementById(changeId(line))?.focus();
    lines.toggle(line);
  };
  return (
    <div className={css.terms}>
      <FoldLine
        line="retention"
        lines={lines}
        title="Kept for"
        what="how long candidates are kept"
        stands={retention === null ? "no time set" : retentionInWords(retention)}
      >
        <RetentionForm
          key={JSON.stringify(retention)}
          retention={retention}
          onSet={async (period) => {
            await saveKeeping(panel, { retention: period });
            close("retention");
            say(
              period === null
                ? "No time is set any more."
                : `Kept for ${retentionInWords(period)}.`,
            );
          }}
        />
      </FoldLine>
      <FoldLine
        line="hold"
        lines={lines}
        title="Legal hold"
        what="the legal hold"
        stands={hold === null ? "none" : `since ${dayInFull(hold.since)}`}
      >
        <p className={css.fine}>
          While it stands nothing here is due, and nobody who has it can be erased or anonymised
          from this app.
        </p>
        <HoldForm
          hold={hold}
          what="this opening"
          onChange={async (change) => {
            await saveKeeping(panel, { hold: change });
            close("hold");
            say(change === null ? "The hold is lifted." : "This opening is under a legal hold.");
          }}
        />
      </FoldLine>
      <p className={css.fine}>
        Both are stored as soon as you press their button.{" "}
        <Link href={paths.howThisDecidesIn(panel.id)}>How this decides</Link>: a page for a works
        council or a data-protection officer.
      </p>
    </div>
  );
}

function RetentionForm({
  retention,
  onSet,
}: {
  retention: Retention | null;
  onSet: (retention: Retention | null) => Promise<void>;
}) {
  const [basis, setBasis] = useState<KeepingBasis>(retention?.basis ?? "uk");
  const [months, setMonths] = useState(String(retention?.months ?? basisOf(basis).months));
  const count = Number(months);
  const isSound = Number.isInteger(count) && count > 0 && count <= mostMonths;
  return (
    <>
      <p className={css.fine}>
        Counted from the decision; without one from the last card, then the last interview, then the
        day they were added. When it is over you are told on the first page. Nothing is erased by
        itself. These are places to begin from: your counsel decides.
      </p>
      <fieldset className="stack">
        <legend className="unseen">What the time rests on</legend>
        {retentionBases.map((one) => (
          <label key={one.basis} className={css.choice}>
            <input
              type="radio"
              name="basis"
              aria-label={one.title}
              checked={basis === one.basis}
              onChange={() => {
                setBasis(one.basis);
                setMonths(String(one.months));
              }}
            />
            <span>
              <b>{one.title}</b>
              <br />
              <span className="small muted">{one.source}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field
        label="Months"
        error={isSound ? undefined : `The months must be a whole number from 1 to ${mostMonths}.`}
      >
        {(control) => (
          <input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            value={months}
            onChange={(event) => setMonths(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button
          onClick={() => {
            if (isSound) void onSet({ basis, months: count });
          }}
        >
          Set this time
        </Button>
        {retention !== null && (
          <Button look="quiet" onClick={() => void onSet(null)}>
            Set none
          </Button>
        )}
      </div>
    </>
  );
}
