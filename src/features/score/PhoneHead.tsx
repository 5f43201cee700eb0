import { ChevronLeft } from "lucide-react";
import { Link } from "wouter";
import type { Round } from "#domain/kit/kit.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { paths } from "#paths";
import css from "./PhoneHead.module.css";

/** On a phone the bar says whose card this is and leads back; everything else is on the roster. */
export function PhoneHead({
  panel,
  candidate,
  round,
}: {
  panel: Panel;
  candidate: PanelCandidate;
  round: Round;
}) {
  return (
    <span className={css.head} data-phone-head>
      <Link href={paths.opening(panel.id)} className={css.back} aria-label="Back to the roster">
        <ChevronLeft size={20} aria-hidden />
      </Link>
      <span className={css.words}>
        <b>
          <bdi>{candidate.name}</bdi>
        </b>
        <small>
          <bdi>{panel.opening.title}</bdi> / {round.title}
        </small>
      </span>
    </span>
  );
}
