import { plural } from "#domain/plural.ts";
import type { Glance, SheetLook } from "#domain/imports/sheetLook.ts";
import { Button } from "#ui/Button.tsx";
import { Scroll } from "#ui/Scroll.tsx";
import css from "./Import.module.css";

/** Whom the file adds. */
export function ImportFresh({
  people,
  byNumber,
}: {
  people: SheetLook["fresh"];
  byNumber: boolean;
}) {
  return (
    <section className="card stack" aria-labelledby="fresh">
      <h2 id="fresh">{people.count === 0 ? "Nobody new" : `New: ${people.count}`}</h2>
      {byNumber && people.count > 0 && (
        <p className="small muted">Names stay on this device; the panel sees a number.</p>
      )}
      <Scroll label="New candidates" tall>
        <ol className={css.names}>
          {people.first.map(({ at, name }) => (
            <li key={at}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ol>
      </Scroll>
      <More of={people} />
    </section>
  );
}

/** The same name as somebody who is there: the same person, or another one? */
export function ImportAsked({
  people,
  isAdded,
  isAll,
  onAnswer,
  onAll,
}: {
  people: SheetLook["again"];
  /** Whether the one of this line is added all the same. */
  isAdded: (at: number) => boolean;
  isAll: boolean;
  onAnswer: (at: number, yes: boolean) => void;
  onAll: (yes: boolean) => void;
}) {
  return (
    <section className="card stack" aria-labelledby="again">
      <h2 id="again">The same name twice: {people.count}</h2>
      <p className="small muted">
        Left out unless you tick them: most are the same person. Tick a namesake.
      </p>
      <Scroll label="Names that are there already" tall>
        <ul className={css.asked}>
          {people.first.map(({ at, name, like }) => (
            <li key={at}>
              <label className={css.check}>
                <input
                  type="checkbox"
                  checked={isAdded(at)}
                  onChange={({ currentTarget }) => onAnswer(at, currentTarget.checked)}
                />
                <span>
                  <bdi>{name}</bdi>{" "}
                  <span className="small muted">
                    line {at},{" "}
                    {like === "on the roster" ? "on the roster already" : "also further up"}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </Scroll>
      <More of={people} />
      {people.count > 1 && (
        <div>
          <Button size="small" onClick={() => onAll(!isAll)}>
            {isAll ? "Leave all of them out" : "Add all of them"}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Lines nothing can be made of, where they are and why. */
export function ImportWrong({ lines }: { lines: SheetLook["wrong"] }) {
  return (
    <section className="card stack" aria-labelledby="wrong">
      <h2 id="wrong">Left out: {plural(lines.count, "line")} without a name Needle can take</h2>
      <Scroll label="Lines without a name" tall>
        <ul className={css.asked}>
          {lines.first.map(({ at, shown, what }) => (
            <li key={at} className="small">
              Line {at}: {what} <bdi className="muted">{shown}</bdi>
            </li>
          ))}
        </ul>
      </Scroll>
      <More of={lines} />
    </section>
  );
}

function More({ of: { count, first } }: { of: Glance<unknown> }) {
  return count > first.length ? (
    <p className="small muted">And {(count - first.length).toLocaleString("en-GB")} more.</p>
  ) : null;
}
