import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { Item } from "#domain/kit/kit.ts";
import { LineSource, longestLine } from "#domain/records/noteLine.ts";
import { sourceNames, minuteOf } from "#domain/records/evidence.ts";
import type { PlacedLine } from "#domain/records/noteLine.ts";
import { Button } from "#ui/Button.tsx";
import { carriedLine, focusPad, itemAtKey } from "./padKeys.ts";
import css from "./Pad.module.css";
import type { OwnPad } from "./usePad.ts";

/** More items than this do not fit beside each other. */
const mostChips = 9;

/** One line of the pad; chosen, with where it goes and where it comes from. */
export function PadLine({
  line,
  items,
  pad,
  isChosen,
  onChoose,
}: {
  line: PlacedLine;
  items: readonly Item[];
  pad: OwnPad;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const [isEdited, setEdited] = useState(false);
  const [isSure, setSure] = useState(false);
  const tools = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) tools.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const at = items.findIndex(({ id }) => id === line.item);
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const item = itemAtKey(event.code, items);
    if (item !== undefined && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      pad.move(line, item.id);
    } else if (event.key === "0") {
      event.preventDefault();
      pad.move(line, null);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      goOn(event.currentTarget, event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      focusPad();
    }
  };
  return (
    <li
      className={css.line}
      data-chosen={isChosen}
      draggable={!isEdited}
      onDragStart={(event) => event.dataTransfer.setData(carriedLine, String(line.no))}
    >
      <button
        type="button"
        className={css.main}
        data-line
        aria-expanded={isChosen}
        onClick={onChoose}
        onKeyDown={press}
      >
        <span className={css.at}>{line.at !== null && minuteOf(line.at)}</span>
        <span className={css.text} dir="auto">
          {line.text}
          {line.source !== undefined && (
            <span className={css.source}> {sourceNames[line.source]}</span>
          )}
        </span>
        <span className={css.place} data-filed={at >= 0}>
          {at < 0 ? "–" : at + 1}
          <span className="unseen">
            {at < 0 ? " not filed" : ` filed under ${items[at]?.title ?? ""}`}
          </span>
        </span>
      </button>
      {isChosen && (
        <div className={css.tools} ref={tools}>
          {isEdited ? (
            <EditLine
              line={line}
              onDone={(text) => {
                setEdited(false);
                if (text === null || text === line.text) return;
                if (text === "") pad.drop(line);
                else pad.change(line, { text });
              }}
            />
          ) : (
            <>
              <FileUnder line={line} items={items} pad={pad} />
              <div className={css.rest}>
                <label className={css.from}>
                  From
                  <select
                    value={line.source ?? "mine"}
                    onChange={(event) =>
                      pad.change(line, {
                        source: LineSource.safeParse(event.currentTarget.value).data ?? null,
                      })
                    }
                  >
                    {Object.entries(sourceNames).map(([source, name]) => (
                      <option key={source} value={source}>
                        {name}
                      </option>
                    ))}
                  </select>
                </label>
                <Button look="quiet" size="small" onClick={() => setEdited(true)}>
                  Edit
                </Button>
                <Button
                  look={isSure ? "danger" : "quiet"}
                  size="small"
                  onBlur={() => setSure(false)}
                  onClick={() => (isSure ? pad.drop(line) : setSure(true))}
                >
                  {isSure ? "Delete for good" : "Delete"}
                </Button>
              </div>
            </>
          )}
        </div>
      )}
    </li>
  );
}

function FileUnder({
  line,
  items,
  pad,
}: {
  line: PlacedLine;
  items: readonly Item[];
  pad: OwnPad;
}) {
  if (items.length > mostChips)
    return (
      <label className={css.from}>
        File under
        <select
          value={line.item ?? ""}
          onChange={(event) =>
            pad.move(line, items.find(({ id }) => id === event.currentTarget.value)?.id ?? null)
          }
        >
          <option value="">No item, private</option>
          {items.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
    );
  return (
    <div className={css.under} role="group" aria-label="File under">
      <span aria-hidden>File under</span>
      {items.map(({ id, title }, index) => (
        <button
          key={id}
          type="button"
          className={css.chip}
          aria-pressed={line.item === id}
          aria-label={`${index + 1} ${title}`}
          title={title}
          onClick={() => pad.move(line, line.item === id ? null : id)}
        >
          {index + 1}
        </button>
      ))}
    </div>
  );
}

function EditLine({ line, onDone }: { line: PlacedLine; onDone: (text: string | null) => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  // Once: a field that goes away may still tell that it lost the keyboard.
  const end = (text: string | null) => {
    if (isOver.current) return;
    isOver.current = true;
    onDone(text);
  };
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(longestLine, longestLine);
  }, []);
  return (
    <textarea
      ref={field}
      className={css.edit}
      aria-label="The line"
      defaultValue={line.text}
      maxLength={longestLine}
      onBlur={(event) => end(event.currentTarget.value.trim())}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || !["Enter", "Escape"].includes(event.key)) return;
        event.preventDefault();
        end(event.key === "Escape" ? null : event.currentTarget.value.trim());
      }}
    />
  );
}

/** To the line before or after; past the last one, back to the field. */
function goOn(from: HTMLElement, by: 1 | -1): void {
  const all = [...(from.closest("ol")?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];
  const at = all.indexOf(from) + by;
  if (at >= all.length) focusPad();
  else all[Math.max(0, at)]?.focus();
}
