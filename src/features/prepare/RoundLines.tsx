import { useFieldArray, useWatch } from "react-hook-form";
import type { RoundId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { listOf, plural, spelled } from "#domain/plural.ts";
import { FoldLine, type OpenLines } from "./FoldLine.tsx";
import { mostRounds, type OpeningFormApi, type TypedInput } from "./openingSchema.ts";
import { RoundFields } from "./RoundFields.tsx";
import css from "./Setup.module.css";

/** The rounds of an opening, a line each: how long, and the items it looks at. */
export function RoundLines({
  form,
  kit,
  lines,
  cardsIn,
  newRoundId,
}: {
  form: OpeningFormApi;
  kit: Kit;
  lines: OpenLines;
  /** How many cards are in, by round. */
  cardsIn: (round: string) => number;
  newRoundId: () => RoundId;
}) {
  const { fields, append, remove } = useFieldArray({
    control: form.control,
    name: "rounds",
    keyName: "key",
  });
  const add = () => {
    const id = newRoundId();
    const items = kit.items.map((item) => item.id);
    append(
      { id, title: "", minutes: 60, items, paired: false, takeHome: "" },
      { focusName: `rounds.${fields.length}.title` },
    );
    lines.toggle(roundLine(id));
  };
  return (
    <section className={css.part} aria-labelledby="set-up-rounds">
      <div className={css.partHead}>
        <h2 id="set-up-rounds">Rounds</h2>
        <p className="small muted">Two or three work best.</p>
        {fields.length < mostRounds && (
          <button type="button" className={css.act} onClick={add}>
            Add a round
          </button>
        )}
      </div>
      <div className={css.frame}>
        {fields.map((field, index) => (
          <RoundLine
            key={field.key}
            {...{ form, kit, lines, index }}
            cards={cardsIn(field.id)}
            onRemove={fields.length > 1 ? () => remove(index) : null}
          />
        ))}
      </div>
    </section>
  );
}

export function roundLine(id: string): string {
  return `round ${id}`;
}

function RoundLine({
  form,
  kit,
  lines,
  index,
  cards,
  onRemove,
}: {
  form: OpeningFormApi;
  kit: Kit;
  lines: OpenLines;
  index: number;
  cards: number;
  onRemove: (() => void) | null;
}) {
  const round = useWatch({ control: form.control, name: `rounds.${index}` });
  // Between taking a round away and the list without it.
  if ((round as typeof round | undefined) === undefined) return null;
  const title = round.title.trim() || "New round";
  return (
    <FoldLine
      line={roundLine(round.id)}
      lines={lines}
      title={title}
      what={title}
      stands={
        <>
          <span className={css.minutes}>{String(round.minutes)} min</span>
          <span>{looksAt(round, kit)}</span>
        </>
      }
    >
      <RoundFields form={form} kit={kit} index={index} />
      {onRemove !== null && (
        <div>
          <button
            type="button"
            className={css.act}
            disabled={cards > 0}
            aria-describedby={cards > 0 ? `kept-${round.id}` : undefined}
            onClick={onRemove}
          >
            Remove this round
          </button>
          {cards > 0 && (
            <p id={`kept-${round.id}`} className="small muted">
              {plural(cards, "card")} {cards === 1 ? "is" : "are"} in, so the round stays: without
              it nobody would find {cards === 1 ? "it" : "them"} any more.
            </p>
          )}
        </div>
      )}
    </FoldLine>
  );
}

/** The items of a round in few words: most of them by the one or two it leaves out. */
function looksAt(round: TypedInput["rounds"][number], { items }: Kit): string {
  const titles = (isIn: boolean) =>
    items.filter(({ id }) => round.items.includes(id) === isIn).map(({ title }) => title);
  const [seen, left] = [titles(true), titles(false)];
  const all = `all ${spelled(items.length)} items`;
  const what =
    left.length === 0
      ? all
      : left.length <= 2 && seen.length > 3
        ? `${all} but ${listOf(left)}`
        : seen.length > 6
          ? `${seen.length} of ${items.length} items`
          : seen.join(", ") || "no item";
  const home = Number(round.takeHome) > 0 ? `; ${Number(round.takeHome)} min at home` : "";
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${round.paired ? "; paired" : ""}${home}`;
}
