import type { ForeignCard } from "#domain/exports/ats/foreignCard.ts";
import type { ForeignMatch } from "#domain/exports/ats/foreignIn.ts";
import { systemNames } from "#domain/records/foreignRow.ts";
import { plural } from "#domain/plural.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { Field } from "#ui/Field.tsx";
import css from "./Foreign.module.css";

/** Whose cards a file holds and what their items are here, each to be said otherwise. */
export function ForeignMatching({
  cards,
  match,
  panel,
  onMatch,
}: {
  cards: readonly ForeignCard[];
  match: ForeignMatch;
  panel: Panel;
  onMatch: (match: ForeignMatch) => void;
}) {
  const sources = [...new Set(cards.map(({ source }) => systemNames[source]))];
  const cardsOf = (name: string) => cards.filter(({ candidate }) => (candidate ?? "") === name);
  return (
    <>
      <section className="card stack" aria-labelledby="whose">
        <h2 id="whose">
          {plural(cards.length, "card")} from {sources.join(", ")}
        </h2>
        <p className="small muted">
          Whose are they? Add somebody who is missing on the roster first; what has nobody here
          stays out.
        </p>
        <div className={css.pairs}>
          {[...match.candidates].map(([name, candidate]) => (
            <Pick
              key={name}
              label={name === "" ? "No name in the file" : name}
              hint={`${plural(cardsOf(name).length, "card")} by ${panelistsOf(cardsOf(name))}`}
              none="Leave out"
              value={candidate}
              among={panel.candidates.map((one) => ({ id: one.id, name: one.name }))}
              onPick={(id) =>
                onMatch({ ...match, candidates: new Map(match.candidates).set(name, id) })
              }
            />
          ))}
        </div>
      </section>
      {match.items.size > 0 && (
        <section className="card stack" aria-labelledby="items">
          <h2 id="items">What was scored</h2>
          <p className="small muted">
            Scores under an item of this opening’s kit can be compared; the rest is kept and shown.
          </p>
          <div className={css.pairs}>
            {[...match.items].map(([title, item]) => (
              <Pick
                key={title}
                label={title}
                none="No item of this kit"
                value={item}
                among={(panel.kit?.items ?? []).map((one) => ({ id: one.id, name: one.title }))}
                onPick={(id) => onMatch({ ...match, items: new Map(match.items).set(title, id) })}
              />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

function Pick<Id extends string>({
  label,
  hint,
  none,
  value,
  among,
  onPick,
}: {
  label: string;
  hint?: string;
  none: string;
  value: Id | null;
  among: readonly { id: Id; name: string }[];
  onPick: (id: Id | null) => void;
}) {
  return (
    <Field label={<bdi>{label.slice(0, 200)}</bdi>} hint={hint}>
      {(control) => (
        <select
          {...control}
          value={value ?? ""}
          onChange={({ currentTarget }) =>
            onPick(among.find(({ id }) => id === currentTarget.value)?.id ?? null)
          }
        >
          <option value="">{none}</option>
          {among.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function panelistsOf(cards: readonly ForeignCard[]): string {
  const names = [...new Set(cards.map(({ panelist }) => panelist ?? "somebody"))];
  const rest = names.length - 3;
  return rest > 0 ? `${names.slice(0, 3).join(", ")} and ${rest} more` : names.join(", ");
}
