import { useState } from "react";
import type { FeedbackItem } from "#domain/exports/feedbackLines.ts";
import { isTaken, type FeedbackWords } from "#domain/exports/feedbackLetter.ts";
import type { NamelessPart } from "#domain/practice/nameless.ts";
import { Button } from "#ui/Button.tsx";
import { PickLines } from "#ui/PickLines.tsx";
import css from "./Feedback.module.css";

/** Lines of all cards, by item; whose they are is not shown. */
export function ChooseLines({
  items,
  words,
  isBegun,
  onTake,
  onBack,
}: {
  items: readonly FeedbackItem[];
  words: FeedbackWords;
  isBegun: boolean;
  onTake: (chosen: ReadonlySet<string>) => void;
  onBack: () => void;
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return (
    <div className={`card stack ${css.choose ?? ""}`}>
      <p className="small muted">
        Choose what the candidate can learn from. Only these lines are copied, under their items: no
        score, no recommendation and no panelist’s name. Marked words replace names.
      </p>
      {items.length === 0 && (
        <p>No card holds a line of evidence, so there is nothing to choose.</p>
      )}
      {items.map((item) => (
        <PickLines
          key={item.item}
          title={item.title}
          lines={item.lines.map((line) => ({
            key: line.key,
            text: <Marked parts={line.parts} />,
            aside: isTaken(words, item, line) ? "in the text already" : line.source,
            isFixed: isTaken(words, item, line),
          }))}
          chosen={chosen}
          onChange={setChosen}
        />
      ))}
      <div className="row">
        <Button look="primary" disabled={chosen.size === 0} onClick={() => onTake(chosen)}>
          {isBegun ? "Add to the text" : "Write with these lines"}
        </Button>
        {isBegun ? (
          <Button onClick={onBack}>Back to the text</Button>
        ) : (
          <Button onClick={() => onTake(new Set())}>Begin without any</Button>
        )}
      </div>
    </div>
  );
}

function Marked({ parts }: { parts: readonly NamelessPart[] }) {
  let at = 0;
  return parts.map(({ text, was }) => {
    at += text.length;
    return was === null ? (
      <span key={at}>{text}</span>
    ) : (
      <mark key={at} className={css.mark}>
        {text}
      </mark>
    );
  });
}
