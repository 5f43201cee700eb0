import { receiptOf } from "#domain/hash.ts";
import type { PanelCard } from "#domain/panel/panelCards.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { sightOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { listOf } from "#domain/plural.ts";
import { hashOf } from "#domain/records/scorecard.ts";
import { exportPacket, type Export } from "#exchange/exports.ts";
import { Button } from "#ui/Button.tsx";
import { ShareLine } from "./ShareLine.tsx";
import css from "./Share.module.css";

/** Of an opening nobody signs: one invitation for all, and one’s own cards. */
export function UnsignedLines({
  panel,
  viewer,
  give,
}: {
  panel: Panel;
  viewer: Viewer;
  give: (making: Promise<Export>) => Promise<void>;
}) {
  const opening = panel.id;
  const sight = sightOf(panel, viewer);
  const mine = panel.cards.filter((card) => card.author === viewer.me);
  return (
    <>
      <ShareLine
        title="Invitation"
        text="The opening, its kit, candidates and panel. Nobody’s cards. For panelists who are about to score."
        action={
          <Button onClick={() => void give(exportPacket({ what: "invitation", opening }, sight))}>
            Send the invitation
          </Button>
        }
      />
      <ShareLine
        title="My cards"
        text={
          mine.length === 0
            ? "You have not submitted a card here yet."
            : `On ${namesOn(panel, mine)}, in one file. Sending one twice does no harm.`
        }
        action={
          mine.length > 0 && (
            <Button
              look="primary"
              onClick={() =>
                void give(exportPacket({ what: "cards", cards: mine.map(({ id }) => id) }, sight))
              }
            >
              {mine.length === 1 ? "Send my card" : `Send all my cards (${mine.length})`}
            </Button>
          )
        }
      />
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
                <Button
                  size="small"
                  onClick={() =>
                    void give(exportPacket({ what: "cards", cards: [card.id] }, sight))
                  }
                >
                  Send this card
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
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
