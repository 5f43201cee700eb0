import type { ReactNode } from "react";
import css from "./Travel.module.css";

/** One way cards have: what it is, how it stands, what one can do. */
export function Way({
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
    <div className={css.way}>
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
