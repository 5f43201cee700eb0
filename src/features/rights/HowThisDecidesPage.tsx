import { Link } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import { howThisDecides } from "#domain/rights/howThisDecides.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { dayInFull, today } from "#ui/dates.ts";
import css from "./Rights.module.css";

/** For a works council or a data-protection officer: to read, to print, to hand over. */
export function HowThisDecidesPage({ panel }: { panel: Panel | null }) {
  const Title = panel === null ? "h1" : "h2";
  return (
    <article className={`card stack ${css.page ?? ""}`} aria-labelledby="how">
      <title>How this decides, Needle</title>
      <header className="row">
        <div className={css.told}>
          <Title id="how">How this decides</Title>
          <p className="small muted">
            {panel === null ? (
              "Of Needle, a structured-interview scorecard"
            ) : (
              <>
                Of the opening <bdi>{panel.opening.title}</bdi>, in Needle, a structured-interview
                scorecard
              </>
            )}
            . As of {dayInFull(today())}. It says what the app does; what a company does with it,
            the company says.
          </p>
        </div>
        <div className={css.onScreen}>
          <Button onClick={() => print()}>Print or save as PDF</Button>
        </div>
      </header>
      {howThisDecides(panel).map(({ title, says }) => (
        <section key={title} className="stack">
          {panel === null ? <h2>{title}</h2> : <h3>{title}</h3>}
          <ul className={css.facts}>
            {says.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </section>
      ))}
      {panel !== null && (
        <p className={`small ${css.onScreen ?? ""}`}>
          <Link href={paths.editOpening(panel.id)}>How long candidates are kept</Link> is set where
          the opening is edited.
        </p>
      )}
    </article>
  );
}
