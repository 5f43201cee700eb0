import type { ReactNode } from "react";
import css from "./Sheet.module.css";

/**
 * A page to fill in or to read: its head and its items on the left, what is beside them on the right.
 * With a `pad`, which stands left of both.
 */
export function Sheet({ hasPad = false, children }: { hasPad?: boolean; children: ReactNode }) {
  return (
    <main className={hasPad ? `page ${css.sheet} ${css.three}` : `page ${css.sheet}`}>
      {children}
    </main>
  );
}

export function SheetHead({ children }: { children: ReactNode }) {
  return <header className={css.head}>{children}</header>;
}

export function SheetItems({ children }: { children: ReactNode }) {
  return <div className={css.items}>{children}</div>;
}

export function SheetSide({
  label,
  onFocus,
  children,
}: {
  label: string;
  onFocus?: () => void;
  children: ReactNode;
}) {
  return (
    <aside className={css.side} aria-label={label} onFocus={onFocus}>
      {children}
    </aside>
  );
}

/** A part of the side. */
export function SheetSection({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <section className={css.section} aria-label={label}>
      {children}
    </section>
  );
}

/** How far one is: a segment for each thing to be done. A drawing; the words stand beside it. */
export function Segments({ of }: { of: readonly { id: string; isDone: boolean }[] }) {
  return (
    <div className={css.segments} aria-hidden>
      {of.map(({ id, isDone }) => (
        <span key={id} data-done={isDone} />
      ))}
    </div>
  );
}
