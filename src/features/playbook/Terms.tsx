import { useState } from "react";
import { termsOf } from "#domain/playbook/openingPlan.ts";
import { capitalised } from "#domain/text.ts";
import { dayInWords } from "#ui/dates.ts";
import { money } from "#domain/money.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { usualPayFor, type UsualPay } from "#domain/playbook/usualPay.ts";
import { seniorities, type Seniority } from "#domain/records/plan.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import css from "./Playbook.module.css";
import { useTerms } from "./useTerms.ts";

/** Level, band and working pattern: settled before anybody is sourced. */
export function Terms({ panel }: { panel: Panel }) {
  const form = useTerms(panel);
  const usual = usualPayFor(panel.kit);
  const { errors } = form.formState;
  const [isUnsettled] = useState(() => openIn(termsOf(panel)).length > 0);
  const said = (what: string, problem: string | undefined) =>
    problem === undefined ? undefined : `${what} ${problem}.`;
  const take = ({ bands, currency }: UsualPay, level: Seniority) => {
    const { from, to } = bands[level];
    const isNew = { shouldDirty: true, shouldValidate: true };
    // The end first where the band moves up, so that it is at no moment below its beginning.
    form.setValue("level", level, isNew);
    form.setValue("currency", currency, isNew);
    form.setValue("to", String(to), isNew);
    form.setValue("from", String(from), isNew);
    void form.trigger();
  };
  return (
    <section className="card stack" aria-labelledby="terms">
      <div>
        <h3 id="terms" className={css.title}>
          Level, pay and working pattern
        </h3>
      </div>
      <p>{termsInWords(panel)}</p>
      <details open={isUnsettled}>
        <summary>Change</summary>
        <form className="stack" onSubmit={(event) => event.preventDefault()} noValidate>
          <p className="small muted">
            {usual === null
              ? "The playbook gives no usual pay for this role. Write down what yours pays, and check it where you hire."
              : usualPayInWords(usual)}
          </p>
          {usual !== null && (
            <div className="row">
              <span className="small muted">Start from the playbook’s band:</span>
              {seniorities.map((level) => (
                <Button key={level} size="small" onClick={() => take(usual, level)}>
                  {level}
                </Button>
              ))}
            </div>
          )}
          <div className={css.fields}>
            <Field label="Level">
              {(control) => (
                <select {...control} {...form.register("level")}>
                  <option value="">not settled</option>
                  {seniorities.map((level) => (
                    <option key={level}>{level}</option>
                  ))}
                </select>
              )}
            </Field>
            <Field label="Currency" error={said("It", errors.currency?.message)}>
              {(control) => <input {...control} {...form.register("currency")} />}
            </Field>
            <Field label="Band from, a year" error={said("It", errors.from?.message)}>
              {(control) => <input {...control} {...form.register("from")} inputMode="numeric" />}
            </Field>
            <Field label="Band to, a year" error={said("Its end", errors.to?.message)}>
              {(control) => <input {...control} {...form.register("to")} inputMode="numeric" />}
            </Field>
            <Field
              label="Location allowance, per cent on top"
              error={said("It", errors.uplift?.message)}
            >
              {(control) => <input {...control} {...form.register("uplift")} inputMode="decimal" />}
            </Field>
            <Field
              label="Last checked against the market"
              error={said("It", errors.benchmarkedOn?.message)}
            >
              {(control) => <input {...control} {...form.register("benchmarkedOn")} type="date" />}
            </Field>
            <Field label="Working pattern">
              {(control) => (
                <select {...control} {...form.register("pattern")}>
                  <option value="">not agreed</option>
                  <option>on site</option>
                  <option>hybrid</option>
                  <option>remote</option>
                </select>
              )}
            </Field>
            <Field label="What it means, in a line" error={said("It", errors.patternNote?.message)}>
              {(control) => (
                <input {...control} {...form.register("patternNote")} autoComplete="off" />
              )}
            </Field>
          </div>
          <p className="small muted" role="status">
            {Object.keys(errors).length === 0
              ? "Kept with the opening as you type."
              : "What is marked is not kept yet, a band only as a whole; the rest is."}
          </p>
        </form>
      </details>
    </section>
  );
}

/** What is settled, and what is not, in a line. */
function termsInWords(panel: Panel): string {
  const terms = termsOf(panel);
  const { level, band, currency, benchmarkedOn, pattern } = terms;
  const checked = benchmarkedOn === null ? "" : `, checked ${dayInWords(`${benchmarkedOn}T12:00`)}`;
  const settled = [
    ...(level === null ? [] : [capitalised(level)]),
    ...(band === null
      ? []
      : [`${money(band.from, currency)} to ${money(band.to, "").trim()}${checked}`]),
    ...(pattern === null ? [] : [pattern]),
  ];
  const open = openIn(terms);
  return [
    ...(settled.length === 0 ? [] : [`${settled.join(", ")}.`]),
    ...(open.length === 0 ? [] : [`${capitalised(open.join(", "))} open.`]),
  ].join(" ");
}

function openIn({ level, band, pattern }: ReturnType<typeof termsOf>): string[] {
  return [
    ...(level === null ? ["level"] : []),
    ...(band === null ? ["pay"] : []),
    ...(pattern === null ? ["working pattern"] : []),
  ];
}

function usualPayInWords({ of, currency, bands, uplifts }: UsualPay): string {
  const levels = seniorities.map((level) => {
    const { from, to } = bands[level];
    return `${level} ${money(from, currency)} to ${money(to, "").trim()}`;
  });
  const places = uplifts.map(({ place, from, to }) => `${from} to ${to}% in ${place}`);
  return `The playbook’s base pay for ${of}: ${levels.join("; ")}. On top, about ${places.join(", ")}. Pay moves: check it where you hire.`;
}
