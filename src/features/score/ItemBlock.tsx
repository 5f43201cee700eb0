import { useId, useImperativeHandle, useRef, useState, type Ref } from "react";
import {
  anchorOf,
  levelNames,
  levels,
  signalsOf,
  type Item,
  type Kit,
  type Level,
} from "#domain/kit/kit.ts";
import { nudgeFor, nudgeInWords } from "#domain/scoring/nudge.ts";
import { isLevel, type Draft, type Rating } from "#domain/records/scorecard.ts";
import {
  lacksEvidence,
  needsEvidence,
  noteEvidence,
  ratingOf,
  scoreItem,
  toggleSignal,
} from "#domain/scoring/scoring.ts";
import { limits } from "#domain/text.ts";
import { timeInWords } from "#ui/dates.ts";
import { RatingScale } from "#ui/RatingScale.tsx";
import { SavedText } from "#ui/SavedText.tsx";
import { useDraft } from "#ui/useDraft.ts";
import { track } from "#ui/writes.ts";
import { notSaved, wordsNotSaved } from "./keep.ts";
import css from "./ScorePage.module.css";

export type ChangeCard = (change: (draft: Draft, now: string) => Draft) => Promise<void>;

/** What the keyboard asks of the item in focus. */
export type ItemHandle = {
  pick: (score: Rating["score"]) => void;
  focusEvidence: () => void;
  focus: () => void;
};

const steps = levels.map((level) => ({ value: level, name: levelNames[level] }));

/** One item of the card: its scale, the anchor in question, evidence, signals. */
export function ItemBlock({
  item,
  kit,
  draft,
  isCurrent,
  showHints,
  onChange,
  onCurrent,
  handle,
  notes,
}: {
  item: Item;
  kit: Kit;
  draft: Draft;
  isCurrent: boolean;
  showHints: boolean;
  onChange: ChangeCard;
  onCurrent: () => void;
  handle: Ref<ItemHandle>;
  /** A practice case’s notes: they are the evidence, so none is written and no signal tagged. */
  notes?: string;
}) {
  const id = useId();
  const rating = ratingOf(draft, item.id);
  const [pointed, setPointed] = useState<number | null>(null);
  const [score, pick] = useDraft(
    rating.score,
    (next: Rating["score"]) => onChange((card) => scoreItem(card, item.id, next)),
    notSaved,
  );
  const evidence = useRef<Pick<HTMLTextAreaElement, "focus">>(null);
  const level = isLevel(score) ? score : null;
  const shown = pointed ?? level;
  const wanting = needsEvidence(score) && lacksEvidence({ ...rating, score });
  const isPractice = notes !== undefined;
  const nudge = nudgeFor({ ...rating, score }, item);

  useImperativeHandle(handle, () => ({
    pick,
    focusEvidence: () => evidence.current?.focus(),
    focus: () => {
      const block = document.getElementById(id);
      const first =
        block?.querySelector<HTMLInputElement>("input:checked") ?? block?.querySelector("input");
      first?.focus();
      block?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    },
  }));

  return (
    <section
      id={id}
      className={`card ${css.item} ${isCurrent ? css.current : ""}`}
      aria-labelledby={`${id}-title`}
      onFocus={onCurrent}
      onPointerDown={onCurrent}
    >
      <div className={css.itemHead}>
        <div>
          <h2 id={`${id}-title`}>{item.title}</h2>
          <p className="small muted">{item.summary}</p>
        </div>
        {showHints && (
          <span className={css.hints} aria-hidden>
            <kbd>1</kbd>–<kbd>5</kbd> score {!isPractice && <kbd>E</kbd>}
            {!isPractice && " evidence "}
            <kbd>X</kbd> not observed
          </span>
        )}
      </div>
      {isPractice && <p className={css.told}>{notes}</p>}
      <RatingScale
        labelledBy={`${id}-title`}
        describedBy={`${id}-anchor`}
        steps={steps}
        value={level}
        faded={score === "not observed"}
        onPick={(value) => pick(value as Level)}
        onPoint={setPointed}
      />
      <div className={css.anchors}>
        <p id={shown === null ? `${id}-anchor` : undefined} data-shown={shown === null}>
          {score === "not observed" ? (
            "Not observed: no chance to see it. Counts neither for nor against."
          ) : (
            <>Ask: {item.questions[0]?.text ?? item.why}</>
          )}
        </p>
        {levels.map((one) => (
          <p
            key={one}
            id={shown === one ? `${id}-anchor` : undefined}
            data-level={one}
            data-shown={shown === one}
          >
            {anchorOf(item, one)}
          </p>
        ))}
      </div>
      {!isPractice && (
        <SavedText
          ref={evidence}
          stored={rating.evidence}
          onSave={(text) => onChange((card, now) => noteEvidence(card, item.id, text, now))}
          onFail={wordsNotSaved}
          className={wanting ? `${css.text} ${css.wanting}` : css.text}
          rows={2}
          maxLength={limits.text}
          aria-label={`Evidence for ${item.title}`}
          aria-describedby={`${id}-under`}
          placeholder={
            wanting
              ? `What did they say or do? A score of ${score} needs a line of evidence.`
              : "What did they say or do?"
          }
        />
      )}
      <div className={css.under}>
        <label className={css.check}>
          <input
            type="checkbox"
            checked={score === "not observed"}
            onChange={(event) => pick(event.currentTarget.checked ? "not observed" : "unrated")}
          />
          Not observed
        </label>
        <span id={`${id}-under`} className={nudge === null ? undefined : css.nudge}>
          {nudge !== null
            ? nudgeInWords(nudge)
            : wanting && !isPractice
              ? `A score of ${score} needs a line of evidence.`
              : rating.notedAt !== null && `Noted ${timeInWords(rating.notedAt)}`}
        </span>
      </div>
      {!isPractice && <Signals item={item} kit={kit} rating={rating} onChange={onChange} />}
      <Guide item={item} />
    </section>
  );
}

function Signals({
  item,
  kit,
  rating,
  onChange,
}: {
  item: Item;
  kit: Kit;
  rating: Rating;
  onChange: ChangeCard;
}) {
  const signals = signalsOf(kit, item.id);
  if (signals.length === 0) return null;
  return (
    <div className={css.chips} role="group" aria-label={`Signals heard on ${item.title}`}>
      {signals.map((signal) => (
        <button
          key={signal.id}
          type="button"
          className={css.chip}
          data-tone={signal.tone}
          aria-pressed={rating.signals.includes(signal.id)}
          title={signal.detail}
          onClick={() => {
            track(onChange((card) => toggleSignal(card, item.id, signal.id))).catch(notSaved);
          }}
        >
          <span aria-hidden>{signal.tone === "red flag" ? "⚑" : "+"}</span>
          {signal.title}
          <span className="unseen"> ({signal.tone})</span>
        </button>
      ))}
    </div>
  );
}

/** The whole ladder and the questions, for whoever wants to read ahead. */
function Guide({ item }: { item: Item }) {
  return (
    <details className={css.more}>
      <summary>All anchors and questions</summary>
      <ol>
        {levels.map((level) => (
          <li key={level}>
            <b>{levelNames[level]}.</b> {anchorOf(item, level)}
          </li>
        ))}
      </ol>
      {item.questions.map((question) => (
        <div key={question.text}>
          <p>
            <b>Ask:</b> {question.text}
          </p>
          <ul>
            {question.probes.map((probe) => (
              <li key={probe}>{probe}</li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
