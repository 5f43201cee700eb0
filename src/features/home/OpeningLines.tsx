import { plural } from "#domain/plural.ts";
import { Link } from "wouter";
import type { OpeningLine } from "#storage/panels.ts";
import { paths } from "#paths";
import { dayInWords } from "#ui/dates.ts";
import { lazily } from "#ui/lazily.tsx";
import { Pill } from "#ui/Pill.tsx";
import css from "./HomePage.module.css";

/** It reads whole panels: the list is there before. */
const NextOn = lazily(async () => (await import("./NextOn.tsx")).NextOn);

export function OpeningLines({ openings }: { openings: readonly OpeningLine[] }) {
  return (
    <ul className={css.openings}>
      {openings.map(({ id, opening, kit, candidates, cards }) => (
        <li key={id}>
          <Link href={paths.opening(id)} className={`card ${css.opening}`}>
            <span>
              <b>
                <bdi>{opening.title}</bdi>
              </b>
              <br />
              <span className="small muted">
                {kit}. Since {dayInWords(`${opening.startedOn}T12:00`)}.
              </span>
            </span>
            {opening.sample && <Pill dot="warning">Sample, made up</Pill>}
            <span className={`small muted ${css.counts ?? ""}`}>
              {plural(candidates, "candidate")}, {plural(cards, "card")} in
              <br />
              <b>
                <NextOn opening={id} isSample={opening.sample} />
              </b>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
