import type { ReactNode } from "react";
import { kitRemarks } from "#domain/kit/kitChecks.ts";
import type { ItemForm } from "#domain/kit/kitForm.ts";
import type { FromTable } from "#domain/kit/kitFromTable.ts";
import { placeInWords } from "#domain/kit/kitRemark.ts";
import { levels } from "#domain/kit/kit.ts";
import { plural } from "#domain/plural.ts";
import { ScoreMark } from "#ui/ScoreMark.tsx";
import css from "./FromTable.module.css";

const most = { remarks: 12, items: 12, letters: 600 } as const;

/** The kit a table makes, with all there is to say about it. */
export function TablePreview({
  form,
  remarks,
  children,
}: FromTable & {
  /** What one can change about how it was read. */
  children: ReactNode;
}) {
  const about = kitRemarks(form).map(({ at, what, weight }) => ({
    place: placeInWords(form, at),
    what,
    weight,
  }));
  const unnamed = (weight: string) =>
    remarks.flatMap((one) => (one.weight === weight ? [{ place: null, what: one.what }] : []));
  return (
    <>
      <Said title="Before it can become a kit" said={unnamed("must")} isUrgent />
      <Said title="How it was read" said={unnamed("note")} />
      {children}
      <Said
        title="To be written in the editor"
        said={about.filter(({ weight }) => weight === "must")}
      />
      <Said title="Worth a thought" said={about.filter(({ weight }) => weight === "advice")} />
      <h2>{plural(form.items.length, "item")}</h2>
      {form.items.slice(0, most.items).map((item) => (
        <Item key={item.id} item={item} />
      ))}
      {form.items.length > most.items && (
        <p className="muted">and {form.items.length - most.items} more, in the editor</p>
      )}
    </>
  );
}

function Said({
  title,
  said,
  isUrgent = false,
}: {
  title: string;
  said: readonly { place: string | null; what: string }[];
  isUrgent?: boolean;
}) {
  if (said.length === 0) return null;
  return (
    <section className={css.said} aria-label={title}>
      <h2>{title}</h2>
      <ul role={isUrgent ? "alert" : undefined}>
        {said.slice(0, most.remarks).map(({ place, what }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same may be said of several
          <li key={at} className={isUrgent ? css.urgent : undefined}>
            {place !== null && (
              <>
                <b>
                  <bdi>{place.slice(0, 80)}</bdi>
                </b>
                {": "}
              </>
            )}
            {what}
          </li>
        ))}
        {said.length > most.remarks && (
          <li className="muted">and {said.length - most.remarks} more</li>
        )}
      </ul>
    </section>
  );
}

function Item({ item }: { item: ItemForm }) {
  return (
    <section className="card stack" aria-label={item.title}>
      <div>
        <h3>
          <bdi>{item.title}</bdi>
        </h3>
        <p className="small muted">
          <bdi>
            {item.summary} {item.why}
          </bdi>
        </p>
      </div>
      <ol className={css.anchors}>
        {levels.map((level) => (
          <li key={level}>
            <ScoreMark score={level} />
            <bdi>
              {shortened(item.anchors[level - 1] ?? "") || <i className="muted">no anchor</i>}
            </bdi>
          </li>
        ))}
      </ol>
      {item.questions.slice(0, 5).map(({ text, probes }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- questions keep their place
        <p key={at} className={`small ${css.anchor ?? ""}`}>
          <b>Ask:</b> <bdi>{shortened(text)}</bdi>
          {probes !== "" && (
            <span className="muted">
              {" "}
              <bdi>{shortened(probes.replaceAll("\n", " · "))}</bdi>
            </span>
          )}
        </p>
      ))}
    </section>
  );
}

function shortened(text: string): string {
  return text.length > most.letters ? `${text.slice(0, most.letters)}…` : text;
}
