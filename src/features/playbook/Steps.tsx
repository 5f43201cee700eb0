import { daysBetween } from "#domain/days.ts";
import { stepStandings, type StepStanding } from "#domain/openingPlan.ts";
import type { Panel } from "#domain/panel.ts";
import { steps } from "#domain/playbook.ts";
import type { PlanOf } from "#domain/plan.ts";
import { limits } from "#domain/text.ts";
import { Button } from "#ui/Button.tsx";
import { dayInWords } from "#ui/dates.ts";
import { Field } from "#ui/Field.tsx";
import { SavedText } from "#ui/SavedText.tsx";
import { useDraft } from "#ui/useDraft.ts";
import { DayField } from "./DayField.tsx";
import { keep, notKept } from "./keep.ts";
import css from "./Playbook.module.css";

/** The five steps: whose, by when, what for, and whether it is done. */
export function Steps({ panel, today }: { panel: Panel; today: string }) {
  const standings = stepStandings(panel, today);
  const day = daysBetween(panel.opening.startedOn, today);
  const done = standings.filter(({ state }) => state === "done").length;
  return (
    <section className="card stack" aria-labelledby="steps">
      <div>
        <h3 id="steps" className={css.title}>
          Five steps
        </h3>
        <p className="small muted">
          {day < 0 ? `Day 0 is in ${-day} days.` : `Day ${day}.`} {done} of 5 done.
        </p>
      </div>
      <ol className={css.steps}>
        {standings.map((standing, place) => (
          <OneStep
            key={standing.name}
            panel={panel}
            standing={standing}
            number={place + 1}
            today={today}
          />
        ))}
      </ol>
    </section>
  );
}

function OneStep({
  panel,
  standing,
  number,
  today,
}: {
  panel: Panel;
  standing: StepStanding;
  number: number;
  today: string;
}) {
  const { name, plan, due, beforeDayZero } = standing;
  const step = steps[name];
  const change = (changes: Partial<PlanOf<"step">>) => keep(plan, changes);
  const [owner, choose] = useDraft(plan.owner, (to) => change({ owner: to }), notKept);
  const by = plan.done?.by ?? owner;
  return (
    <li className={css.step} aria-label={step.title}>
      <span className={css.number} aria-hidden>
        {number}
      </span>
      <div className="stack">
        <div>
          <h4 className={css.name}>{step.title}</h4>
          <p className="small muted">
            {step.takes}, due {dayInWords(`${due}T12:00`)}. {step.deliverable}
          </p>
          <p className="small">
            <b>{stateInWords(standing)}</b>
          </p>
        </div>
        <div className={css.fields}>
          <Field label="Owner">
            {(control) => (
              <select
                {...control}
                value={owner ?? ""}
                onChange={(event) =>
                  choose(
                    panel.members.find(({ id }) => id === event.currentTarget.value)?.id ?? null,
                  )
                }
              >
                <option value="">nobody yet ({step.owner})</option>
                {panel.members.map(({ id, name: who }) => (
                  <option key={id} value={id}>
                    {who}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {plan.done === null ? (
            <Button
              onClick={() => {
                change({ done: { on: today, by } }).catch(notKept);
              }}
            >
              Done today
            </Button>
          ) : (
            <>
              <DayField
                label="Done on"
                error={
                  beforeDayZero ? "This is before day 0. Is one of the two a slip?" : undefined
                }
                stored={plan.done.on}
                onKeep={(on) => change({ done: on === null ? null : { on, by } })}
              />
              <Button
                look="quiet"
                onClick={() => {
                  change({ done: null }).catch(notKept);
                }}
              >
                Not done after all
              </Button>
            </>
          )}
        </div>
        <SavedText
          stored={plan.note}
          onSave={(note) => change({ note })}
          onFail={notKept}
          className={css.note}
          rows={1}
          maxLength={limits.text}
          aria-label={`Note on: ${step.title}`}
          placeholder="What was agreed, in a line"
        />
      </div>
    </li>
  );
}

function stateInWords({ state, late, plan }: StepStanding): string {
  switch (state) {
    case "done":
      return `Done${plan.done === null ? "" : ` on ${dayInWords(`${plan.done.on}T12:00`)}`}.`;
    case "late":
      return `${late === 1 ? "A day" : `${late} days`} past its day. Still worth doing well.`;
    case "now":
      return "Due now.";
    case "ahead":
      return "Still to come.";
  }
}
