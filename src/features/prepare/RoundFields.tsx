import { useId } from "react";
import { useWatch } from "react-hook-form";
import type { Kit } from "#domain/kit/kit.ts";
import { Field } from "#ui/Field.tsx";
import { said, type OpeningFormApi } from "./openingSchema.ts";
import css from "./Setup.module.css";

/** What there is to say about one round. */
export function RoundFields({
  form,
  kit,
  index,
}: {
  form: OpeningFormApi;
  kit: Kit;
  index: number;
}) {
  const id = useId();
  const items = useWatch({ control: form.control, name: `rounds.${index}.items` });
  const errors = form.formState.errors.rounds?.[index];
  const wrong = errors?.items?.message;
  const tick = (item: string, isTicked: boolean) =>
    form.setValue(
      `rounds.${index}.items`,
      isTicked ? [...items, item] : items.filter((one) => one !== item),
      { shouldDirty: true, shouldValidate: wrong !== undefined },
    );
  return (
    <>
      <div className={css.pair}>
        <Field label="Round" error={said("The round’s name", errors?.title?.message)}>
          {(control) => (
            <input {...control} {...form.register(`rounds.${index}.title`)} autoComplete="off" />
          )}
        </Field>
        <Field label="Minutes" error={said("It", errors?.minutes?.message)}>
          {(control) => (
            <input
              {...control}
              {...form.register(`rounds.${index}.minutes`)}
              inputMode="numeric"
              autoComplete="off"
            />
          )}
        </Field>
        <Field label="Minutes at home, if any" error={said("It", errors?.takeHome?.message)}>
          {(control) => (
            <input
              {...control}
              {...form.register(`rounds.${index}.takeHome`)}
              inputMode="numeric"
              autoComplete="off"
            />
          )}
        </Field>
        <label className={css.choice}>
          <input type="checkbox" {...form.register(`rounds.${index}.paired`)} />
          With a paired session
        </label>
      </div>
      <fieldset>
        <legend className="small muted">Looks at</legend>
        <div className={css.choices}>
          {kit.items.map((item) => (
            <label key={item.id} className={css.choice}>
              <input
                type="checkbox"
                checked={items.includes(item.id)}
                aria-invalid={wrong !== undefined}
                aria-describedby={wrong === undefined ? undefined : id}
                onChange={({ currentTarget }) => tick(item.id, currentTarget.checked)}
              />
              {item.title}
            </label>
          ))}
        </div>
        {wrong !== undefined && (
          <p id={id} role="alert" className={css.wrong}>
            {wrong}
          </p>
        )}
      </fieldset>
    </>
  );
}
