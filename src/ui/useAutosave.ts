import { useEffect, useRef, type RefObject } from "react";
import { markFailed, markStored, track } from "./writes.ts";

type Clock = { latest: string; written: string; isWriting: boolean };

/**
 * Saves a text field as it is typed in, clocked by the writes themselves: a change starts a write
 * unless one is under way; when that one resolves and the text has moved on, the next starts. No
 * timer holds words back, so closing, reloading or a crash loses at most the write in flight.
 *
 * The field is uncontrolled. A text stored from elsewhere (another tab) is taken over only while
 * the field is not being edited. Returns what to call with the field's text on every input.
 */
export function useAutosave(
  field: RefObject<HTMLTextAreaElement | null>,
  stored: string,
  save: (text: string) => Promise<unknown>,
  onFail: (error: unknown) => void,
): (text: string) => void {
  const clock = useRef<Clock>({ latest: stored, written: stored, isWriting: false });

  useEffect(() => {
    const element = field.current;
    if (element === null || clock.current.isWriting) return;
    // Also while it is edited here: going back to an earlier text is then a change again.
    clock.current.written = stored;
    if (document.activeElement === element) return;
    clock.current = { latest: stored, written: stored, isWriting: false };
    show(element, stored);
  }, [field, stored]);

  const write = async (own: Clock) => {
    if (own.isWriting) return; // A retry, while the loop is trying by itself.
    own.isWriting = true;
    try {
      while (own.latest !== own.written) {
        const text = own.latest;
        await save(text);
        own.written = text;
      }
      markStored(own);
    } catch (error) {
      // The words stay in the field; whoever must have everything stored tries again.
      markFailed(own, () => write(own));
      onFail(error);
    } finally {
      own.isWriting = false;
    }
  };

  return (text) => {
    clock.current.latest = text;
    // One loop is one write, however many texts it stores: until the last of them nothing is saved.
    if (!clock.current.isWriting) void track(write(clock.current));
  };
}

function show(field: HTMLTextAreaElement, text: string): void {
  if (field.value !== text) field.value = text;
}
