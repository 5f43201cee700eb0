import { Check } from "lucide-react";
import type { AgendaItem } from "#domain/agenda.ts";
import { rowInWords } from "#domain/calibration.ts";
import type { ItemId } from "#domain/id.ts";
import css from "./Calibrate.module.css";
import meeting from "./Meeting.module.css";
import { reasonNames } from "./words.ts";

/** The items in the order to talk about them, each with why it stands there. */
export function Agenda({
  rows,
  chosen,
  isReviewed,
  onChoose,
}: {
  rows: readonly AgendaItem[];
  chosen: ItemId;
  isReviewed: (item: ItemId) => boolean;
  onChoose: (item: ItemId) => void;
}) {
  return (
    <>
      <h3>Talk about first</h3>
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
              <span>{rowInWords(row)}</span>
              {row.reasons.length > 0 && (
                <span className={meeting.chips}>
                  {row.reasons.map((reason) => (
                    <span key={reason} className={meeting.chip}>
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
      </ol>
    </>
  );
}
