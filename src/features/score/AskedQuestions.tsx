import type { Item, Question } from "#domain/kit/kit.ts";
import type { AskedQuestion } from "#domain/records/scorecard.ts";
import { askedAs, probed } from "#domain/scoring/questions.ts";
import css from "./AskedQuestions.module.css";
import type { Card } from "./useCard.ts";

const ways = [
  ["as written", "As written"],
  ["own words", "Own words"],
  ["not asked", "Not asked"],
] as const satisfies readonly (readonly [AskedQuestion["how"], string])[];

/** An item's questions: how each was put, and which probes were used. The next one stands first. */
export function AskedQuestions({ item, card: { askedAt, tellAsked } }: { item: Item; card: Card }) {
  const [first, ...others] = item.questions;
  if (first === undefined) return null;
  const toldAt = (question: number) => askedAt({ item: item.id, question });
  const told = others.filter((_, at) => toldAt(at + 1) !== null).length;
  const row = (question: Question, at: number) => (
    <AskQuestion
      key={question.text}
      question={question}
      told={toldAt(at)}
      onAsk={(how) => tellAsked({ item: item.id, question: at }, askedAs(toldAt(at), at, how))}
      onProbe={(probe) => tellAsked({ item: item.id, question: at }, probed(toldAt(at), at, probe))}
    />
  );
  return (
    <div className={css.questions}>
      {row(first, 0)}
      {others.length > 0 && (
        <details className={css.more}>
          <summary>
            {others.length === 1 ? "One more question" : `${others.length} more questions`}
            {told > 0 && `, ${told} ticked`}
          </summary>
          {others.map((question, at) => row(question, at + 1))}
        </details>
      )}
    </div>
  );
}

function AskQuestion({
  question: { text, probes },
  told,
  onAsk,
  onProbe,
}: {
  question: Question;
  told: AskedQuestion | null;
  onAsk: (how: AskedQuestion["how"] | null) => void;
  onProbe: (probe: number) => void;
}) {
  return (
    <div className={css.question}>
      <p className={css.text} dir="auto">
        {text}
      </p>
      <div className={css.ways} role="group" aria-label={`Asked: ${text}`}>
        {ways.map(([how, name]) => (
          <button
            key={how}
            type="button"
            className={css.way}
            aria-pressed={told?.how === how}
            onClick={() => onAsk(told?.how === how ? null : how)}
          >
            {name}
          </button>
        ))}
      </div>
      {probes.length > 0 && (
        <div className={css.probes} role="group" aria-label="Probes used">
          {probes.map((probe, at) => (
            <label key={probe} className={css.probe}>
              <input
                type="checkbox"
                checked={told?.probes.includes(at) === true}
                onChange={() => onProbe(at)}
              />
              {probe}
            </label>
          ))}
        </div>
      )}
    </div>
  );
}
