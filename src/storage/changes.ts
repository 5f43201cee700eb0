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
  return onChanged(db.copies.name, (ranges) =>
    listener(pointsIn(ranges).filter((one): one is CopyKey => Array.isArray(one))),
  );
}

/**
 * Tells when a card may have been handed in or a decision written, in whichever tab or worker; also of
 * other changes that were written many at once.
 */
export function onHandedIn(listener: () => void): () => void {
  return onChanged(db.registers.name, (ranges) => {
    const kinds = pointsIn(ranges).map((key) => (Array.isArray(key) ? String(key[0]) : ""));
    if (kinds.length === 0 || kinds.includes("scorecard") || kinds.includes("decision")) listener();
  });
}

/** Tells whenever this device enters a room, leaves one, or notes something of one. */
export function onRoomsChanged(listener: () => void): () => void {
  return onChanged(db.rooms.name, listener);
}

/** Tells whenever a key of an opening's folder is kept here, or anything else is noted of one. */
export function onFoldersChanged(listener: () => void): () => void {
  return onChanged(db.folders.name, listener);
}

/** Tells whenever somebody else scores on this device. */
export function onMeChanged(listener: () => void): () => void {
  return onChanged(db.device.name, (ranges) => {
    if (pointsIn(ranges).includes("me")) listener();
  });
}

function onChanged(table: string, listener: (primary: Ranges | undefined) => void): () => void {
  const place = `idb://${db.name}/${table}/`;
  const hear = (parts: { [part: string]: Ranges }) => {
    if (Object.keys(parts).some((part) => part.startsWith(place))) listener(parts[place]);
  };
  Dexie.on("storagemutated", hear as never);
  return () => Dexie.on.storagemutated.unsubscribe(hear as never);
}

/** Ranges of more than one key tell of none in particular. */
function pointsIn(ranges: Ranges | undefined): unknown[] {
  const keys: unknown[] = [];
  const left = ranges === undefined ? [] : [ranges];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const { from, to, l, r } = one;
    if (JSON.stringify(from) === JSON.stringify(to)) keys.push(from);
    if (l) left.push(l);
    if (r) left.push(r);
  }
  return keys;
}
