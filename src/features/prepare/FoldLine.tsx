import type { ReactNode } from "react";
import css from "./Setup.module.css";

/** Which folded lines of the form are open, by name. */
export type OpenLines = { has: (line: string) => boolean; toggle: (line: string) => void };

/** The button that folds and unfolds a line. */
export const changeId = (line: string) => `change-${line}`;

/** One setting as a line: what it is and how it stands; its fields unfold below. */
export function FoldLine({
  line,
  lines,
  title,
  what,
  stands,
  children,
}: {
  line: string;
  lines: OpenLines;
  title: ReactNode;
  /** What one changes, for whoever hears the button without the line. */
  what: string;
  stands: ReactNode;
  children: ReactNode;
}) {
  const isOpen = lines.has(line);
  const act = isOpen ? "Done" : "Change";
  return (
    <div className={css.line}>
      <div className={css.lineHead}>
        <span className={css.lineTitle}>{title}</span>
        <span className={css.stands}>{stands}</span>
        <button
          type="button"
          id={changeId(line)}
          className={css.act}
          aria-expanded={isOpen}
          aria-label={`${act} ${what}`}
          onClick={() => lines.toggle(line)}
        >
          {act}
        </button>
      </div>
      {isOpen && <div className={css.unfolded}>{children}</div>}
    </div>
  );
}
