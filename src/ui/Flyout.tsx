import type { ReactNode, Ref } from "react";
import css from "./Flyout.module.css";

/** What opens below the bar, at its end, by the button that names its id (`popoverTarget`). */
export function Flyout({
  id,
  ref,
  children,
}: {
  id: string;
  ref?: Ref<HTMLDivElement>;
  children: ReactNode;
}) {
  return (
    <div id={id} ref={ref} popover="auto" className={css.flyout}>
      {children}
    </div>
  );
}
