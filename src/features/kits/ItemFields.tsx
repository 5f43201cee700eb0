import { Plus } from "lucide-react";
import { useState } from "react";
import { useFieldArray, useWatch } from "react-hook-form";
import { levelNames, levels } from "#domain/kit/kit.ts";
import { blankItem } from "#domain/kit/kitForm.ts";
import { newId } from "#storage/newId.ts";
import { Button } from "#ui/Button.tsx";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import type { Arranging } from "./Arrange.tsx";
import { ArrangedPart } from "./ArrangedPart.tsx";
import { KitField, PartAdvice, type KitFormApi } from "./KitField.tsx";
import css from "./Kits.module.css";
import { QuestionFields } from "./QuestionFields.tsx";

/** What the role owns: each item with its five anchors and its questions. */
export function ItemFields({ form }: { form: KitFormApi }) {
  const { fields, append, remove, move } = useFieldArray({
    control: form.control,
    name: "items",
    keyName: "key",
  });
  // The one just added is open; the rest stay as the person left them.
  const [added, setAdded] = useState<string | null>(null);
  return (
    <section id="kit-items" tabIndex={-1} className="stack" aria-labelledby="items-head">
      <h2 id="items-head">Items</h2>
      <p className="small muted">
        What the role owns, scored 1 to 5. Four are plenty; level 3 is the job done solidly at the
        target level.
      </p>
      <PartAdvice at="items" />
      {fields.map((field, index) => (
        <OneItem
          key={field.key}
          form={form}
          isOpen={fields.length === 1 || field.id === added}
          index={index}
          count={fields.length}
          onMove={move}
          onRemove={remove}
        />
      ))}
      <div>
        <Button
          size="small"
          onClick={() => {
            const id = newId();
            setAdded(id);
            append(blankItem(id), { focusName: `items.${fields.length}.title` });
            // In every round until somebody says otherwise: in none it would go unobserved.
            for (const [at, round] of form.getValues("rounds").entries())
              form.setValue(`rounds.${at}.items`, [...round.items, id], { shouldDirty: true });
          }}
        >
          <Plus size={15} aria-hidden /> Add an item
        </Button>
      </div>
    </section>
  );
}

function OneItem({
  form,
  isOpen,
  ...place
}: Omit<Arranging, "what"> & { form: KitFormApi; isOpen: boolean }) {
  const { index } = place;
  const title = useWatch({ control: form.control, name: `items.${index}.title` });
  const what = title.trim() === "" ? `Item ${index + 1}` : title;
  return (
    <ArrangedPart {...place} {...{ what, isOpen }} kind="Item" at={`items.${index}`}>
      <KitField form={form} name={`items.${index}.title`} label="Title" />
      <KitField form={form} name={`items.${index}.summary`} label="In one line" />
      <KitField form={form} name={`items.${index}.why`} label="Why it matters" rows={2} />
      <fieldset className="stack">
        <legend className="small muted">
          Anchors: what you would see or hear, never a verdict
        </legend>
        {levels.map((level) => (
          <div key={level} className={css.anchor}>
            <ScoreMark score={level} />
            <KitField
              form={form}
              name={`items.${index}.anchors.${(level - 1) as 0 | 1 | 2 | 3 | 4}`}
              label={`${level} ${levelNames[level]}`}
              rows={2}
            />
          </div>
        ))}
      </fieldset>
      <div className={css.short}>
        <KitField
          form={form}
          name={`items.${index}.weight`}
          label="Counts"
          hint="1, like the others. Unequal weights need a reason."
        />
      </div>
      <QuestionFields form={form} item={index} />
    </ArrangedPart>
  );
}
