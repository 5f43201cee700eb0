import { receiptOf } from "#domain/hash.ts";
import type { CardId } from "#domain/id.ts";
import { hashOf, isLevel, type Scorecard } from "#domain/records/scorecard.ts";
import type { PanelCard } from "#domain/panel/panelCards.ts";
import { ratingOf } from "#domain/scoring/draft.ts";
import { settleRivals } from "#storage/submitting.ts";
import { Button } from "#ui/Button.tsx";
import { momentInWords } from "#ui/dates.ts";
import { say } from "#ui/toasts.ts";
import { callNames } from "./callNames.ts";
import type { CardSetting } from "./cardSetting.ts";
import css from "./SubmittedCard.module.css";

/** Versions of one's card from several devices, beside each other, and which of them counts. */
export function Rivals({
  kit,
  card,
  isRevealed,
}: Pick<CardSetting, "kit"> & { card: PanelCard; isRevealed: boolean }) {
  const versions = [{ id: card.id, body: card.body }, ...card.rivals];
  const choose = async (id: CardId) => {
    await settleRivals(
      id,
      versions.map((one) => one.id).filter((other) => other !== id),
    );
    say("Settled: this version counts, and the others are kept.");
  };
  return (
    <section className="card stack" aria-labelledby="rivals">
      <div>
        <h2 id="rivals">{versions.length} versions of this card</h2>
        <p className="small muted">
          Several of your devices submitted one. All are kept.{" "}
          {isRevealed
            ? "The panel’s cards are open, so the one submitted first counts."
            : "The one submitted first counts, unless you say otherwise before the panel’s cards open."}
        </p>
      </div>
      <ul className={css.rivals}>
        {versions.map(({ id, body }) => (
          <li key={id} className="stack">
            <p>
              <b>{id === card.id ? "Counts" : "Does not count"}</b>{" "}
              <code>{receiptOf(hashOf(id))}</code>, submitted {momentInWords(body.submittedAt)}
            </p>
            <p className="small">
              {kit.items.map((item) => `${item.title}: ${scoreIn(body, item.id)}`).join("; ")}.{" "}
              {callNames[body.recommendation]}.
            </p>
            {!isRevealed && id !== card.id && (
              <div>
                <Button size="small" onClick={() => void choose(id)}>
                  This one counts
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function scoreIn(body: Scorecard, item: Parameters<typeof ratingOf>[1]): string {
  const { score } = ratingOf(body, item);
  return isLevel(score) ? String(score) : score;
}
