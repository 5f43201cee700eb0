import { useState } from "react";
import { missingFrom, startDraft } from "#domain/scoring/scoring.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { changeDraft, discardDraft, submit } from "#storage/drafts.ts";
import type { Person } from "#storage/people.ts";
import { Button } from "#ui/Button.tsx";
import { KeysSheet } from "#ui/KeysSheet.tsx";
import { Notice } from "#ui/Notice.tsx";
import { useShortcuts, type Action } from "#ui/shortcuts.ts";
import { say } from "#ui/toasts.ts";
import { allWritten } from "#ui/writes.ts";
import { ItemBlock, type ChangeCard } from "./ItemBlock.tsx";
import { Notes } from "./Notes.tsx";
import { PracticeOffer } from "./PracticeOffer.tsx";
import { SaveStatus } from "./SaveStatus.tsx";
import { keep } from "./keep.ts";
import css from "./ScorePage.module.css";
import { Side } from "./Side.tsx";
import type { Stage } from "./stage.ts";
import { useItems } from "./useItems.ts";

/** The card being written: items on the left, the rest of it on the right. */
export function ScoreSheet({
  me,
  draft: stored,
  shortcuts,
  timer,
  onTimer,
  ...stage
}: Stage & {
  me: Person;
  draft: Draft | null;
  shortcuts: boolean;
  timer: boolean;
  onTimer: (shown: boolean) => void;
}) {
  const { kit, round, candidate, frame } = stage;
  const [openedAt] = useState(() => new Date().toISOString());
  const draft = stored ?? startDraft(frame, frame.kit, openedAt);
  const expected = kit.items.filter(({ id }) => round.items.includes(id));
  const others = kit.items.filter(({ id }) => !round.items.includes(id));
  const items = [...expected, ...others];

  const keys = useItems(items);
  const [asked, setAsked] = useState(false);
  const [help, setHelp] = useState(false);
  const missing = missingFrom(draft, round.items);

  const change: ChangeCard = (apply) => keep(changeDraft(frame, apply));
  const send = async () => {
    if (!(await allWritten())) {
      say(
        "Not submitted: some of your words could not be saved. Free some space and try again.",
        "warning",
      );
      return;
    }
    const card = await submit(frame, round.items);
    if (card === null) setAsked(true);
    else {
      say("Submitted. The card is locked; its receipt is on the page.");
      scrollTo({ top: 0 });
    }
  };

  const actions: Action[] = [
    ...keys.scoring,
    { keys: ["e"], label: "Write evidence", perform: () => keys.here()?.focusEvidence() },
    ...keys.moving,
    {
      keys: ["Escape"],
      label: "Leave the text, back to the item",
      whileTyping: true,
      when: () => document.activeElement instanceof HTMLTextAreaElement,
      perform: () => keys.here()?.focus(),
    },
    {
      keys: ["mod+Enter"],
      label: "Submit scorecard",
      whileTyping: true,
      perform: () => void send(),
    },
    { keys: ["?"], label: "Show the keys", perform: () => setHelp(true) },
  ];
  useShortcuts(actions, shortcuts);

  const block = (item: (typeof items)[number]) => (
    <ItemBlock
      key={item.id}
      item={item}
      kit={kit}
      draft={draft}
      showHints={shortcuts}
      onChange={change}
      {...keys.blockOf(item)}
    />
  );

  return (
    <main className={`page ${css.sheet}`}>
      <SaveStatus begun={stored !== null} />
      <header className={css.head}>
        <h1>
          <bdi>{candidate.name}</bdi>
        </h1>
        <p className="small muted">
          Scoring as <bdi>{me.name}</bdi>. Only you can see this card until you submit it.
        </p>
        {frame.kit !== stage.panel.opening.kit && (
          <p className="small">
            This card stays on version {kit.version} of the kit, the one it was begun on. The
            opening has moved on.
          </p>
        )}
        <PracticeOffer panel={stage.panel} me={me} />
      </header>
      <div className={css.items}>
        {draft.corrects !== null && (
          <Notice
            action={
              <Button size="small" onClick={() => void discardDraft(frame)}>
                Discard the correction
              </Button>
            }
          >
            You are correcting your submitted card. It stays as it is; submitting makes revision{" "}
            {draft.rev}.
          </Notice>
        )}
        {expected.map(block)}
        {others.length > 0 && (
          <details className={css.more}>
            <summary>
              {round.title} does not look at{" "}
              {others.length === 1 ? "one item" : `${others.length} items`}. Score{" "}
              {others.length === 1 ? "it" : "them"} only if you saw something.
            </summary>
            <div className={css.items}>{others.map(block)}</div>
          </details>
        )}
        <Notes draft={draft} frame={frame} onChange={change} />
      </div>
      <Side
        {...stage}
        draft={draft}
        missing={asked ? missing : []}
        isComplete={missing.length === 0}
        timer={timer}
        onTimer={onTimer}
        onChange={change}
        onSubmit={() => void send()}
        onHelp={shortcuts ? () => setHelp(true) : null}
        onLeaveItems={keys.leave}
        onGo={(item, to) => {
          const target = keys.handleOf(item);
          if (to === "evidence") target?.focusEvidence();
          else target?.focus();
        }}
      />
      {help && <KeysSheet actions={actions} onClose={() => setHelp(false)} />}
    </main>
  );
}
