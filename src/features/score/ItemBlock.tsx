import { levelNames, levels, signalsOf, type Item, type Kit } from "#domain/kit/kit.ts";
import type { Rating } from "#domain/records/scorecard.ts";
import { plural } from "#domain/plural.ts";
import { hasEvidence } from "#domain/records/evidence.ts";
import { lacksEvidence, noteEvidence, toggleSignal } from "#domain/scoring/scoring.ts";
import { ratingOf } from "#domain/scoring/draft.ts";
import { AnchoredScale } from "#ui/AnchoredScale.tsx";
import { lazily } from "#ui/lazily.tsx";
import { elementOf } from "#ui/useItems.ts";
import { CardText } from "./CardText.tsx";
import { Chip } from "./Chip.tsx";
import css from "./ItemBlock.module.css";
import { askedInWords } from "./askedInWords.ts";
import { carriedLine } from "./padKeys.ts";
import { AskedQuestions } from "./AskedQuestions.tsx";
import type { OwnPad } from "./usePad.ts";
import type { Card } from "./useCard.ts";

/** With all it knows of how evidence is worded: nobody needs it before there is some. */
const EvidenceRemark = lazily(async () => (await import("./EvidenceRemark.tsx")).EvidenceRemark);

/** Nobody has any before the pad is there. */
const FiledLines = lazily(async () => (await import("./FiledLines.tsx")).FiledLines);

const steps = levels.map((level) => ({ value: level, name: levelNames[level] }));

/** One item of the card: its questions, its scale, its evidence, the signals heard on it. */
export function ItemBlock({
  item,
  number,
  kit,
  card: own,
  pad,
  showKeys,
  ...place
}: {
  item: Item;
  number: number;
  kit: Kit;
  card: Card;
  pad: OwnPad;
  showKeys: boolean;
  isCurrent: boolean;
  isOpen: boolean;
  onCurrent: () => void;
  onFold: () => void;
}) {
  const { card, score, write, tick } = own;
  const rating = ratingOf(card, item.id);
  const isWanting = lacksEvidence(rating);
  const asked = hasEvidence(rating)
    ? `An AI summary alone does not carry a ${rating.score}: add a line of your own.`
    : `A score of ${rating.score} needs a line of evidence.`;
  return (
    <AnchoredScale
      {...place}
      item={item}
      number={number}
      steps={steps}
      answer={rating.score}
      onAnswer={(given) => score(item.id, given)}
      showKeys={showKeys}
      line={lineOn(rating, item, isWanting)}
      told={
        item.questions.length === 0 ? (
          <p className="small muted">{item.summary}</p>
        ) : (
          <AskedQuestions item={item} card={own} />
        )
      }
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(carriedLine)) event.preventDefault();
      }}
      onDrop={(event) => {
        const no = Number(event.dataTransfer.getData(carriedLine));
        const line = pad.lines.find((one) => one.no === no);
        if (line === undefined) return;
        event.preventDefault();
        pad.move(line, item.id);
      }}
      text={
        <>
          {rating.lines !== undefined && (
            <FiledLines
              lines={rating.lines}
              onTakeBack={(line) => pad.move({ ...line, item: item.id }, null)}
            />
          )}
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
            placeholder="Evidence: what did they say or do?"
          />
        </>
      }
      remark={
        hasEvidence(rating) ? (
          <EvidenceRemark rating={rating} item={item} asked={isWanting ? asked : null} />
        ) : (
          isWanting && asked
        )
      }
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

/** How an item stands, in a line. */
function lineOn(rating: Rating, item: Item, isWanting: boolean): string {
  if (isWanting) return `A ${rating.score} needs a line of evidence`;
  const { lines = [], asked = [], evidence, score } = rating;
  const written = lines.length + (evidence.trim() === "" ? 0 : evidence.trim().split("\n").length);
  return [
    score === "not observed" ? "Not observed" : null,
    written === 0 ? item.summary : plural(written, "line"),
    askedInWords(asked),
  ]
    .filter((part) => part !== null)
    .join(" · ");
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
    <div
      className={css.signals}
      data-early={rating.score === "unrated" && rating.signals.length === 0}
      role="group"
      aria-label={`Signals heard on ${item.title}`}
    >
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
