import type { ReactNode } from "react";
import { plural } from "#domain/plural.ts";
import { Arrange, dropAt, Handle, type Arranging } from "./Arrange.tsx";
import css from "./Kits.module.css";
import { useRemarksUnder } from "./remarks.ts";

/** One of several parts of a kit, folded to a line; its order is changed by hand or by key. */
export function ArrangedPart({
  at,
  kind,
  isOpen,
  children,
  ...place
}: Arranging & {
  /** Where it stands in the form. */
  at: string;
  kind: "Item" | "Case";
  isOpen: boolean;
  children: ReactNode;
}) {
  const { index, what } = place;
  const remarks = useRemarksUnder(at);
  return (
    <details className={`card ${css.item ?? ""}`} open={isOpen} {...dropAt(index, place.onMove)}>
      <summary className={css.summary}>
        <Handle index={index} />
        <b className="grow">
          <bdi>{what}</bdi>
        </b>
        {remarks > 0 && <span className="small muted">{plural(remarks, "remark")}</span>}
      </summary>
      <div className="stack">
        <div className={css.between}>
          <span className="small muted">
            {kind} {index + 1}
          </span>
          <Arrange {...place} />
        </div>
        {children}
      </div>
    </details>
  );
}
