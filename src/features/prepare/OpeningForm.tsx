import { zodResolver } from "@hookform/resolvers/zod";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useFieldArray, useForm, type UseFormReturn } from "react-hook-form";
import * as z from "zod/mini";
import { RoundId } from "#domain/id.ts";
import type { Kit } from "#domain/kit.ts";
import { Role, roles } from "#domain/opening.ts";
import { Day } from "#domain/text.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { problemWithNames, splitNames, TypedName } from "./names.ts";
import css from "./Roster.module.css";

const words = {
  lead: "Lead",
  interviewer: "Interviewer",
  "hiring manager": "Hiring manager",
  shadow: "Shadow, never counts",
} as const satisfies Record<Role, string>;

export const TypedOpening = z.object({
  title: TypedName,
  startedOn: Day,
  dueHours: z.coerce
    .number("must be a number of hours")
    .check(
      z.int("must be whole hours"),
      z.minimum(1, "must be at least 1"),
      z.maximum(720, "can be up to 720"),
    ),
  rounds: z
    .array(
      z.object({
        id: RoundId,
        title: TypedName,
        minutes: z.coerce
          .number("must be a number of minutes")
          .check(
            z.int("must be whole minutes"),
            z.minimum(1, "must be at least 1"),
            z.maximum(1440, "can be up to 1440"),
          ),
        items: z.array(z.string()).check(z.minLength(1, "A round looks at one item or more.")),
      }),
    )
    .check(z.minLength(1, "An opening has at least one round.")),
  panel: z.array(
    z.object({
      /** Of a panelist known here; empty for a name just typed. */
      panelist: z.string(),
      name: TypedName,
      role: Role,
      rounds: z.array(z.string()),
    }),
  ),
});
export type TypedOpening = z.infer<typeof TypedOpening>;
type Input = z.input<typeof TypedOpening>;
type Form = UseFormReturn<Input, unknown, TypedOpening>;

/** Title, rounds and panel of an opening; the same form for a new one and a change. */
export function OpeningForm({
  kit,
  initial,
  submitLabel,
  newRoundId,
  onSave,
}: {
  kit: Kit;
  initial: Input;
  submitLabel: string;
  newRoundId: () => RoundId;
  onSave: (typed: TypedOpening) => Promise<void>;
}) {
  const form: Form = useForm({ resolver: zodResolver(TypedOpening), defaultValues: initial });
  const { errors, isSubmitting } = form.formState;
  return (
    <form
      className={`stack ${css.form}`}
      onSubmit={(event) => void form.handleSubmit(onSave)(event)}
      noValidate
    >
      <Field
        label="Title"
        hint="As the panel calls it, such as ML Engineer, Platform."
        error={said("The title", errors.title?.message)}
      >
        {(control) => <input {...control} {...form.register("title")} autoComplete="off" />}
      </Field>
      <div className={css.pair}>
        <Field label="Day 0 of the search" error={said("The day", errors.startedOn?.message)}>
          {(control) => <input {...control} {...form.register("startedOn")} type="date" />}
        </Field>
        <Field label="Cards due in hours" error={said("It", errors.dueHours?.message)}>
          {(control) => <input {...control} {...form.register("dueHours")} inputMode="numeric" />}
        </Field>
      </div>
      <Rounds form={form} kit={kit} newRoundId={newRoundId} />
      <PanelFields form={form} />
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {submitLabel}
      </Button>
    </form>
  );
}

function said(what: string, problem: string | undefined): string | undefined {
  return problem === undefined ? undefined : `${what} ${problem}.`;
}

