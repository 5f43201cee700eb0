import type { ReactNode } from "react";
import { listOf, plural } from "#domain/plural.ts";
import type { CardGlance, QuestionTold } from "#exchange/preview.ts";
import { dayInWords, momentInWords } from "#ui/dates.ts";
import { metInWords } from "#exchange/metInWords.ts";
import { SaveDraft } from "./SaveDraft.tsx";
import css from "./Share.module.css";

/** What comes in only if somebody says so; each by itself, and none ticked beforehand. */
export function Questions({
  questions,
  more,
  agreed,
  onAnswer,
}: {
  questions: readonly QuestionTold[];
  more: number;
  agreed: ReadonlySet<string>;
  onAnswer: (key: string, yes: boolean) => void;
}) {
  return (
    <section className="card stack" aria-labelledby="asked">
      <div>
        <h2 id="asked">Only if you say so</h2>
        <p className="small muted">
          What is not ticked stays out, and what is here stays as it is. A file does not prove who
          wrote it: if something surprises you, ask the person named.
        </p>
      </div>
      <ul className="stack">
        {questions.map((question) => (
          <li key={question.key}>
            <label className={css.check}>
              <input
                type="checkbox"
                checked={agreed.has(question.key)}
                disabled={question.ask === "link" && !question.isPossible}
                onChange={(event) => onAnswer(question.key, event.currentTarget.checked)}
              />
              <span>{titleOf(question)}</span>
            </label>
            <div className={css.answer}>{detailOf(question)}</div>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="small muted">
          {plural(more, "more question")} of this file are not shown, and what they ask for stays
          out.
        </p>
      )}
    </section>
  );
}

const linkWords = { opening: "opening", candidate: "candidate", panelist: "person" } as const;

function titleOf(question: QuestionTold): ReactNode {
  switch (question.ask) {
    case "erase":
      return (
        <>
          <b>Erase</b> <bdi>{question.name}</bdi> here too
        </>
      );
    case "bring back":
      return (
        <>
          <b>Bring back</b> <bdi>{question.name}</bdi>, erased here{" "}
          {momentInWords(question.erasedAt)}
        </>
      );
    case "link":
      return (
        <>
          <b>Put together as one {linkWords[question.what]}:</b> <bdi>{question.names[0]}</bdi> and{" "}
          <bdi>{question.names[1]}</bdi>
        </>
      );
    case "revision":
      return (
        <>
          <b>Take another version</b> of <bdi>{question.panelist}</bdi>’s card on{" "}
          <bdi>{question.candidate}</bdi>, {question.round}
        </>
      );
    case "expect less":
      return (
        <>
          <b>Change who is expected</b> in <bdi>{question.opening}</bdi>
        </>
      );
    case "go on without":
      return (
        <>
          <b>Go on without</b> <bdi>{question.panelist}</bdi>’s card on{" "}
          <bdi>{question.candidate}</bdi>, {question.round}
        </>
      );
    case "recuse":
      return (
        <>
          <b>Go on without</b> <bdi>{question.panelist}</bdi>, who says they should not score{" "}
          <bdi>{question.candidate}</bdi>
        </>
      );
    case "saw others":
      return (
        <>
          <b>Note that</b> <bdi>{question.panelist}</bdi> had opened the cards on{" "}
          <bdi>{question.candidate}</bdi> {momentInWords(question.at)}
        </>
      );
    case "replace":
      return (
        <>
          <b>Replace</b> {question.what === "decision" ? "the decision" : "a second look"} on{" "}
          <bdi>{question.candidate}</bdi>
        </>
      );
  }
}

function detailOf(question: QuestionTold): ReactNode {
  switch (question.ask) {
    case "erase":
      return (
        <>
          <p className="small muted">
            <bdi>{question.by}</bdi> erased it elsewhere.{" "}
            {question.cards > 0 && `${plural(question.cards, "card")} would go with it.`}
          </p>
          {question.drafts.map(({ panelist, candidate, round, draft }) => (
            <p key={draft.id} className="small">
              It also erases the unsent card of <bdi>{panelist}</bdi> on <bdi>{candidate}</bdi>,{" "}
              {round}. <SaveDraft draft={draft} about={candidate} />
            </p>
          ))}
        </>
      );
    case "bring back":
      return (
        <p className="small muted">
          {question.cards > 0
            ? `As it was in the backup, with ${plural(question.cards, "card")}.`
            : "As it was in the backup."}
        </p>
      );
    case "link":
      return (
        <p className="small muted">
          {question.isPossible
            ? `${question.by} said so. ${metInWords(question.names, question.met, dayInWords)} It can be undone in Settings.`
            : "Both are on one panel, so they are two people and stay two."}
        </p>
      );
    case "revision":
      return (
        <>
          <p className="small muted">
            {question.isOpen
              ? "Beside each other:"
              : "What is in them shows once the cards on this candidate are open to you."}
          </p>
          <dl className={css.beside}>
            {question.here.map((card) => (
              <Glance key={card.receipt} label="Here" card={card} />
            ))}
            <Glance label="In the file" card={question.there} />
          </dl>
        </>
      );
    case "expect less":
      return (
        <p className="small muted">
          {question.less
            .map(
              ({ panelist, rounds }) => `${panelist} is not expected in ${listOf(rounds)} any more`,
            )
            .join("; ")}
          . <bdi>{question.by}</bdi> changed it. What was closed to them stays closed.
        </p>
      );
    case "go on without":
      return (
        <p className="small muted">
          <bdi>{question.by}</bdi> says why: {question.reason}
        </p>
      );
    case "recuse":
      return (
        <p className="small muted">
          “{question.words}”. It says so in their name: the panel waits for no card of theirs.
        </p>
      );
    case "saw others":
      return (
        <p className="small muted">
          {question.cards > 0
            ? "Their later card is kept and marked, but does not count."
            : "A card of theirs from now on is kept and marked, but does not count."}
        </p>
      );
    case "replace":
      return question.here === null ? (
        <p className="small muted">
          <bdi>{question.by}</bdi> wrote it. What it says shows once the cards are open to you.
        </p>
      ) : (
        <p className="small muted">
          Here: “{question.here}” In the file: “{question.there}” <bdi>{question.by}</bdi> wrote it.
        </p>
      );
  }
}

function Glance({ label, card }: { label: string; card: CardGlance }) {
  const scores = card.scores?.map(({ item, score }) => `${item} ${score}`).join(", ");
  return (
    <div>
      <dt>
        {label}, <code>{card.receipt}</code>
      </dt>
      <dd>
        version {card.rev}, submitted {momentInWords(card.submittedAt)}
        {scores !== undefined && `; ${scores}; ${card.recommendation ?? ""}`}
      </dd>
    </div>
  );
}
