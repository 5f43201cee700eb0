import { useLiveQuery } from "dexie-react-hooks";
import { nameOf } from "#exchange/names.ts";
import { bringBack, listConflicts, settleConflict } from "#storage/conflicts.ts";
import { Button } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import css from "./SettingsPage.module.css";

/** Values that gave way to later ones when two devices changed the same thing. */
export function Conflicts() {
  const conflicts = useLiveQuery(listConflicts);
  if (conflicts === undefined || conflicts.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="conflicts">
      <div>
        <h2 id="conflicts">Changed in two places</h2>
        <p className="small muted">
          The later change was kept. The other one is here until you settle it.
        </p>
      </div>
      {conflicts.map((conflict) => (
        <div key={conflict.id} className="stack">
          <p>
            <b>{nameOf(conflict.won)}</b>{" "}
            <span className={css.value}>
              kept of {momentInWords(conflict.won.version[0])}, in place of “{nameOf(conflict.lost)}
              ” of {momentInWords(conflict.lost.version[0])}
            </span>
          </p>
          <div className="row">
            <Button size="small" onClick={() => void bringBack(conflict)}>
              Bring the other one back
            </Button>
            <Button size="small" onClick={() => void settleConflict(conflict.id)}>
              Keep it as it is
            </Button>
          </div>
        </div>
      ))}
    </section>
  );
}