function Rounds({ form, kit, newRoundId }: { form: Form; kit: Kit; newRoundId: () => RoundId }) {
  const { fields, append, remove } = useFieldArray({
    control: form.control,
    name: "rounds",
    keyName: "key",
  });
  const { errors } = form.formState;
  return (
    <fieldset className={css.rounds}>
      <legend>
        <h2>Rounds</h2>
      </legend>
      <p className="small muted">
        Two or three; three is the cap. More, and good candidates take another offer first.
      </p>
      {fields.map((field, index) => (
        <div key={field.key} className={`card ${css.rowForm}`}>
          <div className={css.pair}>
            <Field
              label="Round"
              error={said("The round’s name", errors.rounds?.[index]?.title?.message)}
            >
              {(control) => <input {...control} {...form.register(`rounds.${index}.title`)} />}
            </Field>
            <Field label="Minutes" error={said("It", errors.rounds?.[index]?.minutes?.message)}>
              {(control) => (
                <input
                  {...control}
                  {...form.register(`rounds.${index}.minutes`)}
                  inputMode="numeric"
                />
              )}
            </Field>
          </div>
          <fieldset>
            <legend className="small muted">Looks at</legend>
            <div className={css.ticks}>
              {kit.items.map((item) => (
                <label key={item.id} className={css.tick}>
                  <input
                    type="checkbox"
                    value={item.id}
                    {...form.register(`rounds.${index}.items`)}
                  />
                  {item.title}
                </label>
              ))}
            </div>
            {errors.rounds?.[index]?.items !== undefined && (
              <p role="alert" className="small">
                {errors.rounds[index].items.message}
              </p>
            )}
          </fieldset>
          {fields.length > 1 && (
            <div>
              <Button look="quiet" size="small" onClick={() => remove(index)}>
                <X size={14} aria-hidden /> Remove this round
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button
          size="small"
          onClick={() =>
            append({
              id: newRoundId(),
              title: "",
              minutes: 60,
              items: kit.items.map(({ id }) => id),
            })
          }
        >
          <Plus size={15} aria-hidden /> Add a round
        </Button>
      </div>
    </fieldset>
  );
}

function PanelFields({ form }: { form: Form }) {
  const { fields, append, remove } = useFieldArray({
    control: form.control,
    name: "panel",
    keyName: "key",
  });
  const [pasted, setPasted] = useState("");
  const [problem, setProblem] = useState<string | undefined>();
  const rounds = form.watch("rounds");
  const { errors } = form.formState;

  const add = () => {
    const names = splitNames(pasted);
    const wrong = problemWithNames(names);
    setProblem(wrong ?? undefined);
    if (wrong !== null) return;
    append(
      names.map((name) => ({
        panelist: "",
        name,
        role: "interviewer" as const,
        rounds: rounds.map(({ id }) => id),
      })),
    );
    setPasted("");
  };

  return (
    <fieldset className={css.rounds}>
      <legend>
        <h2>Panel</h2>
      </legend>
      <p className="small muted">Who scores, and in which rounds a card is expected of them.</p>
      {fields.map((field, index) => (
        <div key={field.key} className={`card ${css.rowForm}`}>
          <div className={css.pair}>
            <Field label="Panelist" error={said("The name", errors.panel?.[index]?.name?.message)}>
              {(control) => (
                <input {...control} {...form.register(`panel.${index}.name`)} autoComplete="off" />
              )}
            </Field>
            <Field label="Role">
              {(control) => (
                <select {...control} {...form.register(`panel.${index}.role`)}>
                  {roles.map((role) => (
                    <option key={role} value={role}>
                      {words[role]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          <fieldset>
            <legend className="small muted">Scores in</legend>
            <div className={css.ticks}>
              {rounds.map((round) => (
                <label key={round.id} className={css.tick}>
                  <input
                    type="checkbox"
                    value={round.id}
                    {...form.register(`panel.${index}.rounds`)}
                  />
                  {round.title === "" ? "the new round" : round.title}
                </label>
              ))}
            </div>
          </fieldset>
          <div>
            <Button look="quiet" size="small" onClick={() => remove(index)}>
              <X size={14} aria-hidden /> Take off the panel
            </Button>
          </div>
        </div>
      ))}
      <Field
        label="Add panelists"
        hint="One name, or a pasted list: one a line, or divided by commas."
        error={problem}
      >
        {(control) => (
          <textarea
            {...control}
            rows={2}
            value={pasted}
            onChange={(event) => setPasted(event.currentTarget.value)}
          />
        )}
      </Field>
      <div>
        <Button size="small" onClick={add}>
          <Plus size={15} aria-hidden /> Add to the panel
        </Button>
      </div>
    </fieldset>
  );
}
