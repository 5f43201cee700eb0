import {
  Check,
  ChevronRight,
  CornerDownRight,
  Eye,
  File,
  FileText,
  Mail,
  UserRound,
} from "lucide-react";
import { marked } from "#domain/finding/marks.ts";
import { keyName } from "#ui/shortcuts.ts";
import type { FindEntry } from "./entry.ts";
import css from "./Palette.module.css";
import type { FindAnswer } from "./search.ts";

const icons = {
  person: UserRound,
  meeting: Eye,
  record: FileText,
  act: CornerDownRight,
  mail: Mail,
  next: Check,
  file: File,
  place: ChevronRight,
} as const;

/** What was found, by groups; the keyboard stays in the field above. */
export function PaletteList({
  id,
  answer: { shown, words },
  current,
  rowId,
  onPoint,
  onOpen,
}: {
  id: string;
  answer: FindAnswer;
  current: FindEntry | undefined;
  rowId: (entry: FindEntry) => string;
  onPoint: (key: string) => void;
  onOpen: (entry: FindEntry) => void;
}) {
  if (shown.length === 0)
    return <p className={css.none}>Nothing on this device matches. Try fewer letters.</p>;
  return (
    <div id={id} role="listbox" aria-label="Found" className={css.list}>
      {shown.map(({ name, entries }, at) => (
        <div key={name} role="group" aria-labelledby={`${id}-${at}`}>
          <div id={`${id}-${at}`} className={css.group}>
            {name}
          </div>
          {entries.map((entry) => {
            const Icon = icons[entry.icon];
            return (
              // The field above has the focus and the keys; a row is pointed at.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={entry.key}
                id={rowId(entry)}
                role="option"
                tabIndex={-1}
                aria-selected={entry === current}
                className={css.row}
                onPointerMove={() => onPoint(entry.key)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onOpen(entry)}
              >
                <Icon size={15} aria-hidden />
                <span className={css.words}>
                  <span className={css.told}>
                    <Marked text={entry.before} words={words} />
                    <bdi>
                      <Marked text={entry.name} words={words} />
                    </bdi>
                    <Marked text={entry.after} words={words} />
                  </span>{" "}
                  <span className={css.detail}>
                    <bdi>{entry.detail}</bdi>
                  </span>
                </span>
                <span className={css.keys}>
                  {entry === current ? (
                    <kbd aria-hidden>Enter</kbd>
                  ) : (
                    entry.keys?.map((key) => <kbd key={key}>{keyName(key)}</kbd>)
                  )}
                </span>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return marked(text, words).map(({ text: part, isMarked }, at) =>
    isMarked ? (
      // oxlint-disable-next-line react/no-array-index-key
      <mark key={at}>{part}</mark>
    ) : (
      part
    ),
  );
}
