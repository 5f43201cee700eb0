import type { ParityWith } from "#domain/panel/parity.ts";
import type { QuestionParity } from "#domain/panel/questionParity.ts";
import { plural } from "#domain/plural.ts";
import type { Shares } from "#domain/records/evidence.ts";
import { dateInFull } from "#ui/dates.ts";
import css from "./Record.module.css";
import { capitalised } from "#domain/text.ts";
import type { MeetingRecord } from "#domain/meeting/recordShape.ts";

/** What the record rests on: parity with the other candidates, the cards and their receipts. */
export function RecordBasis({
  record: { formatChanged, parity, questions, recusals, waivers, cards },
}: {
  record: MeetingRecord;
}) {
  return (
    <>
      <section aria-labelledby="parity" className={css.part}>
        <h3 id="parity">Beside the other candidates</h3>
        {formatChanged !== "" && (
          <p className="small">
            Format changed: <bdi>{formatChanged}</bdi>. Where the figures differ, that may be why;
            it is no slip.
          </p>
        )}
        <ul className={css.lines}>
          {parity.map((one) => (
            <li key={one.what}>
              <span>{capitalised(one.what)}</span>
              <span>{parityInWords(one)}</span>
            </li>
          ))}
        </ul>
        <QuestionsAsked questions={questions} />
        {recusals.map(({ panelist, words, at }) => (
          <p key={panelist} className="small">
            <bdi>{panelist}</bdi> did not score: <bdi>{words}</bdi> ({dateInFull(at)})
          </p>
        ))}
        {waivers.map(({ panelist, round, reason, by }) => (
          <p key={`${panelist} ${round}`} className="small">
            The panel went on without <bdi>{panelist}</bdi> in {round}
            {by !== "" && `, said ${by}`}: <bdi>{reason}</bdi>
          </p>
        ))}
      </section>
      {cards
        .filter(({ apart }) => apart.length > 0)
        .map((card) => (
          <Apart key={card.receipt} card={card} />
        ))}
      <section aria-labelledby="cards" className={css.item}>
        <h3 id="cards">Cards and receipts</h3>
        <table className={css.cards}>
          <thead>
            <tr>
              <th scope="col">Panelist</th>
              <th scope="col">Round</th>
              <th scope="col">Submitted</th>
              <th scope="col">Receipt</th>
            </tr>
          </thead>
          <tbody>
            {cards.map((card) => (
              <tr key={card.receipt}>
                <th scope="row">
                  <bdi>{card.panelist}</bdi>
                  <small>{card.role}</small>
                </th>
                <td>
                  {card.round}
                  <small>{sharesInWords(card.sources)}</small>
                  {card.leftOut !== null && <small>{leftOutInWords(card)}</small>}
                </td>
                <td>
                  {dateInFull(card.submittedAt)}
                  {card.revision > 1 && <small>revision {card.revision}</small>}
                </td>
                <td>
                  <code>{card.receipt}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="small muted">
          A receipt is made from everything on a card: compare it with the one its panelist holds.
        </p>
      </section>
    </>
  );
}

/** What they were never asked that others were; nothing where nobody ticks questions. */
function QuestionsAsked({ questions }: { questions: QuestionParity }) {
  if (!questions.ticked)
    return questions.others === 0 ? null : (
      <p className="small">
        Which questions were asked was not ticked here; on{" "}
        {plural(questions.others, "other candidate")} it was.
      </p>
    );
  if (questions.never.length === 0)
    return <p className="small">Asked every question that others were asked.</p>;
  return (
    <>
      <p className="small">Never asked, though others were:</p>
      <ul className={css.lines}>
        {questions.never.map(({ item, question, others }) => (
          <li key={`${item} ${question}`}>
            <span>
              {item}: <bdi>{question}</bdi>
            </span>
            <span>{plural(others, "other")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function sharesInWords({ mine, transcript, summary }: Shares): string {
  const all = mine + transcript + summary;
  if (all === 0) return "no line of evidence";
  if (mine === all)
    return `${plural(all, "line")} of evidence, ${all === 1 ? "" : "all "}their own`;
  return [
    `${mine} of ${plural(all, "line")} of evidence their own`,
    transcript > 0 && `${transcript} from a transcript`,
    summary > 0 && `${summary} from an AI summary`,
  ]
    .filter((part) => part !== false)
    .join(", ");
}

function leftOutInWords({ leftOut, kit }: MeetingRecord["cards"][number]): string {
  switch (leftOut) {
    case "practice":
      return "a shadow’s card, not counted";
    case "by the coordinator":
      return "by who coordinates and scores nobody, not counted";
    case "after seeing the others":
      return "written after seeing the others, not counted";
    case "other kit version":
      return `on ${kit}, not counted: versions are not mixed`;
    case null:
      return "";
  }
}

/** What cards say that are kept and not counted: the record holds their evidence too. */
function Apart({ card }: { card: MeetingRecord["cards"][number] }) {
  return (
    <section className={css.item} aria-label={`Not counted: ${card.panelist}, ${card.round}`}>
      <h3>
        <bdi>{card.panelist}</bdi>, {card.round}: {leftOutInWords(card)}
      </h3>
      <ul className={css.lines}>
        {card.apart.map(({ item, score, evidence }) => (
          <li key={item}>
            <span>
              {item}
              {evidence !== "" && (
                <>
                  {": "}
                  <bdi>{evidence}</bdi>
                </>
              )}
            </span>
            <b>{score}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function parityInWords({ here, others }: ParityWith): string {
  if (others === null) return `${here}; nobody else to compare with`;
  const { fewest, most } = others;
  if (fewest === most)
    return fewest === here ? `${here}, as the others` : `${here}; the others ${most}`;
  return `${here}; the others ${fewest} to ${most}`;
}
