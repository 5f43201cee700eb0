import { Plus } from "lucide-react";
import { useFieldArray } from "react-hook-form";
import { Question } from "#domain/kit/kit.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { Arrange } from "./Arrange.tsx";
import { KitField, type KitFormApi } from "./KitField.tsx";
import css from "./Kits.module.css";

const kinds = Question.shape.kind.options;

/** What to ask on an item, with the probes planned for it. */
export function QuestionFields({ form, item }: { form: KitFormApi; item: number }) {
  const { fields, append, remove, move } = useFieldArray({
    control: form.control,
    name: `items.${item}.questions`,
    keyName: "key",
  });
  return (
    <fieldset className="stack">
      <legend className="small muted">Questions</legend>
      {fields.map((field, index) => (
        <div key={field.key} className={css.nested}>
          <div className={css.between}>
            <Field label="Kind">
              {(control) => (
                <select {...control} {...form.register(`items.${item}.questions.${index}.kind`)}>
                  {kinds.map((kind) => (
                    <option key={kind}>{kind}</option>
                  ))}
                </select>
              )}
            </Field>
            <Arrange
              index={index}
              count={fields.length}
              what={`Question ${index + 1} of item ${item + 1}`}
              onMove={move}
              onRemove={remove}
            />
          </div>
          <KitField
            form={form}
            name={`items.${item}.questions.${index}.text`}
            label="Question"
            rows={2}
          />
          <KitField
            form={form}
            name={`items.${item}.questions.${index}.probes`}
            label="Probes, one per line"
            rows={2}
          />
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => append({ kind: "behavioural", text: "", probes: "" })}>
          <Plus size={15} aria-hidden /> Add a question
        </Button>
      </div>
    </fieldset>
  );
}
