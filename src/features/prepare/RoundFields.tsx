import { Plus, X } from "lucide-react";
import { useFieldArray } from "react-hook-form";
import type { RoundId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { said, type OpeningFormApi } from "./openingSchema.ts";
import css from "./Roster.module.css";

/** The rounds of an opening and the items each looks at. */
export function RoundFields({
  form,
  kit,
  newRoundId,
}: {
  form: OpeningFormApi;
  kit: Kit;
  newRoundId: () => RoundId;
}) {
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
          <div className={css.pair}>
            <Field
              label="Minutes at home, if any"
              error={said("It", errors.rounds?.[index]?.takeHome?.message)}
            >
              {(control) => (
                <input
                  {...control}
                  {...form.register(`rounds.${index}.takeHome`)}
                  inputMode="numeric"
                />
              )}
            </Field>
            <label className={css.tick}>
              <input type="checkbox" {...form.register(`rounds.${index}.paired`)} />
              With a paired session
            </label>
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
              paired: false,
              takeHome: "",
            })
          }
        >
          <Plus size={15} aria-hidden /> Add a round
        </Button>
      </div>
    </fieldset>
  );
}
