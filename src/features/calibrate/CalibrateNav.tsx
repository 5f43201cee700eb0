import { Link } from "wouter";
import type { Panel } from "#domain/panel.ts";
import { paths } from "#paths";
import css from "./Calibrate.module.css";

export function CalibrateNav({ panel, here }: { panel: Panel; here: "candidate" | "panel" }) {
  const places = [
    { name: "Candidate", href: paths.calibrate(panel.id), is: "candidate" },
    { name: "Panel", href: paths.panel(panel.id), is: "panel" },
  ] as const;
  return (
    <nav className={css.switch} aria-label="Calibrate">
      {places.map(({ name, href, is }) => (
        <Link
          key={is}
          href={href}
          className={css.place}
          aria-current={is === here ? "page" : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
