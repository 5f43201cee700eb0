import { markFailed, markStored, track, type Words } from "./writes.ts";

/** Something that changes faster than it can be stored: only its last word counts. */
export type LastWord<T> = { latest: T; written: T; isWriting: boolean };

export type Keeping<T> = {
  save: (word: T) => Promise<unknown>;
  /** It, as words somebody can take elsewhere while it cannot be stored. */
  words: (word: T) => Words;
  onFail: (error: unknown) => void;
};

/**
 * Takes a new word and stores it, clocked by the writes themselves: a change starts a write unless
 * one is under way; when that one resolves and there is a newer word, the next starts. No timer
 * holds words back, so closing, reloading or a crash loses at most the write in flight.
 */
export function takeWord<T>(own: LastWord<T>, word: T, keeping: Keeping<T>): Promise<void> {
  own.latest = word;
  // One loop is one write, however many words it stores: until the last of them nothing is saved.
  return own.isWriting ? Promise.resolve() : track(write(own, keeping));
}

async function write<T>(own: LastWord<T>, keeping: Keeping<T>): Promise<void> {
  if (own.isWriting) return; // A retry, while the loop is trying by itself.
  own.isWriting = true;
  try {
    while (own.latest !== own.written) {
      const word = own.latest;
      await keeping.save(word);
      own.written = word;
    }
    markStored(own);
  } catch (why) {
    // The words stay where they were typed; whoever must have everything stored tries again.
    markFailed(own, {
      why,
      retry: () => write(own, keeping),
      words: () => keeping.words(own.latest),
    });
    keeping.onFail(why);
  } finally {
    own.isWriting = false;
  }
}
