import { Plus, X } from "lucide-react";
import { useFieldArray } from "react-hook-form";
import { roles, type Role } from "#domain/records/opening.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { problemWithNames, splitNames } from "./names.ts";
import { newMember, said, type OpeningFormApi } from "./openingSchema.ts";
import css from "./Roster.module.css";

const words = {
  lead: "Lead",
  interviewer: "Interviewer",
  "hiring manager": "Hiring manager",
  shadow: "Shadow, never counts",
  coordinator: "Coordinator, scores nobody",
} as const satisfies Record<Role, string>;

/** Who scores, in which role and rounds; names can be pasted as a list. */
export function PanelFields({ form }: { form: OpeningFormApi }) {
  const { fields, append, remove } = useFieldArray({
    control: form.control,
    name: "panel",
    keyName: "key",
  });
  const rounds = form.watch("rounds");
  const { errors } = form.formState;

  const add = () => {
    const names = splitNames(form.getValues("more"));
    const wrong = problemWithNames(names);
    if (wrong !== null) return form.setError("more", { message: wrong }, { shouldFocus: true });
    append(names.map((name) => newMember(name, rounds)));
    form.resetField("more", { defaultValue: "" });
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
        error={errors.more?.message}
      >
        {(control) => <textarea {...control} rows={2} {...form.register("more")} />}
      </Field>
      <div>
        <Button size="small" onClick={add}>
          <Plus size={15} aria-hidden /> Add to the panel
        </Button>
      </div>
    </fieldset>
  );
}
