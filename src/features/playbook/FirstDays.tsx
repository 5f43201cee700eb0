import { dayAfter } from "#domain/days.ts";
import { closingWith, milestoneOf } from "#domain/playbook/openingPlan.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { milestoneNames, type MilestoneName, type PlanOf } from "#domain/records/plan.ts";
import { milestones } from "#domain/playbook/playbook.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { limits } from "#domain/text.ts";
import { dayInWords } from "#ui/dates.ts";
import { Field } from "#ui/Field.tsx";
import { SavedText } from "#ui/SavedText.tsx";
import { useDraft } from "#ui/useDraft.ts";
import { DayField } from "./DayField.tsx";
import { keepChange, notKept, wordsNotKept } from "./keep.ts";
import css from "./Playbook.module.css";
import { openCandidates } from "#domain/panel/reveal.ts";

/** The first month of whoever accepted, milestone by milestone. */
export function FirstDays({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  // Whoever still owes a card on them is not told that they were hired.
  const hired = openCandidates(panel, viewer).filter(
    ({ id }) => closingWith(panel, id).answer.answer === "accepted",
  );
  return (
    <section className="card stack" aria-labelledby="first-days">
      <div>
        <h3 id="first-days" className={css.title}>
          The first 30 days
        </h3>
        <p className="small muted">
          {hired.length === 0
            ? "Opens with the first accepted offer: a small thing shipped in week one, questions in week two, a slice of their own by day 30."
            : "What you should see by when, and how it went."}
        </p>
      </div>
      {hired.map((candidate) => (
        <fieldset key={candidate.id} className={css.closing}>
          <legend>
            <b>
              <bdi>{candidate.name}</bdi>
            </b>
          </legend>
          {milestoneNames.map((name) => (
            <OneMilestone key={name} panel={panel} candidate={candidate} name={name} />
          ))}
        </fieldset>
      ))}
    </section>
  );
}

function OneMilestone({
  panel,
  candidate,
  name,
}: {
  panel: Panel;
  candidate: PanelCandidate;
  name: MilestoneName;
}) {
  const plan = milestoneOf(panel, candidate.id, name);
  const { title, what, day } = milestones[name];
  const { startsOn } = closingWith(panel, candidate.id).answer;
  const change = (changes: Partial<PlanOf<"milestone">>) => keepChange(plan, changes);
  return (
    <div className={css.milestone} role="group" aria-label={`${candidate.name}, ${title}`}>
      <div>
        <h4 className={css.name}>
          {title}
          <span className="small muted">
            {" "}
            {name}
            {startsOn !== null && `, by ${dayInWords(`${dayAfter(startsOn, day)}T12:00`)}`}
          </span>
        </h4>
        <p className="small muted">{what}</p>
      </div>
      <div className={css.fields}>
        <DayField
          label="Seen on"
          error={
            plan.reached !== null && startsOn !== null && plan.reached < startsOn
              ? "This is before their first day."
              : undefined
          }
          stored={plan.reached}
          onKeep={(reached) => change({ reached })}
        />
        {name === "day 30" && <Outcome plan={plan} />}
      </div>
      <SavedText
        stored={plan.note}
        onSave={async (note) => (await change({ note })).note}
        onFail={wordsNotKept}
        className={css.note}
        rows={1}
        maxLength={limits.text}
        aria-label={`Note: ${candidate.name}, ${title}`}
        placeholder="What was seen, in a line"
      />
    </div>
  );
}

const outcomes = [
  [1, "far below what was expected"],
  [2, "below"],
  [3, "as expected"],
  [4, "above"],
  [5, "far above"],
] as const;

/** How the month went, and whether the one who says so had seen the panel's scores. */
function Outcome({ plan }: { plan: PlanOf<"milestone"> }) {
  const [outcome, choose] = useDraft(
    plan.outcome,
    (to) => keepChange(plan, { outcome: to }),
    notKept,
  );
  const [saw, say] = useDraft(plan.sawScores, (to) => keepChange(plan, { sawScores: to }), notKept);
  return (
    <>
      <Field label="How the month went">
        {(control) => (
          <select
            {...control}
            value={outcome ?? ""}
            onChange={({ currentTarget: { value } }) =>
              choose(outcomes.find(([level]) => String(level) === value)?.[0] ?? null)
            }
          >
            <option value="">not judged</option>
            {outcomes.map(([level, words]) => (
              <option key={level} value={level}>
                {level}, {words}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label="Judged by somebody who saw the scores"
        hint="Then it says nothing about whether the scores predicted it."
      >
        {(control) => (
          <select
            {...control}
            value={saw === null ? "" : saw ? "yes" : "no"}
            onChange={({ currentTarget: { value } }) => say(value === "" ? null : value === "yes")}
          >
            <option value="">not said</option>
            <option>yes</option>
            <option>no</option>
          </select>
        )}
      </Field>
    </>
  );
}
