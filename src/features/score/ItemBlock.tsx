import { levelNames, levels, signalsOf, type Item, type Kit } from "#domain/kit/kit.ts";
import { nudgeFor, nudgeInWords } from "#domain/scoring/nudge.ts";
import type { Rating } from "#domain/records/scorecard.ts";
import { lacksEvidence, noteEvidence, toggleSignal } from "#domain/scoring/scoring.ts";
import { ratingOf } from "#domain/scoring/draft.ts";
import { AnchoredScale } from "#ui/AnchoredScale.tsx";
import { timeInWords } from "#ui/dates.ts";
import { elementOf } from "#ui/useItems.ts";
import { CardText } from "./CardText.tsx";
import { Chip } from "./Chip.tsx";
import css from "./ItemBlock.module.css";
import type { Card } from "./useCard.ts";

const steps = levels.map((level) => ({ value: level, name: levelNames[level] }));

/** One item of the card: its scale, its evidence, the signals heard on it. */
export function ItemBlock({
  item,
  kit,
  card: { card, score, write, tick },
  showKeys,
  ...place
}: {
  item: Item;
  kit: Kit;
  card: Card;
  showKeys: boolean;
  isCurrent: boolean;
  onCurrent: () => void;
}) {
  const rating = ratingOf(card, item.id);
  const isWanting = lacksEvidence(rating);
  const asked = `A score of ${rating.score} needs a line of evidence.`;
  return (
    <AnchoredScale
      {...place}
      item={item}
      steps={steps}
      answer={rating.score}
      onAnswer={(given) => score(item.id, given)}
      keys={
        showKeys
          ? {
              more: (
                <>
                  <kbd>E</kbd>
                  {" evidence "}
                </>
              ),
            }
          : null
      }
      text={
        <CardText
          id={elementOf(item.id, "text")}
          stored={rating.evidence}
          onSave={(text) =>
            write(
              (draft) => ratingOf(draft, item.id).evidence,
              (draft, now) => noteEvidence(draft, item.id, text, now),
            )
          }
          isWanting={isWanting}
          aria-label={`Evidence for ${item.title}`}
          aria-describedby={elementOf(item.id, "remark")}
          placeholder={isWanting ? `What did they say or do? ${asked}` : "What did they say or do?"}
        />
      }
      remark={remarkOn(rating, item, isWanting ? asked : null)}
    >
      <Signals
        item={item}
        kit={kit}
        rating={rating}
        onToggle={(signal) => tick((draft) => toggleSignal(draft, item.id, signal))}
      />
    </AnchoredScale>
  );
}

function remarkOn(rating: Rating, item: Item, asked: string | null) {
  const nudge = nudgeFor(rating, item);
  if (nudge !== null) return <span className={css.nudge}>{nudgeInWords(nudge)}</span>;
  return asked ?? (rating.notedAt !== null && `Noted ${timeInWords(rating.notedAt)}`);
}

function Signals({
  item,
  kit,
  rating,
  onToggle,
}: {
  item: Item;
  kit: Kit;
  rating: Rating;
  onToggle: (signal: Rating["signals"][number]) => void;
}) {
  const signals = signalsOf(kit, item.id);
  if (signals.length === 0) return null;
  return (
    <div className={css.signals} role="group" aria-label={`Signals heard on ${item.title}`}>
      {signals.map((signal) => (
        <Chip
          key={signal.id}
          tone={signal.tone}
          isOn={rating.signals.includes(signal.id)}
          title={signal.detail}
          onClick={() => onToggle(signal.id)}
        >
          <span aria-hidden>{signal.tone === "red flag" ? "⚑" : "+"}</span>
          {signal.title}
          <span className="unseen"> ({signal.tone})</span>
        </Chip>
      ))}
    </div>
  );
}
