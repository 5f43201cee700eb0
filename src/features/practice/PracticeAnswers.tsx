import { Link } from "wouter";
import { anchorOf, levelNames, type Level } from "#domain/kit/kit.ts";
import type { Compared } from "#domain/practice/comparison.ts";
import { caseInWords, differenceInWords } from "#domain/practice/inWords.ts";
import type { PracticePlace } from "#domain/practice/startPractice.ts";
import type { PracticeCase } from "#domain/practice/practiceCase.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import { practiseAgain } from "#storage/practice.ts";
import { Button, buttonClass } from "#ui/Button.tsx";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import css from "./PracticeAnswers.module.css";

/** A finished case, item by item: own score, the model answer, and why. */
export function PracticeAnswers({
  place,
  chosen,
  compared,
  back,
  next,
}: {
  place: PracticePlace;
  chosen: PracticeCase;
  compared: readonly Compared[];
  back: string;
  /** The next case to score; `null` when all are done. */
  next: string | null;
}) {
  return (
    <main className={`page stack ${css.answers}`}>
      <title>{`Practice, ${chosen.candidate}, Needle`}</title>
      <div>
        <h1 tabIndex={-1} ref={(heading) => heading?.focus({ preventScroll: true })}>
          <bdi>{chosen.candidate}</bdi>
        </h1>
        <p>{caseInWords(compared)}</p>
        <p className="muted">{chosen.trap}</p>
      </div>
      {compared.map((one) => (
        <section key={one.item.id} className="card stack" aria-label={one.item.title}>
          <div className={css.head}>
            <h2>{one.item.title}</h2>
            <p className="small muted">Yours is {differenceInWords(one)}.</p>
          </div>
          <dl className={css.pair}>
            <Told name="You" level={isLevel(one.own) ? one.own : null} compared={one} />
            <Told name="Model answer" level={one.gold} compared={one} />
          </dl>
          <p>{one.because}</p>
          <details>
            <summary>The notes again</summary>
            <p className={css.notes}>{one.notes}</p>
          </details>
        </section>
      ))}
      <div className="row">
        {next !== null && (
          <Link href={next} className={buttonClass({ look: "primary" })}>
            Next candidate
          </Link>
        )}
        <Link href={back} className={buttonClass({ look: next === null ? "primary" : "plain" })}>
          All candidates
        </Link>
        <Button look="quiet" onClick={() => void practiseAgain(place)}>
          Score it again
        </Button>
      </div>
    </main>
  );
}

function Told({
  name,
  level,
  compared,
}: {
  name: string;
  level: Level | null;
  compared: Compared;
}) {
  return (
    <div>
      <dt className="small muted">{name}</dt>
      <dd className={css.told}>
        <ScoreMark score={level} />
        <span className="small">
          {level !== null && (
            <>
              <b>{levelNames[level]}.</b> {anchorOf(compared.item, level)}
            </>
          )}
        </span>
      </dd>
    </div>
  );
}
