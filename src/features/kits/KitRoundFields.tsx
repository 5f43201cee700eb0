import { Plus } from "lucide-react";
import { useFieldArray, useWatch } from "react-hook-form";
import { blankRound } from "#domain/kit/kitForm.ts";
import { newId } from "#storage/newId.ts";
import { Button } from "#ui/Button.tsx";
import { Arrange } from "./Arrange.tsx";
import { ItemTicks } from "./ItemTicks.tsx";
import { KitField, PartAdvice, type KitFormApi } from "./KitField.tsx";
import css from "./Kits.module.css";

/** The interviews of the role, their minutes, and what each looks at. */
export function KitRoundFields({ form }: { form: KitFormApi }) {
  const { fields, append, remove, move } = useFieldArray({
    control: form.control,
    name: "rounds",
    keyName: "key",
  });
  const items = useWatch({ control: form.control, name: "items" });
  return (
    <section id="kit-rounds" tabIndex={-1} className="stack" aria-labelledby="rounds-head">
      <h2 id="rounds-head">Rounds</h2>
      <p className="small muted">Two or three; one of them a paired session.</p>
      <PartAdvice at="rounds" />
      {fields.map((field, index) => (
        <div key={field.key} className={`card ${css.row ?? ""}`}>
          <div className={css.between}>
            <span className="small muted">Round {index + 1}</span>
            <Arrange
              index={index}
              count={fields.length}
              what={`Round ${index + 1}`}
              onMove={move}
              onRemove={remove}
            />
          </div>
          <KitField form={form} name={`rounds.${index}.title`} label="Title" />
          <KitField form={form} name={`rounds.${index}.purpose`} label="What for" rows={2} />
          <div className={css.pair}>
            <KitField form={form} name={`rounds.${index}.minutes`} label="Minutes" />
            <KitField
              form={form}
              name={`rounds.${index}.takeHome`}
              label="Minutes at home, if any"
            />
          </div>
          <label className={css.tick}>
            <input type="checkbox" {...form.register(`rounds.${index}.paired`)} />
            With a paired session
          </label>
          <ItemTicks form={form} name={`rounds.${index}.items`} items={items} legend="Looks at" />
        </div>
      ))}
      <div>
        <Button
          size="small"
          onClick={() =>
            append(blankRound(newId(), []), { focusName: `rounds.${fields.length}.title` })
          }
        >
          <Plus size={15} aria-hidden /> Add a round
        </Button>
      </div>
    </section>
  );
}
