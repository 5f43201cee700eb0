import { plural } from "#domain/plural.ts";
import { daysBetween } from "#domain/days.ts";
import type { PanelistId } from "#domain/id.ts";
import { stepStandings, type StepStanding } from "#domain/playbook/openingPlan.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { steps } from "#domain/playbook/playbook.ts";
import type { PlanOf } from "#domain/records/plan.ts";
import { limits } from "#domain/text.ts";
import { Button } from "#ui/Button.tsx";
import { dayInWords } from "#ui/dates.ts";
import { Field } from "#ui/Field.tsx";
import { SavedText } from "#ui/SavedText.tsx";
import { useDraft } from "#ui/useDraft.ts";
import { DayField } from "./DayField.tsx";
import { keepChange, notKept, wordsNotKept } from "./keep.ts";
import css from "./Playbook.module.css";

/** The five steps: whose, by when, what for, and whether it is done. */
export function Steps({
  panel,
  me,
  today,
}: {
  panel: Panel;
  me: PanelistId | null;
  today: string;
}) {
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
          {day < 0 ? `Day 0 is in ${plural(-day, "day")}.` : `Day ${day}.`} {done} of 5 done.
        </p>
      </div>
      <ol className={css.steps}>
        {standings.map((standing, place) => (
          <OneStep
            key={standing.name}
            panel={panel}
            me={me}
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
  me,
  standing,
  number,
  today,
}: {
  panel: Panel;
  me: PanelistId | null;
  standing: StepStanding;
  number: number;
  today: string;
}) {
  const { name, plan, due, beforeDayZero } = standing;
  const step = steps[name];
  const change = (changes: Partial<PlanOf<"step">>) => keepChange(plan, changes);
  const [owner, choose] = useDraft(plan.owner, (to) => change({ owner: to }), notKept);
  const by = plan.done === null ? (me ?? owner) : plan.done.by;
  const byName = panel.members.find(({ id }) => id === plan.done?.by)?.name;
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
            {byName !== undefined && (
              <>
                {" "}
                Ticked off by <bdi>{byName}</bdi>.
              </>
            )}
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
          {plan.done !== null && (
            <DayField
              label="Done on"
              error={beforeDayZero ? "This is before day 0. Is one of the two a slip?" : undefined}
              stored={plan.done.on}
              onKeep={(on) => change({ done: on === null ? null : { on, by } })}
            />
          )}
          {/* One button for both ways: the focus stays where it was pressed. */}
          <Button
            look={plan.done === null ? "plain" : "quiet"}
            onClick={() => {
              change({ done: plan.done === null ? { on: today, by } : null }).catch(notKept);
            }}
          >
            {plan.done === null ? "Done today" : "Not done after all"}
          </Button>
        </div>
        <SavedText
          stored={plan.note}
          onSave={async (note) => (await change({ note })).note}
          onFail={wordsNotKept}
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
      return `${late === 1 ? "A day" : plural(late, "day")} past its day. Still worth doing well.`;
    case "now":
      return "Due now.";
    case "ahead":
      return "Still to come.";
  }
}
