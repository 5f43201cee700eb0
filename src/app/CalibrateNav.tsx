import { Link } from "wouter";
import type { CandidateId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { paths } from "#paths";
import css from "./CalibrateNav.module.css";

/** The three places of the calibration: the meeting on one candidate, the panel, the record. */
export type CalibratePlace = "candidate" | "panel" | "record";

export function CalibrateNav({
  panel,
  here,
  candidate,
}: {
  panel: Panel;
  here: CalibratePlace;
  /** Whoever is in view stays so from the meeting to the record and back. */
  candidate?: CandidateId | undefined;
}) {
  const places = [
    { name: "Candidate", href: paths.calibrate(panel.id, candidate), is: "candidate" },
    { name: "Panel", href: paths.panel(panel.id), is: "panel" },
    { name: "Record", href: paths.record(panel.id, candidate), is: "record" },
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
