import { Dexie, type ObservabilitySet } from "dexie";
import { db } from "./database.ts";

type Reading<T> = {
  hasValue: () => boolean;
  subscribe: (onNext: (value: T) => void, onError: (error: unknown) => void) => () => void;
};

/** Times as long as a long reading took, the next one waits: a change that comes in lots is not read lot by lot. */
const [rest, longMs] = [2, 50];

/** What reading throws when the database is closed under it. */
function isOfClosing(error: unknown): boolean {
  return error instanceof Error && ["DatabaseClosedError", "AbortError"].includes(error.name);
}

/**
 * What `read` finds, and finds again whenever one of these tables changes: for what is read by the
 * thousand. A live query notes every row it reads by its key, and compares each with each row that
 * changes, which takes several times as long as reading them, all on the page. Errors go to `onError`;
 * that the database was closed is none, since whoever closes it says so.
 */
export function whenever<T>(
  tables: readonly ("registers" | "cards")[],
  read: () => Promise<T>,
): Reading<T> {
  const parts = tables.map((name) => `idb://${db.name}/${name}/`);
  const concerns = (changed: ObservabilitySet) =>
    Object.keys(changed).some(
      (part) => part === "all" || parts.some((one) => part.startsWith(one)),
    );
  return {
    hasValue: () => false,
    subscribe: (onNext, onError) => {
      let isOver = false;
      let isStale = false;
      let isBusy = false;
      const again = async () => {
        isStale = false;
        isBusy = true;
        const began = performance.now();
        try {
          const value = await read();
          if (!isOver) onNext(value);
        } catch (error) {
          if (!isOver && !isOfClosing(error)) onError(error);
        }
        const took = performance.now() - began;
        if (took < longMs) settle();
        else setTimeout(settle, rest * took);
      };
      const settle = () => {
        isBusy = false;
        if (isStale && !isOver) void again();
      };
      const heed = (changed: ObservabilitySet) => {
        if (!concerns(changed)) return;
        isStale = true;
        if (!isBusy) void again();
      };
      Dexie.on("storagemutated", heed);
      void again();
      return () => {
        isOver = true;
        Dexie.on.storagemutated.unsubscribe(heed);
      };
    },
  };
}
