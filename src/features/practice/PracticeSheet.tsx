import { useState } from "react";
import { Link } from "wouter";
import type { Kit } from "#domain/kit/kit.ts";
import {
  startPractice,
  type PracticeCard,
  type PracticePlace,
} from "#domain/practice/practiceCard.ts";
import type { PracticeCase } from "#domain/practice/practiceCase.ts";
import { ratingOf } from "#domain/scoring/scoring.ts";
import { changePractice, finishPractice } from "#storage/practice.ts";
import { Button, buttonClass } from "#ui/Button.tsx";
import { KeysSheet } from "#ui/KeysSheet.tsx";
import { useShortcuts, type Action } from "#ui/shortcuts.ts";
import { ItemBlock, type ChangeCard } from "#features/score/ItemBlock.tsx";
import css from "#features/score/ScorePage.module.css";
import { useItems } from "#features/score/useItems.ts";

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
  const [help, setHelp] = useState(false);
  const { card } = run ?? startPractice(place, openedAt);
  const notes = new Map(chosen.evidence.map((one) => [one.item, one.notes]));
  const items = kit.items.filter(({ id }) => notes.has(id));
  const left = items.filter(({ id }) => ratingOf(card, id).score === "unrated");
  const keys = useItems(items);
  const change: ChangeCard = (apply) => changePractice(place, apply);
  const finish = async () => {
    const [first] = left;
    setAsked(first !== undefined);
    if (first === undefined) {
      await finishPractice(place);
      scrollTo({ top: 0 });
    } else keys.handleOf(first.id)?.focus();
  };
  const actions: Action[] = [
    ...keys.scoring,
    ...keys.moving,
    { keys: ["mod+Enter"], label: "Done, show the answers", perform: () => void finish() },
    { keys: ["?"], label: "Show the keys", perform: () => setHelp(true) },
  ];
  useShortcuts(actions, shortcuts);
  return (
    <main className={`page ${css.sheet}`}>
      <title>{`Practice, ${chosen.candidate}, Needle`}</title>
      <header className={css.head}>
        <h1>
          <bdi>{chosen.candidate}</bdi>
        </h1>
        <p className="small muted">
          Practice, made up. {chosen.brief} The notes are all there is; score what they show.
        </p>
      </header>
      <div className={css.items}>
        {items.map((item) => (
          <ItemBlock
            key={item.id}
            item={item}
            kit={kit}
            draft={card}
            showHints={shortcuts}
            onChange={change}
            notes={notes.get(item.id) ?? ""}
            {...keys.blockOf(item)}
          />
        ))}
      </div>
      <aside className={css.side} aria-label="The rest of the case" onFocus={keys.leave}>
        <section className={css.section} aria-label="Progress">
          <h3>Progress</h3>
          <div className={css.segments} aria-hidden>
            {items.map(({ id }) => (
              <span key={id} data-done={ratingOf(card, id).score !== "unrated"} />
            ))}
          </div>
          <p className="small muted">
            {items.length - left.length} of {items.length} scored
          </p>
        </section>
        <section className={css.section}>
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
        </section>
      </aside>
      {help && <KeysSheet actions={actions} onClose={() => setHelp(false)} />}
    </main>
  );
}
