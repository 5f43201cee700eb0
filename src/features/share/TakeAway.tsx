import { Link } from "wouter";
import type { OpeningId } from "#domain/id.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { exportPath, foreignPath } from "./exportPaths.ts";

/** The way to taking scorecards away, for people, for other programs or to be opened here again. */
export function TakeAway({ opening }: { opening: OpeningId }) {
  return (
    <section className="card stack" aria-labelledby="export">
      <h2 id="export">Take scorecards away</h2>
      <p className="muted">
        On paper, as a sheet, or for another system: Greenhouse, Workable, Lever, Ashby and others.
        What the talk changed and what was decided are in{" "}
        <Link href={paths.record(opening)}>the record</Link>.
      </p>
      <div className="row">
        <Link href={exportPath(opening)} className={buttonClass()}>
          Export scorecards
        </Link>
        <Link href={foreignPath(opening)} className={buttonClass({ look: "quiet" })}>
          Bring in cards of another system
        </Link>
      </div>
    </section>
  );
}
