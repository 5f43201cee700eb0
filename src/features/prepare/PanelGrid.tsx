import { useFieldArray, useWatch } from "react-hook-form";
import { cardsByRound } from "#domain/panel/setupRemarks.ts";
import { AddPeople } from "./AddPeople.tsx";
import type { OpeningFormApi } from "./openingSchema.ts";
import { PanelRow } from "./PanelRow.tsx";
import css from "./Setup.module.css";
import grid from "./SetupGrid.module.css";

/** Whoever sets the search up. */
export type You = {
  isYou: (panelist: string, place: number) => boolean;
  isNamed: boolean;
  /** Of a search that is there already, one can leave the panel. */
  mayGo: boolean;
};

/** Who scores, in which role and rounds: a line a person, a column a round. */
export function PanelGrid({ form, you }: { form: OpeningFormApi; you: You }) {
  const { fields, append, remove } = useFieldArray({
    control: form.control,
    name: "panel",
    keyName: "key",
  });
  const rounds = useWatch({ control: form.control, name: "rounds" });
  const titles = rounds.map(({ id, title }) => ({ id, title: title.trim() || "New round" }));
  return (
    <section className={css.part} aria-labelledby="set-up-panel">
      <div className={css.partHead}>
        <h2 id="set-up-panel">Panel</h2>
        <p className="small muted">Tick who scores in which round.</p>
      </div>
      <div className={css.frame}>
        <table className={grid.table}>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Role</th>
              {titles.map(({ id, title }) => (
                <th key={id} scope="col" className={grid.tickColumn}>
                  {title}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {fields.map((field, index) => (
              <PanelRow
                key={field.key}
                form={form}
                index={index}
                rounds={titles}
                you={you.isYou(field.panelist, index) ? you : null}
                onRemove={() => {
                  remove(index);
                  form.setFocus("more");
                }}
              />
            ))}
            <AddPeople
              form={form}
              columns={titles.length + 3}
              onAdd={(people) => append(people, { shouldFocus: false })}
            />
          </tbody>
          <CardCounts form={form} rounds={titles} />
        </table>
      </div>
      <Coordinating form={form} />
    </section>
  );
}

/** What the ticks come to. */
function CardCounts({
  form,
  rounds,
}: {
  form: OpeningFormApi;
  rounds: readonly { id: string; title: string }[];
}) {
  const [all, panel] = useWatch({ control: form.control, name: ["rounds", "panel"] });
  const counts = cardsByRound({ rounds: all, panel });
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={2}>
          Cards for each candidate: {counts.reduce((sum, count) => sum + count, 0)}
        </th>
        {rounds.map(({ id, title }, place) => (
          <td key={id} className={grid.tickColumn}>
            <span className={grid.onPhone}>{title} </span>
            {counts[place]}
          </td>
        ))}
        <td />
      </tr>
    </tfoot>
  );
}

/** Once somebody coordinates: what that means, before anybody is invited. */
function Coordinating({ form }: { form: OpeningFormApi }) {
  const panel = useWatch({ control: form.control, name: "panel" });
  const names = panel.flatMap(({ role, name }) => (role === "coordinator" ? name : []));
  if (names.length === 0) return null;
  return (
    <p className="small muted">
      <bdi>{names[0]}</bdi> scores nobody, and is given what opens the cards, so that nobody who is
      away holds them up. They could open them early; everybody on the panel sees that they are
      there.
    </p>
  );
}
