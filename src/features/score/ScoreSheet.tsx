import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { missingFrom, startDraft } from "#domain/scoring/scoring.ts";
import { levels, type Item } from "#domain/kit/kit.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import type { ItemId } from "#domain/id.ts";
import { ratingOf } from "#domain/scoring/draft.ts";
import { askedAs } from "#domain/scoring/questions.ts";
import type { Person } from "#storage/people.ts";
import { Button } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { Sheet, SheetHead, SheetItems } from "#ui/Sheet.tsx";
import type { Action } from "#ui/shortcuts.ts";
import { say } from "#ui/toasts.ts";
import { useItems } from "#ui/useItems.ts";
import { lazily } from "#ui/lazily.tsx";
import { useKeySheet } from "#ui/useKeySheet.tsx";
import { allWritten } from "#ui/writes.ts";
import { ItemBlock } from "./ItemBlock.tsx";
import { PhoneTimer } from "./InterviewTimer.tsx";
import { focusPad } from "./padKeys.ts";
import { PhoneBar } from "./PhoneBar.tsx";
import { Takeaways } from "./Takeaways.tsx";
import { usePad } from "./usePad.ts";
import { SaveStatus } from "./SaveStatus.tsx";
import css from "./ScoreSheet.module.css";
import { Side } from "./Side.tsx";
import type { CardSetting } from "./cardSetting.ts";
import { useCard } from "./useCard.ts";

/** What a card is handed in with; fetched while it is written. */
const submitting = () => import("#storage/submitting.ts");

async function discard(frame: CardSetting["frame"]): Promise<void> {
  await (await import("#storage/padWrites.ts")).discardDraft(frame);
}

/** Beside what one scores with; its place is kept while it comes. */
const Pad = lazily(async () => (await import("./Pad.tsx")).Pad);

const PracticeOffer = lazily(async () => (await import("./PracticeOffer.tsx")).PracticeOffer);

