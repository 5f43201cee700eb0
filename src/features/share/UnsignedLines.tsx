import { receiptOf } from "#domain/hash.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { sightOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { plural } from "#domain/plural.ts";
import { hashOf } from "#domain/records/scorecard.ts";
import { exportPacket, type Export } from "#exchange/exports.ts";
import { Button } from "#ui/Button.tsx";
import { ShareLine } from "./ShareLine.tsx";
import css from "./Share.module.css";

/** Of an opening nobody signs: one invitation for all, and one’s own cards, a file each. */
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
            : `${plural(mine.length, "card")} of yours, one file each.`
        }
      />
      {mine.length > 0 && (
        <ul className={css.cards}>
          {mine.map((card) => (
            <li key={card.id} className="row">
              <span className="grow">
                <bdi>
                  {panel.candidates.find(({ id }) => id === card.candidate)?.name ??
                    "Unknown candidate"}
                </bdi>
                <span className="small muted">
                  , {panel.rounds.find(({ id }) => id === card.round)?.title ?? "a round"}.{" "}
                  {receiptOf(hashOf(card.id))}
                </span>
              </span>
              <Button
                size="small"
                onClick={() => void give(exportPacket({ what: "card", card: card.id }, sight))}
              >
                Send this card
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
