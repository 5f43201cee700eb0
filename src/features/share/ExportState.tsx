import { lookThrough, namedInWords } from "#domain/exports/called.ts";
import { lossInWords, type NotCarried } from "#domain/exports/ats/manifest.ts";
import { plural } from "#domain/plural.ts";
import { handOver } from "#exchange/download.ts";
import { Button } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import css from "./Export.module.css";
import type { ExportStep } from "./useExport.ts";

/** Where an export stands: how far, what is asked, what was lost, where the file is. */
export function ExportState({
  state,
  onNames,
  onSave,
  onCancel,
}: {
  state: ExportStep;
  onNames: (replace: boolean) => void;
  onSave: () => void;
  onCancel: () => void;
}) {
  return (
    <div className="stack" aria-live="polite">
      {state.step === "writing" && (
        <div className={css.writing}>
          <progress
            aria-label="Cards written"
            {...(state.of > 0 && { value: state.done, max: state.of })}
          />
          <div className="row">
            <span className="small">
              {state.of === 0
                ? "Reading the cards…"
                : `${state.done} of ${plural(state.of, "card")} written`}
            </span>
            <Button size="small" onClick={onCancel}>
              Cancel
            </Button>
          </div>
        </div>
      )}
      {state.step === "cancelled" && <p>Cancelled. Nothing was saved.</p>}
      {state.step === "failed" && (
        <Notice tone="warning">
          <b>The file could not be written.</b> {state.why.replace(/\.?$/, ".")} Nothing was saved,
          and what is on this device is as it was. Try again; a smaller part may fit.
        </Notice>
      )}
      {state.step === "named" && (
        <Notice
          tone="todo"
          action={
            <span className="row">
              <Button size="small" onClick={() => onNames(true)}>
                Put “[the candidate]” there
              </Button>
              <Button size="small" onClick={() => onNames(false)}>
                Leave the words as they are
              </Button>
            </span>
          }
        >
          <b>{namedInWords(state.named)}</b> {lookThrough}
        </Notice>
      )}
      {state.step === "lossy" && (
        <Notice tone="todo">
          <b>{lossInWords(state.made.notCarried)}</b> The file lists this too. Save it all the same?
          <Lost cells={state.made.notCarried} />
          <div className="row">
            <Button look="primary" onClick={onSave}>
              Save the file
            </Button>
            <SaveList cells={state.made.notCarried} />
          </div>
        </Notice>
      )}
      {state.step === "saved" && (
        <Notice>
          <b>{state.made.name}</b> is in your downloads: {plural(state.made.records, "card")}.{" "}
          {lossInWords(state.made.notCarried)}
          {state.made.stillBlind > 0 && ` Left out for now: ${state.made.stillBlind}.`}
          {state.made.notCarried.length > 0 && (
            <div className="row">
              <SaveList cells={state.made.notCarried} />
            </div>
          )}
        </Notice>
      )}
    </div>
  );
}

/** So many are shown; the rest is in the list one can save. */
const mostShown = 100;

function Lost({ cells }: { cells: readonly NotCarried[] }) {
  const more = cells.length - mostShown;
  return (
    <div className={css.lost} role="region" tabIndex={0} aria-label="What could not be carried">
      <ul>
        {cells.slice(0, mostShown).map((cell, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- cells have no name of their own, and stay where they are
          <li key={index}>
            <bdi>{cell.candidate}</bdi>, <bdi>{cell.panelist}</bdi>, <bdi>{cell.item}</bdi>:{" "}
            {cell.what}. <span className="muted">Written: {cell.written}.</span>
          </li>
        ))}
        {more > 0 && <li>And {plural(more, "more", "more")}, in the list.</li>}
      </ul>
    </div>
  );
}

function SaveList({ cells }: { cells: readonly NotCarried[] }) {
  const save = async () => {
    const { lostAsCsv } = await import("#exchange/exportCards.ts");
    const type = "text/csv;charset=utf-8";
    await handOver({ name: "needle-not-carried.csv", type, text: lostAsCsv(cells) });
  };
  return (
    <Button size="small" onClick={() => void save()}>
      Save this list
    </Button>
  );
}
