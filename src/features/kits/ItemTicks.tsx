import type { ItemForm } from "#domain/kit/kitForm.ts";
import type { KitFormApi } from "./KitField.tsx";
import css from "./Kits.module.css";

/** Which of the kit's items something is about. */
export function ItemTicks({
  form,
  name,
  items,
  legend,
}: {
  form: KitFormApi;
  name: `rounds.${number}.items` | `signals.${number}.items`;
  items: readonly Pick<ItemForm, "id" | "title">[];
  legend: string;
}) {
  return (
    <fieldset>
      <legend className="small muted">{legend}</legend>
      <div className={css.ticks}>
        {items.map(({ id, title }, place) => (
          <label key={id} className={css.tick}>
            <input type="checkbox" value={id} {...form.register(name)} />
            <bdi>{title.trim() === "" ? `Item ${place + 1}` : title}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
