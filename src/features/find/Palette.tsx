import { Search, X } from "lucide-react";
import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { actionsOnPage } from "#ui/shortcuts.ts";
import type { FindEntry } from "./entry.ts";
import css from "./Palette.module.css";
import type { OpeningWays } from "./panelEntries.ts";
import { PaletteList } from "./PaletteList.tsx";
import { noteChosen, search } from "./search.ts";
import { useEntries, type Viewed } from "./useEntries.ts";

/** Anything there is, by a few letters: arrows choose, Enter opens, Escape goes back to where one was. */
export function Palette({
  inView,
  ways,
  shortcuts,
  onClose,
}: {
  inView: Viewed | null;
  ways: OpeningWays;
  shortcuts: boolean;
  /** With what was chosen, to be opened once the palette is gone. */
  onClose: (does?: FindEntry["does"]) => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // What was at hand when it was opened: what comes in behind it moves nothing under the fingers.
  const [view] = useState(inView);
  const [sheet] = useState(() => actionsOnPage().find(({ keys }) => keys.includes("?")));
  const { isAll, entries, texts } = useEntries(view, ways, shortcuts);
  const [asked, ask] = useState("");
  const [picked, pick] = useState<string | null>(null);
  const [isConfirmed, confirm] = useState(false);
  const answer = useMemo(() => search({ entries, texts }, asked), [entries, texts, asked]);
  const rows = answer.shown.flatMap((group) => group.entries);
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === picked),
  );
  const current = rows[at];
  const rowId = (entry: FindEntry) => `${id}-${entry.key.replaceAll(" ", "-")}`;
  const said = useSaid(rows.length === 0 ? "Nothing found" : `${answer.count} found`, asked);

  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown?.open === false) shown.showModal();
    shown?.querySelector("input")?.focus();
    return () => shown?.close();
  }, []);
  const row = current === undefined ? undefined : rowId(current);
  useLayoutEffect(() => {
    if (row !== undefined) document.getElementById(row)?.scrollIntoView({ block: "nearest" });
  }, [row]);

  const open = (entry: FindEntry) => {
    noteChosen(entry);
    onClose(entry.does);
  };
  // Whoever is quicker than the reading gets what they mean, not what was there so far.
  const openConfirmed = useEffectEvent(() => {
    if (current !== undefined) open(current);
  });
  useEffect(() => {
    if (!isConfirmed || !isAll) return;
    const soon = setTimeout(() => openConfirmed());
    return () => clearTimeout(soon);
  }, [isConfirmed, isAll]);
  const press = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) pick(rows.at((at + step) % rows.length)?.key ?? null);
    else if (event.key === "Enter") confirm(true);
    else if (event.key === "?" && asked === "" && sheet !== undefined) onClose(sheet);
    else return;
    event.preventDefault();
  };

  return (
    // The keyboard has Escape; a pointer may press beside it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label="Find anything"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={css.ask}>
        <Search size={16} aria-hidden />
        <input
          role="combobox"
          aria-label="Find anything"
          aria-expanded={rows.length > 0}
          aria-controls={rows.length > 0 ? `${id}-list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={row}
          placeholder="A candidate, an opening, a place, an action"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          value={asked}
          onChange={({ currentTarget }) => {
            ask(currentTarget.value);
            pick(null);
            confirm(false);
          }}
          onKeyDown={press}
        />
        <button type="button" aria-label="Close" onClick={() => onClose()}>
          <kbd>Esc</kbd>
          <X size={18} aria-hidden />
        </button>
      </div>
      <PaletteList
        id={`${id}-list`}
        answer={answer}
        current={current}
        rowId={rowId}
        onPoint={pick}
        onOpen={open}
      />
      <div className={css.foot}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> choose
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
        {sheet !== undefined && shortcuts && (
          <button type="button" onClick={() => onClose(sheet)}>
            <kbd>?</kbd> all keys
          </button>
        )}
        <span className={css.count}>
          {rows.length < answer.count && `The first ${rows.length} of `}
          {rows.length < answer.count ? answer.count : `${rows.length} of ${entries.length}`}.
          Searched on this device only.
        </span>
      </div>
      <p className="unseen" role="status">
        {said}
      </p>
    </dialog>
  );
}

/** Told once one has stopped typing: a reader that speaks at each letter is in the way. */
function useSaid(words: string, asked: string): string {
  const [said, say] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => say(asked === "" ? "" : words), 700);
    return () => clearTimeout(timer);
  }, [words, asked]);
  return said;
}
