import { Plus } from "lucide-react";
import { useFieldArray, useWatch } from "react-hook-form";
import { blankEvidence, isBlankEvidence } from "#domain/kit/caseForm.ts";
import { levelNames, levels } from "#domain/kit/kit.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { KitField, type KitFormApi } from "./KitField.tsx";
import css from "./Kits.module.css";
import { useRemarksAt } from "./remarks.ts";

/** What one case says on each item of the kit, and what it still says of items that are gone. */
export function CaseEvidenceFields({ form, index }: { form: KitFormApi; index: number }) {
  const name = `cases.${index}.evidence` as const;
  const { fields, append, remove } = useFieldArray({
    control: form.control,
    name,
    keyName: "key",
  });
  const items = useWatch({ control: form.control, name: "items" });
  const told = useWatch({ control: form.control, name });
  const placeOf = (item: string) => fields.findIndex((field) => field.item === item);
  const known = new Set(items.map(({ id }) => id));
  const gone = fields.flatMap((field, at) => (known.has(field.item) ? [] : [{ field, at }]));
  return (
    <>
      {items.map(({ id, title }, place) => {
        const at = placeOf(id);
        const called = title.trim() === "" ? `Item ${place + 1}` : title.trim();
        if (at === -1)
          return (
            <div key={id}>
              <Button
                size="small"
                onClick={() =>
                  append(blankEvidence(id), { focusName: `${name}.${fields.length}.notes` })
                }
              >
                <Plus size={15} aria-hidden /> Say something on {called}
              </Button>
            </div>
          );
        return (
          <fieldset key={id} className={css.nested}>
            <legend className="small">
              <b>
                <bdi>{called}</bdi>
              </b>
            </legend>
            <KitField
              form={form}
              name={`${name}.${at}.notes`}
              label="Notes: what was said and done"
              rows={3}
            />
            <Answer form={form} name={`${name}.${at}.gold`} />
            <KitField
              form={form}
              name={`${name}.${at}.because`}
              label="Why this level, and not the one above or below"
              rows={2}
            />
          </fieldset>
        );
      })}
      {gone.map(({ field, at }) => {
        const left = told?.[at];
        if (left === undefined || isBlankEvidence(left)) return null;
        return (
          <div key={field.key} className={css.nested}>
            <p className="small">
              <b>On an item that was removed.</b> It is left out of the version.
            </p>
            <p className={`small ${css.prose ?? ""}`}>{left.notes}</p>
            <div>
              <Button
                size="small"
                aria-label={`Remove what case ${index + 1} says on an item that was removed`}
                onClick={() => remove(at)}
              >
                Remove it here too
              </Button>
            </div>
          </div>
        );
      })}
    </>
  );
}

function Answer({
  form,
  name,
}: {
  form: KitFormApi;
  name: `cases.${number}.evidence.${number}.gold`;
}) {
  const [first] = useRemarksAt(name);
  const error = form.getFieldState(name).isTouched ? first?.what : undefined;
  return (
    <div className={css.short}>
      <Field label="Answer" error={error}>
        {(control) => (
          <select {...control} {...form.register(name)}>
            <option value="">None yet</option>
            {levels.map((level) => (
              <option key={level} value={String(level)}>
                {level} {levelNames[level]}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
