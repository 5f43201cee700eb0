import { receiptOf } from "#domain/hash.ts";
import type { PanelCard } from "#domain/panel/panelCards.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { sightOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { listOf } from "#domain/plural.ts";
import { hashOf } from "#domain/records/scorecard.ts";
import { exportPacket } from "#exchange/exports.ts";
import { Button } from "#ui/Button.tsx";
import css from "./Share.module.css";
import type { Give } from "./give.ts";
import travel from "./Travel.module.css";

/** One’s own cards, to be sent by hand: the one thing to do where nothing travels by itself. */
export function OwnCards({ panel, viewer, give }: { panel: Panel; viewer: Viewer; give: Give }) {
  const mine = panel.cards.filter((card) => card.author === viewer.me);
  const send = (cards: readonly PanelCard[]) =>
    void give(
      exportPacket({ what: "cards", cards: cards.map(({ id }) => id) }, sightOf(panel, viewer)),
      { isForPanel: true },
    );
  if (mine.length === 0)
    return (
      <section className="card stack" aria-labelledby="own-cards">
        <h2 id="own-cards">My cards</h2>
        <p className="muted">
          You have not submitted a card here yet. Once you have, you send it from here.
        </p>
      </section>
    );
  return (
    <section className={`card stack ${travel.toDo}`} aria-labelledby="own-cards">
      <div>
        <h2 id="own-cards" className={travel.headline}>
          {mine.length === 1 ? "My card" : `My ${mine.length} cards`}
        </h2>
        <p>On {namesOn(panel, mine)}, in one file. Sending one twice does no harm.</p>
      </div>
      <div>
        <Button look="primary" onClick={() => send(mine)}>
          {mine.length === 1 ? "Send my card" : `Send all my cards (${mine.length})`}
        </Button>
      </div>
      {mine.length > 1 && (
        <details>
          <summary>One by one</summary>
          <ul className={css.cards}>
            {mine.map((card) => (
              <li key={card.id} className="row">
                <span className="grow">
                  <bdi>{nameOn(panel, card)}</bdi>
                  <span className="small muted">
                    , {panel.rounds.find(({ id }) => id === card.round)?.title ?? "a round"}.{" "}
                    {receiptOf(hashOf(card.id))}
                  </span>
                </span>
                <Button size="small" onClick={() => send([card])}>
                  Send this card
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const mostNames = 4;

function namesOn(panel: Panel, cards: readonly PanelCard[]): string {
  const names = [...new Set(cards.map((card) => nameOn(panel, card)))];
  const more = names.length - mostNames;
  return listOf(more > 0 ? [...names.slice(0, mostNames), `${more} more`] : names);
}

function nameOn({ candidates }: Panel, { candidate }: PanelCard): string {
  return candidates.find(({ id }) => id === candidate)?.name ?? "somebody erased";
}
