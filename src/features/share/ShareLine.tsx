import type { ReactNode } from "react";
import css from "./Share.module.css";

/** One thing that can be sent or fetched, and the button for it. */
export function ShareLine({
  title,
  text,
  action,
}: {
  title: string;
  text: string;
  action?: ReactNode;
}) {
  return (
    <div className={css.line}>
      <div>
        <h3>{title}</h3>
        <p className="small">{text}</p>
      </div>
      {action}
    </div>
  );
}
