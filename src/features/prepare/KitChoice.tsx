import type { KitLine } from "#domain/kit/builtInKits.ts";
import type { KitId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { kitNamedIn } from "#domain/kit/kitNamedIn.ts";
import { spelled } from "#domain/plural.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import css from "./Setup.module.css";

/** The kit, and what it is scored on; another can be chosen where others are given. */
export function KitChoice({
  kit,
  chosen,
  kits,
  typed,
  onPick,
}: {
  kit: Kit;
  chosen: KitId;
  kits: readonly KitLine[];
  /** The opening's title so far. */
  typed: string;
  onPick: (kit: KitId) => void;
}) {
  const named = kitNamedIn(typed, kits, chosen);
  return (
    <div className={css.withMore}>
      <Field label="Kit">
        {(control) => (
          <select
            {...control}
            value={chosen}
            onChange={({ currentTarget }) => {
              const next = kits.find(({ id }) => id === currentTarget.value);
              if (next !== undefined) onPick(next.id);
            }}
          >
            {kits.map(({ id, title, version }) => (
              <option key={id} value={id}>
                {title}, version {version}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ScoredOn kit={kit} />
      <div role="status">
        {named !== null && (
          <p className={css.fine}>
            The title says {named.title}.{" "}
            <Button size="small" look="quiet" onClick={() => onPick(named.id)}>
              Use that kit
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}

export function ScoredOn({ kit: { items } }: { kit: Kit }) {
  const shown = items.slice(0, 8).map(({ title }) => title);
  const more = items.length - shown.length;
  return (
    <p className={css.fine}>
      Scored on {spelled(items.length)} {items.length === 1 ? "item" : "items"}: {shown.join(", ")}
      {more > 0 && ` and ${more} more`}.
    </p>
  );
}
