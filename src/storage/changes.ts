import { Dexie } from "dexie";
import type { Kind } from "#domain/records/record.ts";
import { db } from "./database.ts";

/** A copy's place in its table. */
export type CopyKey = [Kind, string, string];

type Ranges = Iterable<{ from: unknown; to: unknown }>;

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

function onChanged(table: string, listener: (primary: Ranges | undefined) => void): () => void {
  const place = `idb://${db.name}/${table}/`;
  const hear = (parts: { [part: string]: Ranges }) => {
    if (Object.keys(parts).some((part) => part.startsWith(place))) listener(parts[place]);
  };
  Dexie.on("storagemutated", hear as never);
  return () => Dexie.on.storagemutated.unsubscribe(hear as never);
}

function keysIn(ranges: Ranges | undefined): CopyKey[] {
  const keys: CopyKey[] = [];
  for (const { from, to } of ranges ?? [])
    if (Array.isArray(from) && from.length === 3 && String(from) === String(to))
      keys.push(from as CopyKey);
  return keys;
}
