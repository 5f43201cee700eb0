import { useLiveQuery } from "dexie-react-hooks";
import type { LiveRecord } from "#domain/record.ts";
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
            <b>{named(conflict.won)}</b>{" "}
            <span className={css.value}>
              kept of {momentInWords(conflict.won.version[0])}, in place of “{named(conflict.lost)}”
              of {momentInWords(conflict.lost.version[0])}
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

function named(record: LiveRecord): string {
  switch (record.kind) {
    case "opening":
    case "kit":
      return record.body.title;
    case "candidate":
    case "panelist":
      return record.body.name;
    case "scorecard":
    case "waiver":
    case "rerating":
    case "mark":
    case "decision":
    case "sameness":
      return record.kind;
  }
}
