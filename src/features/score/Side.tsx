import { useEffect, useRef } from "react";
import type { ItemId } from "#domain/id.ts";
import { meanOfCard } from "#domain/scoring/mean.ts";
import { recommendations, type Draft, type Recommendation } from "#domain/records/scorecard.ts";
import {
  markGate,
  progressOf,
  ratingOf,
  recommend,
  type Missing,
} from "#domain/scoring/scoring.ts";
import { selfCheck } from "#domain/scoring/selfCheck.ts";
import { Button } from "#ui/Button.tsx";
import { useDraft } from "#ui/useDraft.ts";
import { track } from "#ui/writes.ts";
import { callNames } from "./callNames.ts";
import { Gates } from "./Gates.tsx";
import { InterviewTimer } from "./InterviewTimer.tsx";
import type { ChangeCard } from "./ItemBlock.tsx";
import { notSaved } from "./keep.ts";
import css from "./ScorePage.module.css";
import type { Stage } from "./stage.ts";
import { earlierCards } from "./earlierCards.ts";

type SideProps = Stage & {
  draft: Draft;
  /** What to list as missing: empty until submitting was tried. */
  missing: readonly Missing[];
  isComplete: boolean;
  timer: boolean;
  onTimer: (shown: boolean) => void;
  onChange: ChangeCard;
  onSubmit: () => void;
  onHelp: (() => void) | null;
  /** The keyboard is here now: keys that act on an item have none. */
  onLeaveItems: () => void;
  onGo: (item: ItemId, to: "score" | "evidence") => void;
};

/** The rest of the card: progress, skills, recommendation, submit. */
export function Side(props: SideProps) {
  const { draft, kit, round, onChange } = props;
  const progress = progressOf(draft, round.items);

  return (
    <aside className={css.side} aria-label="The rest of the card" onFocus={props.onLeaveItems}>
      <section className={css.section} aria-label="Progress">
        <div className="row">
          <h3 className="grow">Progress</h3>
          {props.onHelp !== null && (
            <span className={css.keys}>
              <Button look="quiet" size="small" onClick={props.onHelp}>
                <kbd>?</kbd> Keys
              </Button>
            </span>
          )}
        </div>
        <div className={css.segments} aria-hidden>
          {round.items.map((item) => (
            <span key={item} data-done={ratingOf(draft, item).score !== "unrated"} />
          ))}
        </div>
        <p className="small muted">
          {progress.scored} of {progress.of} scored, {progress.withEvidence} with evidence
        </p>
      </section>
      {kit.gates.length > 0 && (
        <Gates
          gates={kit.gates}
          marks={draft.gates}
          onMark={(gate, mark) => {
            track(onChange((card) => markGate(card, gate, mark))).catch(notSaved);
          }}
        />
      )}
      <Recommend draft={draft} items={round.items} onChange={onChange} />
      <Submit {...props} />
      <InterviewTimer id={draft.id} shown={props.timer} onShow={props.onTimer} />
    </aside>
  );
}

function Recommend({
  draft,
  items,
  onChange,
}: {
  draft: Draft;
  items: readonly ItemId[];
  onChange: ChangeCard;
}) {
  const [call, pick] = useDraft<Recommendation | null>(
    draft.recommendation,
    (next) => (next === null ? Promise.resolve() : onChange((card) => recommend(card, next))),
    notSaved,
  );
  const { mean, scored, of } = meanOfCard(draft, items);
  return (
    <fieldset className={css.section} id="recommendation">
      <legend>
        <h3>Recommendation</h3>
      </legend>
      <div className={css.calls}>
        {recommendations.map((one) => (
          <label
            key={one}
            className={one === "no decision" ? `${css.call} ${css.undecided}` : css.call}
          >
            <input
              type="radio"
              name="recommendation"
              checked={call === one}
              aria-label={callNames[one]}
              onChange={() => pick(one)}
            />
            {callNames[one]}
          </label>
        ))}
      </div>
      {call !== null && mean !== null && (
        <p className="small muted">
          Your items average {mean.toFixed(1)} ({scored} of {of} scored).
        </p>
      )}
    </fieldset>
  );
}

function Submit({
  panel,
  viewer,
  candidate,
  kit,
  round,
  draft,
  missing,
  isComplete,
  onSubmit,
  onGo,
}: SideProps) {
  const list = useRef<HTMLDivElement>(null);
  const count = missing.length;
  useEffect(() => {
    if (count > 0) list.current?.focus();
  }, [count]);
  const remarks = isComplete
    ? selfCheck({
        draft,
        expected: round.items,
        interviewAt: candidate.interviews[round.id] ?? null,
        now: new Date(viewer.now).toISOString(),
        earlier: earlierCards(panel, viewer.me, candidate.id),
      })
    : [];
  return (
    <section className={css.section} aria-label="Submit">
      {remarks.length > 0 && (
        <div className={css.checks}>
          <b>Before you submit, for you alone</b>
          {remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </div>
      )}
      {count > 0 && (
        <div ref={list} className={css.missing} role="alert" tabIndex={-1}>
          <b>Not submitted yet. Missing:</b>
          <ul>
            {missing.map((gap) => (
              <li key={gap.what === "recommendation" ? gap.what : `${gap.what} ${gap.item}`}>
                <button
                  type="button"
                  onClick={() =>
                    gap.what === "recommendation"
                      ? document.querySelector<HTMLInputElement>("#recommendation input")?.focus()
                      : onGo(gap.item, gap.what)
                  }
                >
                  {missingInWords(
                    gap,
                    (item) => kit.items.find(({ id }) => id === item)?.title ?? "an item",
                  )}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Button look="primary" size="wide" onClick={onSubmit}>
        Submit scorecard
      </Button>
      <p className="small muted">
        After this it is locked. Changes in calibration are kept beside the original.
      </p>
    </section>
  );
}

function missingInWords(gap: Missing, titleOf: (item: ItemId) => string): string {
  switch (gap.what) {
    case "score":
      return `${titleOf(gap.item)}: a score, or not observed`;
    case "evidence":
      return `${titleOf(gap.item)}: a line of evidence for the ${gap.score}`;
    case "recommendation":
      return "Your recommendation";
  }
}
