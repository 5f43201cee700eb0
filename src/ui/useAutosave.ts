import { useEffect, useRef, useState, type RefObject } from "react";
import { takeWord, type LastWord } from "./lastWord.ts";
import { say } from "./toasts.ts";
import { nameOfField } from "./typedWords.ts";
import { markStored } from "./writes.ts";

type Clock = LastWord<string> & {
  /** Somebody typed here since the field last took a text over. */
  isTyped: boolean;
  /** Stored from here and not yet read back: the store tells of them late, and they are no news. */
  onTheWay: string[];
};

/** Stores a text; may resolve to the one it replaced, as it stood at that moment. */
export type SaveText = (text: string) => Promise<string | void>;

export type Autosave = {
  /** Call it with the field's text on every input. */
  type: (text: string) => void;
  /** What another tab wrote into the same field, where it is not what stands here; else `null`. */
  other: string | null;
  settle: (choice: "mine" | "other" | "both") => void;
};

/**
 * Saves a text field as it is typed in. The field is uncontrolled. A text stored from elsewhere
 * (another tab) is taken over where nothing typed here goes with it; otherwise both texts are there
 * to choose from. Two tabs are both told: one reads what was stored over its words, the other what
 * its own words replaced.
 */
export function useAutosave(
  field: RefObject<HTMLTextAreaElement | null>,
  stored: string,
  save: SaveText,
  onFail: (error: unknown) => void,
): Autosave {
  const clock = useRef<Clock>(clockAt(stored));
  const [other, setOther] = useState<string | null>(null);

  useEffect(() => {
    const element = field.current;
    const own = clock.current;
    if (element === null || own.isWriting) return;
    const isMine = stored === own.latest;
    if (own.onTheWay.includes(stored) && !isMine) return;
    const isUnsaved = own.latest !== own.written;
    // Also while it is edited here: going back to an earlier text is then a change again.
    own.written = stored;
    own.onTheWay = [];
    const isHeld = document.activeElement === element;
    const isAtStake = own.isTyped && (isUnsaved || isHeld) && !isMine;
    // Under the hands of somebody no text changes; where they type in the other tab it may grow.
    const isGrown = stored.includes(own.latest) && !(isHeld && document.hasFocus());
    if (isAtStake && !isGrown) return setOther(stored);
    // What was told stays until it is settled, or stands in the text itself.
    if (isMine) return setOther((told) => (stored.includes(told ?? "") ? null : told));
    setOther(null);
    markStored(own);
    clock.current = clockAt(stored);
    show(element, stored);
  }, [field, stored]);

  const type = (text: string) => {
    const own = clock.current;
    own.isTyped = true;
    const name = field.current === null ? "A text" : nameOfField(field.current);
    void takeWord(own, text, {
      save: async (word) => {
        const before = await save(word);
        if (typeof before === "string" && isNews(before, own, word)) tellOf(before, name);
        own.onTheWay = [...own.onTheWay, word].slice(-mostOnTheWay);
      },
      words: (word) => ({ field: name, text: word }),
      onFail,
    });
  };

  const tellOf = (text: string, name: string) => {
    if (field.current === null)
      say(`${name}: your words replaced others, from another tab: “${text}”`, "warning");
    else setOther(text);
  };

  const settle = (choice: "mine" | "other" | "both") => {
    const element = field.current;
    if (element === null || other === null) return;
    const mine = clock.current.latest;
    const text = { mine, other, both: `${mine}\n${other}` }[choice];
    setOther(null);
    show(element, text);
    element.focus();
    type(text);
  };
  return { type, other, settle };
}

const mostOnTheWay = 50;

function clockAt(text: string): Clock {
  return { latest: text, written: text, isWriting: false, isTyped: false, onTheWay: [] };
}

/** Whether words were replaced that nobody here has seen and that are not in the new ones. */
function isNews(before: string, own: Clock, word: string): boolean {
  return before !== own.written && !own.onTheWay.includes(before) && !word.includes(before);
}

/** Who writes here stays where they are in their sentence, or at its end. */
function show(field: HTMLTextAreaElement, text: string): void {
  if (field.value === text) return;
  const caret = field.selectionStart;
  const isWithin = caret < field.value.length && text.startsWith(field.value.slice(0, caret));
  field.value = text;
  if (document.activeElement !== field) return;
  const place = isWithin ? caret : text.length;
  field.setSelectionRange(place, place);
}
