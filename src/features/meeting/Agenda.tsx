import { Check } from "lucide-react";
import type { AgendaItem } from "#domain/meeting/agenda.ts";
import { comparisonInWords } from "#domain/meeting/itemComparison.ts";
import type { ItemId } from "#domain/id.ts";
import css from "./Agenda.module.css";
import type { AgendaPlace } from "./together.ts";
import { reasonNames } from "./words.ts";

/** The items in the order to talk about them, each with why it stands there; then the whole picture. */
export function Agenda({
  rows,
  chosen,
  isReviewed,
  onChoose,
}: {
  rows: readonly AgendaItem[];
  chosen: AgendaPlace;
  isReviewed: (item: ItemId) => boolean;
  onChoose: (place: AgendaPlace) => void;
}) {
  const done = rows.filter(({ item }) => isReviewed(item.id)).length;
  return (
    <nav id="agenda" aria-label="Items">
      <h3 className={css.title}>Talk about first</h3>
      <ol className={css.items}>
        {rows.map((row) => (
          <li key={row.item.id}>
            <button
              type="button"
              className={css.item}
              aria-current={row.item.id === chosen ? "true" : undefined}
              onClick={() => onChoose(row.item.id)}
            >
              <b>{row.item.title}</b>
              <span>{comparisonInWords(row)}</span>
              {row.reasons.length > 0 && (
                <span className={css.chips}>
                  {row.reasons.map((reason) => (
                    <span key={reason} className={css.chip}>
                      {reasonNames[reason]}
                    </span>
                  ))}
                </span>
              )}
              {isReviewed(row.item.id) && (
                <span className={css.done}>
                  <Check size={14} aria-hidden /> reviewed
                </span>
              )}
            </button>
          </li>
        ))}
        <li className={css.last}>
          <button
            type="button"
            className={css.item}
            aria-current={chosen === "standing" ? "true" : undefined}
            onClick={() => onChoose("standing")}
          >
            <b>Where the panel stands</b>
            <span>
              {done < rows.length ? `${done} of ${rows.length} reviewed` : "Every item is reviewed"}
            </span>
          </button>
        </li>
      </ol>
    </nav>
  );
}
