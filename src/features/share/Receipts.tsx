import { receiptOf } from "#domain/hash.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { hashOf } from "#domain/records/scorecard.ts";
import { momentInWords } from "#ui/dates.ts";
import { Scroll } from "#ui/Scroll.tsx";
import css from "./Share.module.css";

/** Whose card is in, with the receipt anyone can hold against the one read out by its author. */
export function Receipts({ panel }: { panel: Panel }) {
  if (panel.cards.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="receipts">
      <div>
        <h2 id="receipts">Receipts</h2>
        <p className="small muted">
          A receipt is made from all that is in a card. Each author sees theirs; if it is the same
          here, the card is as it was submitted. Every card below has been checked against its own.
        </p>
      </div>
      <Scroll label="Receipts">
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">Candidate</th>
              <th scope="col">Panelist</th>
              <th scope="col">Round</th>
              <th scope="col">Submitted</th>
              <th scope="col">Receipt</th>
            </tr>
          </thead>
          <tbody>
            {panel.cards.map((card) => (
              <tr key={card.id}>
                <td>
                  <bdi>
                    {panel.candidates.find(({ id }) => id === card.candidate)?.name ??
                      "Unknown candidate"}
                  </bdi>
                </td>
                <td>
                  <bdi>{panel.members.find(({ id }) => id === card.author)?.name}</bdi>
                </td>
                <td>{panel.rounds.find(({ id }) => id === card.round)?.title}</td>
                <td className="nowrap">
                  {momentInWords(card.body.submittedAt)}
                  {card.body.rev > 1 && `, revision ${card.body.rev}`}
                </td>
                <td>
                  <code>{receiptOf(hashOf(card.id))}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
