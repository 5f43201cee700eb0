import { comparisonInWords, type ItemComparison } from "#domain/meeting/itemComparison.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { Evidence } from "./Evidence.tsx";
import { ItemStrip } from "./ItemStrip.tsx";
import css from "./Meeting.module.css";

/** The item the panel is on: who stands where, and what each one saw. */
export function ItemView({
  row,
  panel,
  isMoved,
  withAnchors,
}: {
  row: ItemComparison;
  panel: Panel;
  /** New scores stand beside these, in view. */
  isMoved: boolean;
  withAnchors: boolean;
}) {
  return (
    <section className={css.item} aria-labelledby="place">
      <div className={css.itemHead}>
        <h2 id="place" tabIndex={-1}>
          {row.item.title}
        </h2>
        <span className="small muted">
          {isMoved && "First scores: "}
          {comparisonInWords(row)}
        </span>
      </div>
      <ItemStrip row={row} />
      <Evidence key={row.item.id} {...{ row, panel, withAnchors }} />
    </section>
  );
}
