import { Plus } from "lucide-react";
import { useFieldArray, useWatch } from "react-hook-form";
import { newId } from "#storage/newId.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { Arrange } from "./Arrange.tsx";
import { KitField, PartAdvice, type KitFormApi } from "./KitField.tsx";
import css from "./Kits.module.css";
import { ItemTicks } from "./ItemTicks.tsx";

/** Must-haves (shown or not, never averaged in) and what is merely nice to have. */
export function GateFields({ form }: { form: KitFormApi }) {
  const { fields, append, remove, move } = useFieldArray({
    control: form.control,
    name: "gates",
    keyName: "key",
  });
  return (
    <section id="kit-gates" tabIndex={-1} className="stack" aria-labelledby="gates-head">
      <h2 id="gates-head">Must-haves</h2>
      <p className="small muted">
        Three to five, agreed before sourcing: shown or not shown, never averaged into a score.
      </p>
      <PartAdvice at="gates" />
      {fields.map((field, index) => (
        <div key={field.key} className={`card ${css.row ?? ""}`}>
          <div className={css.between}>
            <span className="small muted">Must-have {index + 1}</span>
            <Arrange
              index={index}
              count={fields.length}
              what={`Must-have ${index + 1}`}
              onMove={move}
              onRemove={remove}
            />
          </div>
          <KitField form={form} name={`gates.${index}.title`} label="Skill" />
          <KitField
            form={form}
            name={`gates.${index}.detail`}
            label="How many years, on what"
            rows={2}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          onClick={() =>
            append(
              { id: newId(), title: "", detail: "" },
              { focusName: `gates.${fields.length}.title` },
            )
          }
        >
          <Plus size={15} aria-hidden /> Add a must-have
        </Button>
      </div>
      <KitField form={form} name="niceToHaves" label="Nice to have, one per line" rows={3} />
    </section>
  );
}

/** Strong signs and red flags to listen for, and the items on whose evidence they show. */
export function SignalFields({ form }: { form: KitFormApi }) {
  const { fields, append, remove, move } = useFieldArray({
    control: form.control,
    name: "signals",
    keyName: "key",
  });
  const items = useWatch({ control: form.control, name: "items" });
  return (
    <section id="kit-signals" tabIndex={-1} className="stack" aria-labelledby="signals-head">
      <h2 id="signals-head">Signals</h2>
      <p className="small muted">
        Strong signs and red flags a panelist can tag on evidence. They carry no points.
      </p>
      {fields.map((field, index) => (
        <div key={field.key} className={`card ${css.row ?? ""}`}>
          <div className={css.between}>
            <Field label="Kind">
              {(control) => (
                <select {...control} {...form.register(`signals.${index}.tone`)}>
                  <option value="strong sign">strong sign</option>
                  <option value="red flag">red flag</option>
                </select>
              )}
            </Field>
            <Arrange
              index={index}
              count={fields.length}
              what={`Signal ${index + 1}`}
              onMove={move}
              onRemove={remove}
            />
          </div>
          <KitField form={form} name={`signals.${index}.title`} label="Title" />
          <KitField form={form} name={`signals.${index}.detail`} label="What you hear" rows={2} />
          <ItemTicks form={form} name={`signals.${index}.items`} items={items} legend="Shows on" />
        </div>
      ))}
      <div>
        <Button
          size="small"
          onClick={() =>
            append(
              { id: newId(), tone: "strong sign", title: "", detail: "", items: [] },
              { focusName: `signals.${fields.length}.title` },
            )
          }
        >
          <Plus size={15} aria-hidden /> Add a signal
        </Button>
      </div>
    </section>
  );
}
