import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import type { ItemId } from "#domain/id.ts";
import type { Item } from "#domain/kit/kit.ts";
import type { LineSource } from "#domain/records/noteLine.ts";
import { minuteOf } from "#domain/records/evidence.ts";
import { linesIn, typedLines } from "#domain/records/padLines.ts";
import { Button } from "#ui/Button.tsx";
import { useNamesOff } from "#ui/namesOff.ts";
import { CardText } from "./CardText.tsx";
import { notSaved } from "./keep.ts";
import { PadLine } from "./PadLine.tsx";
import { focusPad, itemAtKey, padField } from "./padKeys.ts";
import css from "./Pad.module.css";
import { useSeconds, type OwnClock } from "./useInterviewClock.ts";
import type { OwnPad } from "./usePad.ts";

/** Notes first, scores after: what is heard, line by line, to be filed under an item or to stay here. */
export function Pad({
  pad,
  items,
  isShown,
  isStamped,
  showKeys,
}: {
  pad: OwnPad;
  items: readonly Item[];
  /** Where there is no room for it beside the items, it opens on demand. */
  isShown: boolean;
  isStamped: boolean;
  showKeys: boolean;
}) {
  const [chosen, setChosen] = useState<number | null>(null);
  const [pasted, setPasted] = useState<readonly number[]>([]);
  const list = useRef<HTMLOListElement>(null);
  const [isUncovered, uncover] = useState(false);
  const isCovered = useNamesOff() && !isUncovered && pad.lines.length > 0;
  const last = pad.lines.at(-1)?.no;
  // Asked for before it was there.
  const { isRead } = pad;
  const wasAwaited = useRef(isShown);
  useEffect(() => {
    if (isRead && wasAwaited.current) focusPad();
  }, [isRead]);
  useEffect(() => {
    if (last !== undefined && list.current !== null)
      list.current.scrollTop = list.current.scrollHeight;
  }, [last]);

  const write = async (field: HTMLTextAreaElement, to: ItemId | null) => {
    const text = field.value;
    if (text.trim() === "") return;
    const news = typedLines(text, pad.stamp());
    empty(field);
    try {
      const written = await pad.add(news);
      if (written === null) return giveBack(field, text);
      const filed = news.map((line, index) => ({ ...line, no: written[index] ?? 0, item: null }));
      if (to !== null) for (const line of filed) pad.move(line, to);
    } catch {
      giveBack(field, text);
      notSaved();
    }
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const item = event.altKey ? itemAtKey(event.code, items) : undefined;
    if ((event.key === "Enter" && !event.shiftKey && !event.metaKey && !event.ctrlKey) || item) {
      event.preventDefault();
      void write(event.currentTarget, item?.id ?? null);
    }
    if (event.key === "ArrowUp" && event.currentTarget.value === "") {
      event.preventDefault();
      focusLine(list.current, -1);
    }
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const field = event.currentTarget;
    const news = linesIn(event.clipboardData.getData("text/plain"));
    if (news.length < 2) return;
    event.preventDefault();
    // What was begun is a line of its own, before them.
    const begun = field.value;
    const own = begun.trim() === "" ? [] : typedLines(begun, pad.stamp());
    empty(field);
    pad.add([...own, ...news]).then(
      (written) => {
        if (written === null) giveBack(field, begun);
        else setPasted(written.slice(own.length));
      },
      () => {
        giveBack(field, begun);
        notSaved();
      },
    );
  };
  const unfiled = pad.lines.filter(({ item }) => item === null).length;

  return (
    <section className={css.pad} data-shown={isShown} aria-labelledby="pad">
      <div className={css.head}>
        <h2 id="pad">Notes</h2>
        <span className="small muted">
          {unfiled === 0 ? "Private until filed" : `${unfiled} private, not filed`}
        </span>
      </div>
      <div className={css.sheet}>
        {last === undefined && (
          <p className={css.empty}>
            Write as you listen. File a line under an item and it is evidence there; the rest stays
            yours, and never leaves with the card. Pasted notes become lines.
          </p>
        )}
        {isCovered && (
          <p className={css.empty}>
            Your notes are covered while names are hidden.{" "}
            <button type="button" className={css.uncover} onClick={() => uncover(true)}>
              Show them
            </button>
          </p>
        )}
        <ol className={css.lines} ref={list} aria-label="Lines" hidden={isCovered}>
          {pad.lines.map((line) => (
            <PadLine
              key={line.no}
              line={line}
              items={items}
              pad={pad}
              isChosen={line.no === chosen}
              onChoose={() => setChosen(line.no === chosen ? null : line.no)}
            />
          ))}
        </ol>
        {pasted.length > 0 && (
          <WhoseLines
            count={pasted.length}
            onSay={(source) => {
              if (source !== null)
                for (const line of pad.lines)
                  if (pasted.includes(line.no)) pad.change(line, { source });
              setPasted([]);
            }}
          />
        )}
        <div className={css.write}>
          {isStamped && <Stamp clock={pad.clock} />}
          {pad.isRead && (
            <CardText
              id={padField}
              stored={pad.typing}
              onSave={pad.type}
              onKeyDown={press}
              onPaste={paste}
              aria-label="Write a note"
              placeholder="What they say or do"
            />
          )}
        </div>
      </div>
      {showKeys && (
        <p className={css.keys} aria-hidden>
          <kbd>Enter</kbd> {isStamped ? "stamps" : "keeps"}, <kbd>Alt 1</kbd>–
          <kbd>{Math.min(9, items.length)}</kbd> files, <kbd>↑</kbd> back
        </p>
      )}
    </section>
  );
}

function Stamp({ clock }: { clock: OwnClock }) {
  const seconds = useSeconds(clock);
  return (
    <span className={css.now} aria-hidden>
      {minuteOf(seconds)}
    </span>
  );
}

function WhoseLines({
  count,
  onSay,
}: {
  count: number;
  onSay: (source: LineSource | null) => void;
}) {
  return (
    <div className={css.whose} role="group" aria-label="Where the pasted lines come from">
      <p role="status">{count} lines pasted. They are</p>
      <div className="row">
        <Button size="small" onClick={() => onSay(null)}>
          My notes
        </Button>
        <Button size="small" onClick={() => onSay("transcript")}>
          A transcript
        </Button>
        <Button size="small" onClick={() => onSay("summary")}>
          An AI summary
        </Button>
      </div>
    </div>
  );
}

/** As if it were typed: the field saves what it holds. */
function become(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function empty(field: HTMLTextAreaElement): void {
  become(field, "");
}

function giveBack(field: HTMLTextAreaElement, text: string): void {
  if (text === "") return;
  become(field, field.value === "" ? text : `${text}\n${field.value}`);
}

function focusLine(list: HTMLOListElement | null, at: number): void {
  [...(list?.querySelectorAll<HTMLElement>("[data-line]") ?? [])].at(at)?.focus();
}
