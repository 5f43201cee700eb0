import type { ReactNode } from "react";
import css from "./Fold.module.css";

/** What one may want to see, no wider than the card it is in. */
export function Fold({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className={css.fold}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
