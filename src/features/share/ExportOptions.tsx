import { Button } from "#ui/Button.tsx";
import css from "./Export.module.css";
import { asksForMiddle, type ExportForm, formsInWords } from "./exportForms.ts";

export type Options = {
  everyRevision: boolean;
  byNumber: boolean;
  /** What a 3 becomes of four; `null` until somebody says so. */
  three: 2 | 3 | null;
};

/** What the chosen form is for, what it loses, and what one can say about it. */
export function ExportOptions({
  form,
  options,
  isBusy,
  onChange,
  onExport,
}: {
  form: ExportForm;
  options: Options;
  isBusy: boolean;
  onChange: (change: Partial<Options>) => void;
  onExport: () => void;
}) {
  const { name, use, lost, shape } = formsInWords[form];
  const isAsking = asksForMiddle(form) && options.three === null;
  return (
    <>
      <div>
        <h3>{name}</h3>
        <p>{use}</p>
      </div>
      <dl className={css.facts}>
        <dt>Gets lost</dt>
        <dd>{lost}</dd>
        {shape !== undefined && (
          <>
            <dt>Follows</dt>
            <dd>{shape.shape}</dd>
            <dt>Checked</dt>
            <dd>{shape.checked}</dd>
          </>
        )}
      </dl>
      {asksForMiddle(form) && (
        <fieldset className={css.forms}>
          <legend>A 3 of 5 becomes</legend>
          {(
            [
              [2, "2 of 4, on the side of no"],
              [3, "3 of 4, on the side of yes"],
            ] as const
          ).map(([three, words]) => (
            <label key={three} className={css.form}>
              <input
                type="radio"
                name="three"
                checked={options.three === three}
                onChange={() => onChange({ three })}
              />
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
      )}
      {form !== "needle" && (
        <div>
          <label className={css.form}>
            <input
              type="checkbox"
              checked={options.everyRevision}
              onChange={(event) => onChange({ everyRevision: event.currentTarget.checked })}
            />
            <span>Earlier revisions too</span>
          </label>
          <label className={css.form}>
            <input
              type="checkbox"
              checked={options.byNumber}
              onChange={(event) => onChange({ byNumber: event.currentTarget.checked })}
            />
            <span>Candidates by number</span>
          </label>
        </div>
      )}
      {form === "needle" && (
        <p className="small muted">
          The format is described by{" "}
          <a href="/needle-packet-v1.schema.json" target="_blank" rel="noreferrer">
            its schema
          </a>
          .
        </p>
      )}
      <div className="row">
        <Button look="primary" disabled={isBusy || isAsking} onClick={onExport}>
          {form === "print" ? "Open the sheets" : "Export"}
        </Button>
        {isAsking && <span className="small muted">Say first what a 3 becomes.</span>}
      </div>
    </>
  );
}
