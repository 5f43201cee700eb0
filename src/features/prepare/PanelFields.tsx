import { Plus } from "lucide-react";
import { useFieldArray } from "react-hook-form";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { problemWithNames, splitNames } from "./names.ts";
import { newMember, type OpeningFormApi } from "./openingSchema.ts";
import { PanelistFields } from "./PanelistFields.tsx";
import css from "./Roster.module.css";

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
      <p className="small muted">
        Who scores, and in which rounds a card is expected of them. Somebody who scores nobody can
        coordinate: then the cards of a person who is away open all the same.
      </p>
      {fields.map((field, index) => (
        <PanelistFields
          key={field.key}
          form={form}
          index={index}
          rounds={rounds}
          onRemove={() => remove(index)}
        />
      ))}
      <Field
        label="Add panelists"
        hint="One name, or a pasted list: one a line, or separated by commas."
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
