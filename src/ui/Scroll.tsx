import type { ReactNode } from "react";
import css from "./Scroll.module.css";

/** A frame that scrolls sideways or down by itself; in the tab order, so that keys can scroll it. */
export function Scroll({
  label,
  tall = false,
  className,
  children,
}: {
  label: string;
  /** Keeps it to a part of the page's height. */
  tall?: boolean;
  className?: string | undefined;
  children: ReactNode;
}) {
  const classes = [css.scroll, tall ? css.tall : undefined, className];
  return (
    <div
      className={classes.filter((name) => name !== undefined).join(" ")}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      {children}
    </div>
  );
}
