import { useState, type DragEvent, type ReactNode } from "react";
import css from "./AnchoredScale.module.css";
import { RatingScale, type ScaleStep } from "./RatingScale.tsx";
import { ScoreMark } from "./ScoreMark.tsx";
import { elementOf, type Answer } from "./useItems.ts";

/** Something to be scored on a scale whose every step is anchored in words. */
export type Anchored = {
  id: string;
  title: string;
  /** In the order of the steps. */
  anchors: readonly string[];
};

/** One such item: its scale, the anchors, and what its page adds; folded, a line and its tiles. */
export function AnchoredScale<V extends number>({
  item,
  number,
  steps,
  answer,
  onAnswer,
  isCurrent,
  isOpen,
  onCurrent,
  onFold,
  showKeys,
  line,
  told,
  text,
  remark,
  onDragOver,
  onDrop,
  children,
}: {
  item: Anchored;
  /** Which of the sheet’s items it is, from 1. */
  number: number;
  steps: readonly ScaleStep<V>[];
  answer: Answer<V>;
  onAnswer: (answer: Answer<V>) => void;
  isCurrent: boolean;
  isOpen: boolean;
  onCurrent: () => void;
  onFold: () => void;
  /** Names keys where they act. */
  showKeys: boolean;
  /** How it stands, under the title while it is folded. */
  line: ReactNode;
  /** Before the scale: what there is to score, or to ask. */
  told?: ReactNode;
  /** The item’s own text field, `elementOf(item, "text")`. */
  text?: ReactNode;
  /** A word on the answer, under the text. */
  remark?: ReactNode;
  onDragOver?: (event: DragEvent) => void;
  onDrop?: (event: DragEvent) => void;
  children?: ReactNode;
}) {
  const [all, setAll] = useState(false);
  const value = typeof answer === "number" ? answer : null;
  const isUnseen = answer === "not observed";
  const title = elementOf(item.id, "title");
  return (
    <section
      id={elementOf(item.id)}
      className={isCurrent ? `card ${css.item} ${css.current}` : `card ${css.item}`}
      data-open={isOpen}
      data-answered={answer !== "unrated"}
      aria-labelledby={title}
      onFocus={onCurrent}
      onDragOver={onDragOver}
      onDrop={onDrop}
    >
      <div className={css.head}>
        <span className={css.number} aria-hidden>
          {number}
        </span>
        <div className={css.name}>
          <h2>
            <button type="button" className={css.fold} aria-expanded={isOpen} onClick={onFold}>
              <span id={title} dir="auto">
                {item.title}
              </span>
            </button>
          </h2>
          {!isOpen && <p className={css.line}>{line}</p>}
        </div>
        {isOpen && (
          <label className={css.notObserved}>
            <input
              type="checkbox"
              checked={isUnseen}
              onChange={(event) =>
                onAnswer(event.currentTarget.checked ? "not observed" : "unrated")
              }
            />
            Not observed
            {showKeys && <kbd aria-hidden>X</kbd>}
          </label>
        )}
        {isOpen && answer !== "unrated" && (
          <button type="button" className={css.clear} onClick={() => onAnswer("unrated")}>
            Clear
          </button>
        )}
        {!isOpen && value !== null && (
          <span className={css.mark} aria-hidden>
            <ScoreMark score={value} />
          </span>
        )}
      </div>
      {isOpen && told}
      <div className={css.scale}>
        <RatingScale
          labelledBy={title}
          steps={steps}
          anchors={item.anchors}
          layout={isOpen ? "list" : "small"}
          isWhole={all}
          value={value}
          faded={isUnseen}
          onPick={onAnswer}
        />
        {isOpen && (
          <div className={css.narrow}>
            {!all && <Chosen item={item} steps={steps} value={value} isUnseen={isUnseen} />}
            <button type="button" className={css.more} onClick={() => setAll(!all)}>
              {all ? "Hide the other anchors" : "All five anchors"}
            </button>
          </div>
        )}
      </div>
      {isOpen && (
        <>
          {text}
          <p id={elementOf(item.id, "remark")} className={css.remark}>
            {isUnseen ? "No chance to see it. Counts neither for nor against." : remark}
          </p>
          {children}
        </>
      )}
    </section>
  );
}

/**
 * The anchor of the chosen step, where the tiles stand without theirs. All share one cell, so that
 * nothing below moves when it changes.
 */
function Chosen<V extends number>({
  item,
  steps,
  value,
  isUnseen,
}: {
  item: Anchored;
  steps: readonly ScaleStep<V>[];
  value: V | null;
  isUnseen: boolean;
}) {
  return (
    <div className={css.chosen} aria-hidden>
      <p data-shown={value === null}>
        {isUnseen ? "Not observed." : "Choose the level whose words fit best."}
      </p>
      {steps.map((step, at) => (
        <p key={step.value} data-level={step.value} data-shown={value === step.value}>
          <b>
            {step.value} {step.name}.
          </b>{" "}
          {item.anchors[at]}
        </p>
      ))}
    </div>
  );
}
