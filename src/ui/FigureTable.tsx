import type { ReactNode } from "react";
import css from "./FigureTable.module.css";
import { Scroll } from "./Scroll.tsx";

/** Figures by row and column, in a frame that scrolls when they are wider than the page. */
export function FigureTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Scroll label={label}>
      <table className={css.table}>{children}</table>
    </Scroll>
  );
}
