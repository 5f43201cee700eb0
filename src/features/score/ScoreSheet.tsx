import { useRef, useState } from "react";
import { missingFrom, startDraft } from "#domain/scoring.ts";
import type { ItemId } from "#domain/id.ts";
import { levels } from "#domain/kit.ts";
import type { Draft } from "#domain/scorecard.ts";
import { changeDraft, discardDraft, submit } from "#storage/drafts.ts";
import type { Person } from "#storage/people.ts";
import { Button } from "#ui/Button.tsx";
import { KeysSheet } from "#ui/KeysSheet.tsx";
import { Notice } from "#ui/Notice.tsx";
import { useShortcuts, type Action } from "#ui/shortcuts.ts";
import { say } from "#ui/toasts.ts";
import { allWritten } from "#ui/writes.ts";
import { ItemBlock, type ChangeCard, type ItemHandle } from "./ItemBlock.tsx";
import { Notes } from "./Notes.tsx";
import { SaveStatus } from "./SaveStatus.tsx";
import { keep } from "./saving.ts";
import css from "./ScorePage.module.css";
import { Side } from "./Side.tsx";
import type { Stage } from "./stage.ts";

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

  const handles = useRef(new Map<ItemId, ItemHandle>());
  /** The item that keys act on; none while the keyboard is on the rest of the card. */
  const [current, setCurrent] = useState<ItemId | undefined>(items[0]?.id);
  const [asked, setAsked] = useState(false);
  const [help, setHelp] = useState(false);
  const missing = missingFrom(draft, round.items);

  const change: ChangeCard = (apply) => keep(changeDraft(frame, apply));
  const step = (by: 1 | -1) => {
    const at = items.findIndex(({ id }) => id === current) + by;
    const next = items[Math.max(0, Math.min(items.length - 1, at))];
    if (next !== undefined) handles.current.get(next.id)?.focus();
  };
  const here = () => (current === undefined ? undefined : handles.current.get(current));

  const onItem = () => current !== undefined;

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
    ...levels.map((level) => ({
      keys: [String(level)],
      label: `Score the item in focus ${level}`,
      perform: () => here()?.pick(level),
    })),
    { keys: ["x"], label: "Not observed", perform: () => here()?.pick("not observed") },
    { keys: ["0"], label: "Clear the score", perform: () => here()?.pick("unrated") },
    { keys: ["e"], label: "Write evidence", perform: () => here()?.focusEvidence() },
    { keys: ["j"], label: "Next item", perform: () => step(1) },
    { keys: ["k"], label: "Previous item", perform: () => step(-1) },
    // On the rest of the card the arrows belong to its own radios.
    { keys: ["ArrowDown"], label: "Next item, from an item", when: onItem, perform: () => step(1) },
    {
      keys: ["ArrowUp"],
      label: "Previous item, from an item",
      when: onItem,
      perform: () => step(-1),
    },
    {
      keys: ["Escape"],
      label: "Leave the text, back to the item",
      whileTyping: true,
      when: () => document.activeElement instanceof HTMLTextAreaElement,
      perform: () => here()?.focus(),
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
      isCurrent={item.id === current}
      showHints={shortcuts}
      onChange={change}
      onCurrent={() => setCurrent(item.id)}
      handle={(handle) => {
        if (handle === null) handles.current.delete(item.id);
        else handles.current.set(item.id, handle);
      }}
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
        onLeaveItems={() => setCurrent(undefined)}
        onGo={(item, to) => {
          const target = handles.current.get(item);
          if (to === "evidence") target?.focusEvidence();
          else target?.focus();
        }}
      />
      {help && <KeysSheet actions={actions} onClose={() => setHelp(false)} />}
    </main>
  );
}
