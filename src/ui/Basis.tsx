import type { ReactNode } from "react";
import { Fold } from "./Fold.tsx";
import css from "./Basis.module.css";

/** How a figure is computed: its formula in a line, where it comes from, what it rests on. */
export function Basis({
  formula,
  source,
  children,
}: {
  formula: string;
  source: string;
  children: ReactNode;
}) {
  return (
    <Fold summary="How this is computed">
      <dl className={css.basis}>
        <dt>Formula</dt>
        <dd>{formula}</dd>
        <dt>Source</dt>
        <dd>{source}</dd>
        <dt>Rests on</dt>
        <dd>{children}</dd>
      </dl>
    </Fold>
  );
}
