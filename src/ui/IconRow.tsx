import type { ReactNode } from "react";
import css from "./IconRow.module.css";

/** One thing in a card's list: what it is, how it stands, what one can do. */
export function IconRow({
  icon,
  title,
  action,
  children,
}: {
  icon: ReactNode;
  title: string;
  action: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={css.row}>
      {icon}
      <div className="grow">
        <h3>
          <bdi>{title}</bdi>
        </h3>
        {children}
      </div>
      {action}
    </div>
  );
}
