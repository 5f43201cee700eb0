import { Check, ChevronDown, ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { Link } from "wouter";
import { plural } from "#domain/plural.ts";
import { daysBetween } from "#domain/days.ts";
import { fromRoster } from "#domain/playbook/fromRoster.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { stepStandings, type StepStanding } from "#domain/playbook/openingPlan.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { steps } from "#domain/playbook/playbook.ts";
import type { PlanOf, StepName } from "#domain/records/plan.ts";
import { limits } from "#domain/text.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { dayInWords } from "#ui/dates.ts";
import { Field } from "#ui/Field.tsx";
import { SavedText } from "#ui/SavedText.tsx";
import { useDraft } from "#ui/useDraft.ts";
import { DayField } from "./DayField.tsx";
import { keepChange, notKept, wordsNotKept } from "./keep.ts";
import look from "./Plan.module.css";
import css from "./Playbook.module.css";

/** The five steps as a plan: what is due first, one line each that unfolds. */
export function Steps({ panel, viewer, today }: { panel: Panel; viewer: Viewer; today: string }) {
  const standings = stepStandings(panel, today);
  const numbers = new Map(standings.map(({ name }, at) => [name, at + 1]));
  // As they stood when the page was opened: what one ticks off stays under the hand that did it.
  const [stood] = useState(() => new Map(standings.map(({ name, state }) => [name, state])));
  const inState = (...states: StepStanding["state"][]) =>
    standings.filter(({ name, state }) => states.includes(stood.get(name) ?? state));
  const groups = [
    { title: "Due", of: inState("late", "now") },
    { title: "Later", of: inState("ahead") },
    { title: "Done", of: inState("done") },
  ];
  const [open, setOpen] = useState<StepName | null>(groups[0]?.of[0]?.name ?? null);
  return (
    <section className={`card ${look.plan}`} aria-label="Five steps">
      {groups.map(({ title, of }) =>
        of.length === 0 ? null : (
          <div key={title} className={look.group}>
            <h3>{title}</h3>
            <ol>
              {of.map((standing) => (
                <OneStep
                  key={standing.name}
                  {...{ panel, viewer, standing, today }}
                  number={numbers.get(standing.name) ?? 0}
                  isOpen={open === standing.name}
                  onOpen={(isOpen) => setOpen(isOpen ? standing.name : null)}
                />
              ))}
            </ol>
          </div>
        ),
      )}
    </section>
  );
}

function OneStep({
  panel,
  viewer,
  standing,
  number,
  today,
  isOpen,
  onOpen,
}: {
  panel: Panel;
  viewer: Viewer;
  standing: StepStanding;
  number: number;
  today: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}) {
  const { me } = viewer;
  const { name, plan, due, beforeDayZero } = standing;
  const step = steps[name];
  const change = (changes: Partial<PlanOf<"step">>) => keepChange(plan, changes);
  const [owner, choose] = useDraft(plan.owner, (to) => change({ owner: to }), notKept);
  const by = plan.done === null ? (me ?? owner) : plan.done.by;
  const byName = panel.members.find(({ id }) => id === plan.done?.by)?.name;
  const ownerName = panel.members.find(({ id }) => id === owner)?.name;
  const details = useId();
  // Of a folded step nobody reads it.
  const { told, toAsk } = isOpen ? fromRoster(panel, viewer, name) : { told: "", toAsk: 0 };
  return (
    <li className={look.step} data-state={standing.state} aria-label={step.title}>
      <button
        type="button"
        className={look.line}
        aria-expanded={isOpen}
        aria-controls={details}
        onClick={() => onOpen(!isOpen)}
      >
        <span className={look.number} aria-hidden>
          {standing.state === "done" ? <Check size={14} /> : number}
        </span>
        <b className={look.name}>{step.title}</b>
        <bdi className={look.owner}>{ownerName ?? `nobody yet (${step.owner})`}</bdi>
        <span className={look.when}>{whenInWords(standing, today)}</span>
        {isOpen ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
      </button>
      <div id={details} className={look.details} hidden={!isOpen}>
        <dl className={look.facts}>
          <dt>Done when</dt>
          <dd>{step.deliverable}</dd>
          <dt>Takes</dt>
          <dd>
            {step.takes}, due {dayInWords(`${due}T12:00`)}
          </dd>
          <dt>From the roster</dt>
          <dd>
            {told}{" "}
            {toAsk > 0 && (
              <Link href={paths.opening(panel.id)}>Ask for {plural(toAsk, "card")}</Link>
            )}
          </dd>
          {plan.done !== null && (
            <>
              <dt>Done</dt>
              <dd>
                {dayInWords(`${plan.done.on}T12:00`)}
                {byName !== undefined && (
                  <>
                    , ticked off by <bdi>{byName}</bdi>
                  </>
                )}
              </dd>
            </>
          )}
        </dl>
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
              error={beforeDayZero ? "This is before day 0. Is one of the two wrong?" : undefined}
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

function whenInWords({ state, late, due, plan }: StepStanding, today: string): string {
  if (state === "done") return plan.done === null ? "done" : dayInWords(`${plan.done.on}T12:00`);
  if (state === "late") return `${plural(late, "day")} late`;
  const away = daysBetween(today, due);
  const day = dayInWords(`${due}T12:00`);
  return away === 0 ? `today, ${day}` : away === 1 ? `tomorrow, ${day}` : day;
}
