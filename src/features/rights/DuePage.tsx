import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { Link } from "wouter";
import { revealOf } from "#domain/panel/reveal.ts";
import { isClockOdd, monthsAfter } from "#domain/rights/keeping.ts";
import { keepingInWords } from "#domain/rights/keepingInWords.ts";
import { plural } from "#domain/plural.ts";
import { listDue, type DueIn } from "#storage/due.ts";
import { keepLonger, lastWritten } from "#storage/keeping.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { dayHere, dayInFull, today } from "#ui/dates.ts";
import { Field } from "#ui/Field.tsx";
import { useKeptFocus } from "#ui/useKeptFocus.ts";
import { useNamesOff } from "#ui/namesOff.ts";
import { Notice } from "#ui/Notice.tsx";
import { say } from "#ui/toasts.ts";
import { Done } from "./Done.tsx";
import { LetGo } from "./LetGo.tsx";
import type { LetGone } from "./letCandidatesGo.ts";
import css from "./Rights.module.css";

/** Candidates who have been kept as long as was set: for each a person says what becomes of them. */
export function DuePage() {
  const namesOff = useNamesOff();
  const now = today();
  const due = useLiveQuery(() => listDue(now, namesOff), [now, namesOff]);
  const written = useLiveQuery(lastWritten);
  const [done, setDone] = useState<LetGone | null>(null);
  useKeptFocus("due", (due ?? []).map(({ panel }) => panel.id).join(" "));
  if (due === undefined || written === undefined) return null;
  const last = dayHere(written);
  return (
    <main className="page">
      <title>Kept as long as was set, Needle</title>
      <div className={`stack ${css.page ?? ""}`}>
        <h1 id="due" tabIndex={-1}>
          Kept as long as was set
        </h1>
        <p>
          Nothing is erased by itself. Today is taken to be <b>{dayInFull(now)}</b>, from this
          device’s clock.
        </p>
        {written > 0 && isClockOdd(now, last) && (
          <Notice tone="warning">
            <b>Is that right?</b> The last thing written here is of {dayInFull(last)}, more than a
            year before. If the clock is wrong, set it and come back: nobody may be due at all.
          </Notice>
        )}
        {done !== null && <Done key={done.at} done={done} />}
        {due.length === 0 ? (
          <div className="stack">
            <p>Nobody is due.</p>
            <p>
              <Link href={paths.home()} className={buttonClass()}>
                All openings
              </Link>
            </p>
          </div>
        ) : (
          due.map((one) => <DueOpening key={one.panel.id} {...one} today={now} onDone={setDone} />)
        )}
      </div>
    </main>
  );
}

function DueOpening({
  panel,
  viewer,
  due,
  today: now,
  onDone,
}: DueIn & { today: string; onDone: (done: LetGone) => void }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [until, setUntil] = useState(() => monthsAfter(now, 12));
  const chosen = due.map(({ candidate }) => candidate).filter(({ id }) => !left.has(id));
  const title = `due-${panel.id}`;
  const isLater = /^\d{4}-\d\d-\d\d$/.test(until) && until > now;
  const keep = async () => {
    await keepLonger(
      panel,
      chosen.map(({ id }) => id),
      until,
    );
    say(
      `${plural(chosen.length, "candidate is", "candidates are")} kept until ${dayInFull(until)}.`,
    );
  };
  return (
    <section className="card stack" aria-labelledby={title}>
      <h2 id={title}>
        <Link href={paths.opening(panel.id)} className={css.target}>
          <bdi>{panel.opening.title}</bdi>
        </Link>
      </h2>
      <ul className={css.people}>
        {due.map(({ candidate, keeping }) => (
          <li key={candidate.id} className={css.person}>
            <input
              type="checkbox"
              id={`due-${candidate.id}`}
              checked={!left.has(candidate.id)}
              onChange={() =>
                setLeft((before) => {
                  const after = new Set(before);
                  if (!after.delete(candidate.id)) after.add(candidate.id);
                  return after;
                })
              }
            />
            <label htmlFor={`due-${candidate.id}`}>
              <b>
                <bdi>{candidate.name}</bdi>
              </b>
              <span className="small muted">
                {keepingInWords(keeping, {
                  isOpen: revealOf(panel, viewer, candidate).state === "open",
                  dayIn: dayInFull,
                })}
              </span>
            </label>
            <Link
              href={paths.held(panel.id, candidate.id)}
              className={`small ${css.target ?? ""}`}
              aria-label={`What is held on ${candidate.name}`}
            >
              What is held
            </Link>
          </li>
        ))}
      </ul>
      <div className="row">
        <p className="small muted" role="status">
          {chosen.length} of {due.length} chosen.
        </p>
        {due.length > 1 && (
          <Button
            look="quiet"
            size="small"
            onClick={() =>
              setLeft(new Set(chosen.length === 0 ? [] : due.map(({ candidate }) => candidate.id)))
            }
          >
            {chosen.length === 0 ? "Choose all" : "Choose none"}
          </Button>
        )}
      </div>
      <div className={css.until}>
        <Field label="Keep them until" error={isLater ? undefined : "The day must be after today."}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button disabled={chosen.length === 0 || !isLater} onClick={() => void keep()}>
          Keep longer
        </Button>
      </div>
      <LetGo {...{ panel, viewer, onDone }} candidates={chosen} />
    </section>
  );
}
