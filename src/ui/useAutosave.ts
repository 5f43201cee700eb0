import { useEffect, useRef, type RefObject } from "react";
import { track } from "./writes.ts";

/**
 * Saves a text field as it is typed in, clocked by the writes themselves: a change starts a write
 * unless one is under way; when that one resolves and the text has moved on, the next starts. No
 * timer holds words back, so closing, reloading or a crash loses at most the write in flight.
 *
 * The field is uncontrolled. A text stored from elsewhere (another tab) is taken over only while
 * the field is not being edited.
 */
export function useAutosave<E extends HTMLTextAreaElement | HTMLInputElement>(
  stored: string,
  save: (text: string) => Promise<unknown>,
  onFail: (error: unknown) => void,
): { ref: RefObject<E | null>; defaultValue: string; onInput: () => void } {
  const ref = useRef<E>(null);
  const clock = useRef({ writing: false, written: stored });

  useEffect(() => {
    const field = ref.current;
    if (field === null || clock.current.writing || document.activeElement === field) return;
    clock.current.written = stored;
    if (field.value !== stored) field.value = stored;
  }, [stored]);

  const write = async () => {
    if (clock.current.writing) return;
    clock.current.writing = true;
    try {
      for (let text = ref.current?.value; text !== undefined && text !== clock.current.written;) {
        await save(text);
        clock.current.written = text;
        text = ref.current?.value;
      }
    } catch (error) {
      onFail(error);
    } finally {
      clock.current.writing = false;
    }
  };

  return { ref, defaultValue: stored, onInput: () => void track(write()) };
}
