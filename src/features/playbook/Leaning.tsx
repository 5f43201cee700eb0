import { useState } from "react";
import { leaningOn } from "#domain/playbook/openingPlan.ts";
import type { Panel } from "#domain/panel/panel.ts";
import {
  leaningInWords,
  leaningOf,
  leaningQuestions,
  type LeaningAnswers,
} from "#domain/playbook/playbook.ts";
import { limits } from "#domain/text.ts";
import { Button } from "#ui/Button.tsx";
import { SavedText } from "#ui/SavedText.tsx";
import { say } from "#ui/toasts.ts";
import { keepChange, notKept, wordsNotKept } from "./keep.ts";
import css from "./Playbook.module.css";

const told = {
  specialist:
    "A specialist: the work stays, and somebody deep in it delivers sooner and convinces those around them.",
  generalist:
    "A strong generalist who has shipped this kind of work twice: in a small team or a spread role, what they know from elsewhere pays off when priorities collide.",
  open: "It can go either way. Decide by what the first three months must bring, and write it down.",
} as const;

/** Specialist or generalist: four questions, a leaning, and a note that stays with the opening. */
export function Leaning({ panel }: { panel: Panel }) {
  const kept = leaningOn(panel);
  const [answers, setAnswers] = useState<LeaningAnswers>({});
  const leaning = leaningOf(answers);
  const save = () => {
    if (leaning === null) return;
    const because = leaningInWords(answers);
    keepChange(kept ?? { what: "leaning", opening: panel.id, leaning, because, note: "" }, {
      leaning,
      because,
    }).then(() => say("Kept with the opening."), notKept);
  };
  return (
    <section className="card stack" aria-labelledby="leaning">
      <h3 id="leaning" className={css.title}>
        Specialist or generalist
      </h3>
      {kept !== null && (
        <div className="stack">
          <p>{told[kept.leaning]}</p>
          <p className={`small muted ${css.lines ?? ""}`}>{kept.because}</p>
          <SavedText
            stored={kept.note}
            onSave={async (note) => (await keepChange(kept, { note })).note}
            onFail={wordsNotKept}
            className={css.note}
            rows={1}
            maxLength={limits.text}
            aria-label="Note on specialist or generalist"
            placeholder="What the panel makes of it"
          />
        </div>
      )}
      <details open={kept === null}>
        <summary>{kept === null ? "Four questions" : "Answer them again"}</summary>
        <div className="stack">
          {leaningQuestions.map(({ id, text }) => (
            <fieldset key={id} className={css.question}>
              <legend>{text}</legend>
              {[true, false].map((answer) => (
                <label key={String(answer)} className={css.tick}>
                  <input
                    type="radio"
                    name={`leaning-${id}`}
                    checked={answers[id] === answer}
                    onChange={() => setAnswers({ ...answers, [id]: answer })}
                  />
                  {answer ? "Yes" : "No"}
                </label>
              ))}
            </fieldset>
          ))}
          <p role="status">
            {leaning === null ? (
              <span className="small muted">The leaning shows when all four are answered.</span>
            ) : (
              told[leaning]
            )}
          </p>
          <div>
            <Button disabled={leaning === null} onClick={save}>
              Keep it with the opening
            </Button>
          </div>
        </div>
      </details>
    </section>
  );
}
