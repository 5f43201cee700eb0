import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect } from "react";
import { useForm, useWatch } from "react-hook-form";
import * as z from "zod/mini";
import { Call, calls, Rationale } from "#domain/records/decision.ts";
import type { CandidateId } from "#domain/id.ts";
import type { PanelDecision } from "#domain/panel/meeting.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { limits, capitalised } from "#domain/text.ts";
import { decide } from "#storage/meeting.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { Notice } from "#ui/Notice.tsx";
import { useMousePick } from "#ui/useMousePick.ts";
import css from "./Standing.module.css";
import { objectionsTo, type Objection } from "#domain/meeting/objections.ts";
import { inPoints } from "#domain/numberWords.ts";

const OptionalLine = z
  .string()
  .check(
    z.regex(/^[^\r\n]*$/, "This must be on one line."),
    z.maxLength(limits.line, `This can be up to ${limits.line} characters.`),
  );

/** Call, reasons, dissent. A call against the numbers is as good as another; it says why. */
export function DecisionForm({
  panel,
  candidate,
  composite,
  isReady,
  meanwhile,
  onWriting,
  onDone,
}: {
  panel: Panel;
  candidate: CandidateId;
  composite: number | null;
  /** Every item is reviewed. */
  isReady: boolean;
  /** A decision that came from another device since this form was opened. */
  meanwhile: PanelDecision | null;
  onWriting: (isWriting: boolean) => void;
  onDone: () => void;
}) {
  const people = panel.members.filter(({ id }) =>
    panel.cardsOn(candidate).some(({ author }) => author === id),
  );
  const objections = (call: Call | null) =>
    call === null ? [] : objectionsTo(panel, candidate, call);
  const Typed = z
    .object({
      call: z.nullable(Call).check(z.refine((call) => call !== null, { error: "Choose a call." })),
      rationale: Rationale,
      composite: OptionalLine,
      gate: OptionalLine,
      dissent: z.array(OptionalLine),
    })
    .check(asksWhy("composite"), asksWhy("gate"));
  function asksWhy(what: Objection["what"]) {
    return z.refine<{ call: Call | null; composite: string; gate: string }>(
      (typed) =>
        typed[what].trim() !== "" || objections(typed.call).every((one) => one.what !== what),
      { path: [what], error: "Say why: it is kept with the decision.", when: () => true },
    );
  }
  const form = useForm({
    resolver: zodResolver(Typed),
    defaultValues: {
      call: null as Call | null,
      rationale: "",
      composite: "",
      gate: "",
      dissent: people.map(() => ""),
    },
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  // While one's own is being kept, what comes is that.
  const other = isSubmitting ? null : meanwhile;
  useEffect(() => onWriting(isDirty), [isDirty, onWriting]);
  const mouse = useMousePick(() => form.setFocus("rationale"));
  const call = useWatch({ control: form.control, name: "call" });
  const save = form.handleSubmit(async (typed) => {
    if (typed.call === null) return;
    await decide({
      opening: panel.id,
      candidate,
      call: typed.call,
      rationale: typed.rationale.trim(),
      composite,
      against: objections(typed.call).map(({ what }) => ({ what, reason: typed[what].trim() })),
      dissent: people.flatMap(({ id }, index) => {
        const note = typed.dissent[index]?.trim() ?? "";
        return note === "" ? [] : [{ panelist: id, note }];
      }),
    });
    onDone();
  });
  return (
    <form
      className="stack"
      data-unsaved={isDirty || undefined}
      onSubmit={(event) => void save(event)}
      noValidate
    >
      <fieldset {...mouse.watch}>
        <legend className="unseen">Call</legend>
        <div className={css.calls}>
          {calls.map((one) => (
            <label key={one} className={css.call}>
              <input
                type="radio"
                value={one}
                {...form.register("call", { onChange: mouse.picked })}
              />
              {capitalised(one)}
            </label>
          ))}
        </div>
        {errors.call !== undefined && (
          <p role="alert" className={css.fault}>
            {errors.call.message}
          </p>
        )}
      </fieldset>
      <Field
        label="Why"
        error={
          errors.rationale === undefined
            ? undefined
            : `The reasons ${errors.rationale.message ?? "are missing"}.`
        }
      >
        {(control) => <textarea {...control} rows={3} {...form.register("rationale")} />}
      </Field>
      {(isReady ? objections(call) : []).map((objection) => (
        <Field
          key={objection.what}
          label={asked(objection)}
          hint="The panel may decide this. The reason is kept with the decision."
          error={errors[objection.what]?.message}
        >
          {(control) => (
            <input {...control} {...form.register(objection.what)} autoComplete="off" />
          )}
        </Field>
      ))}
      <details>
        <summary>Somebody disagrees</summary>
        <div className="stack">
          <p className="small muted">
            Write what they disagree with, and why. Leave the others empty.
          </p>
          {people.map((member, index) => (
            <Field
              key={member.id}
              label={<bdi>{member.name}</bdi>}
              error={errors.dissent?.[index]?.message}
            >
              {(control) => (
                <input {...control} {...form.register(`dissent.${index}`)} autoComplete="off" />
              )}
            </Field>
          ))}
        </div>
      </details>
      <div role="status">
        {other !== null && (
          <Notice tone="warning">
            <b>
              {other.by === "" ? "Somebody" : <bdi>{other.by}</bdi>} has written down:{" "}
              {capitalised(other.call)}
            </b>
            , while you were writing. If you keep yours it counts as the later one, and theirs stays
            in view among the earlier.
          </Notice>
        )}
      </div>
      <Button type="submit" look="primary" disabled={!isReady}>
        {other === null ? "Record the decision" : "Keep mine as the later one"}
      </Button>
    </form>
  );
}

function asked(objection: Objection): string {
  switch (objection.what) {
    case "composite":
      return `Why, against the composite of ${inPoints(objection.mean)}?`;
    case "gate":
      return `Why, without ${objection.gates.map(({ title }) => title).join(", ")} shown?`;
  }
}
