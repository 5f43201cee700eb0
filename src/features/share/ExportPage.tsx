import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import { sightOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { CardsForm, CardsWish } from "#exchange/exportCards.ts";
import { exportPacket } from "#exchange/exports.ts";
import { paths } from "#paths";
import { areNamesOff } from "#ui/namesOff.ts";
import { calledIn } from "./calledIn.ts";
import css from "./Export.module.css";
import { ExportOptions, type Options } from "./ExportOptions.tsx";
import { type ExportForm, formGroups, formsInWords } from "./exportForms.ts";
import { paperPath } from "./exportPaths.ts";
import { ExportState } from "./ExportState.tsx";
import { type Give, noteHeld, openIds } from "./give.ts";
import { useExport } from "./useExport.ts";

/** Takes scorecards away: which form, what it is for and what it loses, before anything is taken. */
export function ExportPage({ panel, viewer, give }: { panel: Panel; viewer: Viewer; give: Give }) {
  const [form, setForm] = useState<ExportForm>("print");
  const [options, setOptions] = useState<Options>({
    everyRevision: false,
    byNumber: areNamesOff() || panel.opening.byNumber === true,
    three: null,
  });
  const [, navigate] = useLocation();
  const { state, run, save, cancel, reset } = useExport(() => noteHeld(panel, viewer));
  const opening = panel.id;

  const wishFor = async (to: CardsForm, replace: boolean): Promise<CardsWish> => ({
    form: to,
    opening,
    everyRevision: options.everyRevision,
    ...(options.three !== null && { three: options.three }),
    ...(options.byNumber && { called: await calledIn(panel, replace) }),
    sight: { me: viewer.me, open: await openIds(panel, viewer) },
  });
  const take = async (replace: boolean | null) => {
    if (form === "print") return navigate(paperPath(opening, options));
    if (form === "needle") {
      const making = exportPacket({ what: "opening", opening }, sightOf(panel, viewer));
      return give(making, { holdsOthers: true });
    }
    await run(() => wishFor(form, replace === true), replace !== null);
  };

  return (
    <section className="stack" aria-labelledby="export">
      <div>
        <h2 id="export" className={css.title}>
          Export scorecards
        </h2>
        <p className="muted">
          Scores as they were submitted. What the talk changed and what was decided are in{" "}
          <Link href={paths.record(opening)}>the record</Link>.
        </p>
      </div>
      <div className={css.page}>
        <div className="card stack">
          {formGroups.map(({ title, forms }) => (
            <fieldset key={title} className={css.forms}>
              <legend>{title}</legend>
              {forms.map((one) => (
                <label key={one} className={css.form}>
                  <input
                    type="radio"
                    name="form"
                    checked={form === one}
                    onChange={() => {
                      setForm(one);
                      reset();
                    }}
                  />
                  <span>
                    <b>{formsInWords[one].name}</b>{" "}
                    <span className="small muted">{formsInWords[one].short}</span>
                  </span>
                </label>
              ))}
            </fieldset>
          ))}
        </div>
        <div className="card stack">
          <ExportOptions
            form={form}
            options={options}
            isBusy={state.step === "writing"}
            onChange={(change) => {
              setOptions({ ...options, ...change });
              reset();
            }}
            onExport={() => void take(null)}
          />
          <ExportState
            state={state}
            onNames={(replace) => void take(replace)}
            onSave={() => void save()}
            onCancel={cancel}
          />
        </div>
      </div>
      <p>
        <Link href={paths.share(opening)}>Back to Share</Link>
      </p>
    </section>
  );
}
