import { plural } from "#domain/plural.ts";
import { useLiveQuery } from "dexie-react-hooks";
import { searchFigures, predictiveValidity } from "#domain/playbook/searchFigures.ts";
import { listPanels } from "#storage/panels.ts";
import { Scroll } from "#ui/Scroll.tsx";
import { useNow } from "#ui/useNow.ts";
import css from "./Playbook.module.css";

/** What the openings on this device come to, beside the playbook's figures. */
export function Figures() {
  const panels = useLiveQuery(listPanels);
  const now = useNow();
  if (panels === undefined) return null;
  return (
    <section className="card stack" aria-labelledby="figures">
      <div>
        <h3 id="figures" className={css.title}>
          Your figures beside the playbook’s
        </h3>
        <p className="small muted">
          From the openings on this device, samples left out. The playbook’s come from one hiring
          firm’s own clients: something to aim for, not a rule.
        </p>
      </div>
      <Scroll label="Figures">
        <table className={css.figures}>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Playbook</th>
              <th scope="col">Yours</th>
              <th scope="col">Rests on</th>
            </tr>
          </thead>
          <tbody>
            {searchFigures(panels, now).map(({ name, playbook, own, basis }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{playbook}</td>
                <td>
                  {own === null ? <span className="muted">too little yet</span> : <b>{own}</b>}
                </td>
                <td className="muted">{basis}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <details>
        <summary>Did the scores predict how it went?</summary>
        <p className="small">{validityInWords(predictiveValidity(panels))}</p>
        <p className="small muted">
          Only people who were hired have an outcome, which pulls any relation toward none; and an
          outcome judged by somebody who knew the scores is left out.
        </p>
      </details>
    </section>
  );
}

function validityInWords({
  validity,
  outcomes,
  contaminated,
}: ReturnType<typeof predictiveValidity>): string {
  const left =
    contaminated === 0
      ? ""
      : ` ${plural(contaminated, "more was", "more were")} judged by somebody who saw the scores, or it was not said.`;
  switch (validity.state) {
    case "too-few":
      return `${plural(outcomes, "outcome")} so far; a first look needs 20.${left}`;
    case "no-variation":
      return `${validity.n} outcomes, and scores or outcomes are all the same: no relation can be seen.${left}`;
    case "exploratory":
    case "ok": {
      const { r, interval } = validity.pearson;
      const range =
        interval === null
          ? ""
          : ` (95% interval ${interval.lo.toFixed(2)} to ${interval.hi.toFixed(2)})`;
      return `On ${validity.n} hires the correlation is ${r.toFixed(2)}${range}${validity.state === "exploratory" ? ", exploratory" : ""}.${left}`;
    }
  }
}
