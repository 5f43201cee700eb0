import { useState } from "react";
import { Link } from "wouter";
import type { ItemId } from "#domain/id.ts";
import { levelNames, levels, type Kit } from "#domain/kit/kit.ts";
import { startPractice, type PracticePlace } from "#domain/practice/startPractice.ts";
import type { PracticeCard } from "#domain/records/practiceCard.ts";
import type { PracticeCase } from "#domain/practice/practiceCase.ts";
import type { Rating } from "#domain/records/scorecard.ts";
import { scoreItem } from "#domain/scoring/scoring.ts";
import { ratingOf } from "#domain/scoring/draft.ts";
import { changePractice, finishPractice } from "#storage/practice.ts";
import { AnchoredScale } from "#ui/AnchoredScale.tsx";
import { Button, buttonClass } from "#ui/Button.tsx";
import { Segments, Sheet, SheetHead, SheetItems, SheetSection, SheetSide } from "#ui/Sheet.tsx";
import type { Action } from "#ui/shortcuts.ts";
import { say } from "#ui/toasts.ts";
import { useItems } from "#ui/useItems.ts";
import { useKeySheet } from "#ui/useKeySheet.tsx";
import { usePending } from "#ui/usePending.ts";
import { allWritten } from "#ui/writes.ts";
import css from "./PracticeSheet.module.css";

const steps = levels.map((level) => ({ value: level, name: levelNames[level] }));

/** A written candidate to score, item by item, with the notes where evidence would be. */
export function PracticeSheet({
  kit,
  place,
  chosen,
  run,
  back,
  shortcuts,
}: {
  kit: Kit;
  place: PracticePlace;
  chosen: PracticeCase;
  run: PracticeCard | null;
  back: string;
  shortcuts: boolean;
}) {
  const [openedAt] = useState(() => new Date().toISOString());
  const [asked, setAsked] = useState(false);
  const { card } = run ?? startPractice(place, openedAt);
  const notes = new Map(chosen.evidence.map((one) => [one.item, one.notes]));
  const items = kit.items.filter(({ id }) => notes.has(id));

  const scores = usePending<ItemId, Rating["score"]>(
    (item) => ratingOf(card, item).score,
    (item, score) => changePractice(place, (draft) => scoreItem(draft, item, score)),
    () => say("Not saved. The last change was taken back; try it again.", "warning"),
  );
  const keys = useItems(
    items.map(({ id }) => id),
    levels,
    scores.change,
  );
  const left = items.filter(({ id }) => scores.valueAt(id) === "unrated");
  const finish = async () => {
    const [first] = left;
    setAsked(first !== undefined);
    if (first !== undefined) return keys.goTo(first.id);
    // The answers end the case: nothing may be on its way any more, or have failed on it.
    await allWritten();
    const isFinished = await finishPractice(
      place,
      items.map(({ id }) => id),
    );
    if (isFinished) scrollTo({ top: 0 });
    else
      say(
        "Not finished: your last score could not be saved and was taken back. Score it again.",
        "warning",
      );
  };
  const actions: Action[] = [
    ...keys.scoring,
    ...keys.moving,
    { keys: ["mod+Enter"], label: "Done, show the answers", perform: () => void finish() },
  ];
  const { sheet: keySheet } = useKeySheet(actions, shortcuts);
  return (
    <Sheet>
      <title>{`Practice, ${chosen.candidate}, Needle`}</title>
      <SheetHead>
        <h1>
          <bdi>{chosen.candidate}</bdi>
        </h1>
        <p className="small muted">
          Practice, made up. {chosen.brief} The notes are all there is; score what they show.
        </p>
      </SheetHead>
      <SheetItems>
        {items.map((item, at) => (
          <AnchoredScale
            key={item.id}
            item={item}
            number={at + 1}
            steps={steps}
            answer={scores.valueAt(item.id)}
            onAnswer={(given) => scores.change(item.id, given)}
            showKeys={shortcuts}
            line={item.summary}
            told={<p className={css.notes}>{notes.get(item.id)}</p>}
            {...keys.placeOf(item.id)}
          />
        ))}
      </SheetItems>
      <SheetSide label="The rest of the case" onFocus={keys.leave}>
        <SheetSection label="Progress">
          <h3>Progress</h3>
          <Segments of={items.map((item) => ({ id: item.id, isDone: !left.includes(item) }))} />
          <p className="small muted">
            {items.length - left.length} of {items.length} scored
          </p>
        </SheetSection>
        <SheetSection>
          <Button look="primary" size="wide" onClick={() => void finish()}>
            Done, show the answers
          </Button>
          {asked && left.length > 0 && (
            <p role="alert" className="small">
              Still to score: {left.map(({ title }) => title).join(", ")}. Not observed counts as an
              answer.
            </p>
          )}
          <Link href={back} className={buttonClass({ size: "wide" })}>
            Leave it for now
          </Link>
        </SheetSection>
      </SheetSide>
      {keySheet}
    </Sheet>
  );
}
