import { useState, type ReactNode } from "react";
import css from "./AnchoredScale.module.css";
import { AnchorGuide } from "./AnchorGuide.tsx";
import { RatingScale, type ScaleStep } from "./RatingScale.tsx";
import { elementOf, type Answer } from "./useItems.ts";

/** Something to be scored on a scale whose every step is anchored in words. */
export type Anchored = {
  id: string;
  title: string;
  summary: string;
  why: string;
  /** In the order of the steps. */
  anchors: readonly string[];
  questions: readonly { text: string; probes: readonly string[] }[];
};

/** One such item: its scale, the anchor in question, and what its page adds. */
export function AnchoredScale<V extends number>({
  item,
  steps,
  answer,
  onAnswer,
  isCurrent,
  onCurrent,
  keys,
  told,
  text,
  remark,
  children,
}: {
  item: Anchored;
  steps: readonly ScaleStep<V>[];
  answer: Answer<V>;
  onAnswer: (answer: Answer<V>) => void;
  isCurrent: boolean;
  onCurrent: () => void;
  /** Names the keys while the keyboard is here, those of the page among them; `null` for none. */
  keys: { more?: ReactNode } | null;
  /** Before the scale: what there is to score. */
  told?: ReactNode;
  /** The item’s own text field, `elementOf(item, "text")`. */
  text?: ReactNode;
  /** A word on the answer, beside “Not observed”. */
  remark?: ReactNode;
  children?: ReactNode;
}) {
  // Pointing holds while the answer stays what it was: a key, or a press, shows the anchor it chose.
  const [pointed, setPointed] = useState<{ at: V | null; before: Answer<V> } | null>(null);
  const value = typeof answer === "number" ? answer : null;
  const shown = (pointed?.before === answer ? pointed.at : null) ?? value;
  const asked = item.questions[0]?.text ?? item.why;
  const [title, anchor] = [elementOf(item.id, "title"), elementOf(item.id, "anchor")];
  return (
    <section
      id={elementOf(item.id)}
      className={isCurrent ? `card ${css.item} ${css.current}` : `card ${css.item}`}
      aria-labelledby={title}
      onFocus={onCurrent}
      onPointerDown={onCurrent}
    >
      <div className={css.head}>
        <div>
          <h2 id={title}>{item.title}</h2>
          <p className="small muted">{item.summary}</p>
        </div>
        {keys !== null && (
          <span className={css.keys} aria-hidden>
            <kbd>{steps[0]?.value}</kbd>–<kbd>{steps.at(-1)?.value}</kbd> score {keys.more}
            <kbd>X</kbd> not observed
          </span>
        )}
      </div>
      {told}
      <RatingScale
        labelledBy={title}
        describedBy={anchor}
        steps={steps}
        value={value}
        faded={answer === "not observed"}
        onPick={onAnswer}
        onPoint={(at) => setPointed({ at, before: answer })}
      />
      <div className={css.anchors}>
        <p id={shown === null ? anchor : undefined} data-shown={shown === null}>
          {answer === "not observed"
            ? "Not observed: no chance to see it. Counts neither for nor against."
            : asked.trim() !== "" && <>Ask: {asked}</>}
        </p>
        {steps.map((step, at) => (
          <p
            key={step.value}
            id={shown === step.value ? anchor : undefined}
            data-level={step.value}
            data-shown={shown === step.value}
          >
            {item.anchors[at]}
          </p>
        ))}
      </div>
      {text}
      <div className={css.under}>
        <label className={css.notObserved}>
          <input
            type="checkbox"
            checked={answer === "not observed"}
            onChange={(event) => onAnswer(event.currentTarget.checked ? "not observed" : "unrated")}
          />
          Not observed
        </label>
        <span id={elementOf(item.id, "remark")}>{remark}</span>
      </div>
      {children}
      <AnchorGuide item={item} steps={steps} />
    </section>
  );
}
