import type { ReactNode } from "react";
import css from "./Pill.module.css";

export const pillClass = css.pill ?? "";

type Tone = "good" | "waiting" | "warning";

export function Pill({ dot, children }: { dot?: Tone; children: ReactNode }) {
  return (
    <span className={css.pill}>
      {dot !== undefined && <PillDot tone={dot} />}
      {children}
    </span>
  );
}

/** For what looks like a pill and is none: a button. */
export function PillDot({ tone }: { tone: Tone }) {
  return <span className={css.dot} data-tone={tone} aria-hidden />;
}
