import { Undo2 } from "lucide-react";
import { sourceNames, minuteOf } from "#domain/records/evidence.ts";
import type { NoteLine } from "#domain/records/noteLine.ts";
import css from "./FiledLines.module.css";

/** The lines of notes that stand under an item, above what is typed there. */
export function FiledLines({
  lines,
  onTakeBack,
}: {
  lines: readonly NoteLine[];
  onTakeBack: (line: NoteLine) => void;
}) {
  return (
    <ul className={css.lines} aria-label="Filed lines">
      {lines.map((line) => (
        <li key={line.no} className={css.line}>
          <span className={css.at}>{line.at !== null && minuteOf(line.at)}</span>
          <span className={css.text} dir="auto">
            {line.text}
          </span>
          <span className={css.from}>{sourceNames[line.source ?? "mine"]}</span>
          <button
            type="button"
            className={css.back}
            aria-label={`Back to my notes: ${line.text}`}
            title="Back to my notes"
            onClick={() => onTakeBack(line)}
          >
            <Undo2 size={14} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