/** The card being written: items on the left, the rest of it on the right. */
export function ScoreSheet({
  me,
  draft: stored,
  shortcuts,
  timer,
  onTimer,
  ...setting
}: CardSetting & {
  me: Person;
  draft: Draft | null;
  shortcuts: boolean;
  timer: boolean;
  onTimer: (shown: boolean) => void;
}) {
  const { kit, round, candidate, frame } = setting;
  const [openedAt] = useState(() => new Date().toISOString());
  const [asked, setAsked] = useState(0);
  const [isPadShown, showPad] = useState(false);
  const expected = kit.items.filter(({ id }) => round.items.includes(id));
  const others = kit.items.filter(({ id }) => !round.items.includes(id));
  const items = [...expected, ...others];

  const own = useCard(frame, stored ?? startDraft(frame, frame.kit, openedAt), items);
  const { card } = own;
  const pad = usePad(frame, card, timer);
  const missing = missingFrom(card, round.items);
  const keys = useItems(
    items.map(({ id }) => id),
    levels,
    own.score,
  );

  useEffect(() => {
    // Where it cannot be fetched, submitting says so.
    submitting().catch(() => {});
  }, []);
  const send = async () => {
    if (!(await allWritten())) {
      say(
        "Not submitted: some of your words could not be saved. Free some space and try again.",
        "warning",
      );
      return;
    }
    const part = await submitting().catch(() => null);
    if (part === null) {
      say(
        "Not submitted: a part of Needle could not be fetched. Your card is kept; connect and try again.",
        "warning",
      );
      return;
    }
    const id = await part.submit(frame, round.items);
    if (id === null) setAsked((times) => times + 1);
    else {
      say("Submitted. The card is locked; its receipt is on the page.");
      scrollTo({ top: 0 });
    }
  };

  const askNext = (id: ItemId) => {
    const { questions = [] } = items.find((one) => one.id === id) ?? {};
    const question = questions.findIndex(
      (_, at) => own.askedAt({ item: id, question: at }) === null,
    );
    if (question >= 0) own.tellAsked({ item: id, question }, askedAs(null, question, "as written"));
  };
  const toPad = () => {
    flushSync(() => showPad(true));
    focusPad();
  };
  const unfiled = pad.lines.filter(({ item }) => item === null).length;
  const next = expected.find(({ id }) => ratingOf(card, id).score === "unrated");

  const here = (perform: (item: ItemId) => void) => () => {
    if (keys.current !== undefined) perform(keys.current);
  };
  const actions: Action[] = [
    ...keys.scoring,
    { keys: ["e"], label: "Write evidence", perform: here((item) => keys.goTo(item, "text")) },
    { keys: ["n"], label: "Write a note", perform: () => toPad() },
    { keys: ["q"], label: "Its next question was asked as written", perform: here(askNext) },
    ...keys.moving,
    {
      keys: ["Escape"],
      label: "Leave the text, back to the item",
      whileTyping: true,
      when: () => document.activeElement instanceof HTMLTextAreaElement,
      perform: here((item) => keys.goTo(item)),
    },
    {
      keys: ["mod+Enter"],
      label: "Submit scorecard",
      whileTyping: true,
      perform: () => void send(),
    },
  ];
  const { sheet: keySheet, openSheet: openKeys } = useKeySheet(actions, shortcuts);

  const block = (item: Item) => (
    <ItemBlock
      key={item.id}
      item={item}
      number={items.indexOf(item) + 1}
      kit={kit}
      card={own}
      pad={pad}
      showKeys={shortcuts}
      {...keys.placeOf(item.id)}
    />
  );

  return (
    <Sheet hasPad>
      <SaveStatus begun={stored !== null} />
      <PhoneTimer clock={pad.clock} shown={timer} />
      <SheetHead>
        <div className={css.head}>
          <h1>
            <bdi>{candidate.name}</bdi>
          </h1>
          <p className="small muted">
            Scoring as <bdi>{me.name}</bdi>. Only you see it until you submit.
          </p>
          <div className={css.toNotes}>
            <Button
              look="quiet"
              size="small"
              aria-expanded={isPadShown}
              onClick={() => (isPadShown ? showPad(false) : toPad())}
            >
              {unfiled === 0 ? "Notes" : `Notes, ${unfiled} not filed`}
            </Button>
          </div>
        </div>
        {frame.kit !== setting.panel.opening.kit && (
          <p className="small">
            This card stays on version {kit.version} of the kit, the one it was begun on. The
            opening has moved on.
          </p>
        )}
        <PracticeOffer panel={setting.panel} me={me} />
      </SheetHead>
      <Pad pad={pad} items={items} isShown={isPadShown} isStamped={timer} showKeys={shortcuts} />
      <SheetItems>
        {setting.viewer.seen?.has(candidate.id) === true && (
          <Notice tone="warning">
            <b>The cards on this candidate were opened here before.</b> You can still write yours:
            it is kept, marked “after seeing the others”, and does not count.
          </Notice>
        )}
        {card.corrects !== null && (
          <Notice
            action={
              <Button size="small" onClick={() => void discard(frame)}>
                Discard the correction
              </Button>
            }
          >
            You are correcting your submitted card. It stays as it is; submitting makes revision{" "}
            {card.rev}.
          </Notice>
        )}
        {expected.map(block)}
        {others.length > 0 && (
          <details className={css.others}>
            <summary>
              {round.title} does not look at{" "}
              {others.length === 1 ? "one item" : `${others.length} items`}. Score{" "}
              {others.length === 1 ? "it" : "them"} only if you saw something.
            </summary>
            <SheetItems>{others.map(block)}</SheetItems>
          </details>
        )}
        <Takeaways stored={card.takeaways} onWrite={own.write} />
      </SheetItems>
      <Side
        setting={setting}
        card={own}
        missing={missing}
        asked={asked}
        pad={pad}
        timer={timer}
        onTimer={onTimer}
        onSubmit={() => void send()}
        onGoTo={keys.goTo}
        onHelp={shortcuts ? openKeys : null}
        onLeaveItems={keys.leave}
      />
      <PhoneBar
        items={expected.map(({ id }) => ({
          id,
          isDone: ratingOf(card, id).score !== "unrated",
        }))}
        onNext={next === undefined ? null : () => keys.goTo(next.id)}
        onSubmit={() => void send()}
      />
      {keySheet}
    </Sheet>
  );
}
