import { useLiveQuery } from "dexie-react-hooks";
import { Link } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import { listArrived } from "#storage/arrivedLines.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import css from "./Travel.module.css";
import { arrivedInWords } from "./travelInWords.ts";

/** What came, from whom, and what was not taken and why. */
export function Arrived({ panel }: { panel: Panel }) {
  const lines = useLiveQuery(() => listArrived(panel.id), [panel.id]);
  return (
    <section className={`card ${css.list}`} aria-labelledby="arrived">
      <div className="row">
        <h2 id="arrived" className="grow">
          Arrived
        </h2>
        <Link href={paths.receive()} className={buttonClass()}>
          Open files
        </Link>
      </div>
      {lines?.length === 0 && (
        <p className={`small muted ${css.way}`}>
          What comes by itself or in files is listed here. You see what is in a file you open, or
          drop anywhere on the app, before it is taken in.
        </p>
      )}
      <ul className={css.lines}>
        {lines?.map((line) => {
          const { what, more } = arrivedInWords(panel, line);
          return (
            <li key={line.id} className={css.way}>
              <span className="small muted nowrap">{momentInWords(line.at)}</span>
              <span className="grow small">
                <b>
                  <bdi>{what}</bdi>
                </b>{" "}
                <span className={line.what === "not taken" ? css.odd : "muted"}>{more}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
