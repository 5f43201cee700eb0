import { plural } from "#domain/plural.ts";
import type { ArrivingCard } from "#exchange/preview.ts";
import { Scroll } from "#ui/Scroll.tsx";
import css from "./Share.module.css";

const shownCards = 200;

/** The scorecards in the files, and what would become of each. */
export function ArrivingCards({ cards }: { cards: readonly ArrivingCard[] }) {
  return (
    <section className="card stack" aria-labelledby="arriving">
      <h2 id="arriving">{plural(cards.length, "scorecard")}</h2>
      <Scroll label="Arriving scorecards" tall>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">Scorecard</th>
              <th scope="col">Receipt</th>
              <th scope="col">
                <span className="unseen">Status</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {cards.slice(0, shownCards).map((card) => (
              <tr key={card.card}>
                <td>
                  <b>
                    <bdi>{card.candidate}</bdi>
                  </b>
                  <br />
                  <bdi>{card.panelist}</bdi>, {card.round}
                </td>
                <td className="nowrap">
                  <code>{card.receipt}</code>
                </td>
                <td>{statusInWords(card)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {cards.length > shownCards && (
        <p className="small muted">and {cards.length - shownCards} more</p>
      )}
    </section>
  );
}

const statusWords = {
  new: "new; its receipt matches",
  "already here": "here already",
  asked: "another version of what is here; asked below",
  waits: "kept until its opening or candidate arrives",
} as const;

function statusInWords(card: ArrivingCard): string {
  if (card.status === "rejected")
    return `refused: ${card.reason ?? "it does not match its receipt"}`;
  return [
    statusWords[card.status],
    ...(card.isFromHere ? ["yours from another device"] : []),
    ...(card.sawOthers ? ["written after seeing the others: does not count"] : []),
    ...(card.hasOddTimes ? ["its times are impossible: submitted before it was begun"] : []),
    ...(card.rivals.length > 0
      ? ["beside another version of it; its author settles which counts"]
      : []),
  ].join(", ");
}
