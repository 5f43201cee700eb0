import { Dexie } from "dexie";
import type { Kind } from "#domain/records/record.ts";
import { db } from "./database.ts";

/** A copy's place in its table. */
export type CopyKey = [Kind, string, string];

/** As Dexie tells of changed keys: a tree of ranges, from this context or cloned from another's. */
type Ranges = { from?: unknown; to?: unknown; l?: Ranges | null; r?: Ranges | null };

/**
 * Tells of every change to what is signed, in whichever tab or worker it was made; of which copies,
 * where they were written one by one.
 */
export function onCopiesChanged(listener: (changed: CopyKey[]) => void): () => void {
  return onChanged(db.copies.name, (ranges) => listener(keysIn(ranges)));
}

/** Tells whenever this device enters a room, leaves one, or notes something of one. */
export function onRoomsChanged(listener: () => void): () => void {
  return onChanged(db.rooms.name, listener);
}

/** Tells whenever a key of an opening's folder is kept here, or anything else is noted of one. */
export function onFoldersChanged(listener: () => void): () => void {
  return onChanged(db.folders.name, listener);
}

function onChanged(table: string, listener: (primary: Ranges | undefined) => void): () => void {
  const place = `idb://${db.name}/${table}/`;
  const hear = (parts: { [part: string]: Ranges }) => {
    if (Object.keys(parts).some((part) => part.startsWith(place))) listener(parts[place]);
  };
  Dexie.on("storagemutated", hear as never);
  return () => Dexie.on.storagemutated.unsubscribe(hear as never);
}

/** Ranges of more than one key tell of no copy in particular. */
function keysIn(ranges: Ranges | undefined): CopyKey[] {
  const keys: CopyKey[] = [];
  const left = ranges === undefined ? [] : [ranges];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const { from, to, l, r } = one;
    if (Array.isArray(from) && from.length === 3 && String(from) === String(to))
      keys.push(from as CopyKey);
    if (l) left.push(l);
    if (r) left.push(r);
  }
  return keys;
}
