import type { ReactNode } from "react";
import css from "./Notice.module.css";

const tones = { plain: undefined, todo: css.todo, warning: css.warning };

/** A word in the page, with what one can do about it. */
export function Notice({
  tone = "plain",
  action,
  children,
}: {
  tone?: "plain" | "todo" | "warning";
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={[css.notice, tones[tone]].filter((name) => name !== undefined).join(" ")}>
      <div>{children}</div>
      {action}
    </div>
  );
}
