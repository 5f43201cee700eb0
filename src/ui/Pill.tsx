import type { ReactNode } from "react";
import css from "./Pill.module.css";

export const pillClass = css.pill ?? "";

export function Pill({
  dot,
  children,
}: {
  dot?: "good" | "waiting" | "warning";
  children: ReactNode;
}) {
  return (
    <span className={css.pill}>
      {dot !== undefined && <span className={css.dot} data-tone={dot} aria-hidden />}
      {children}
    </span>
  );
}
