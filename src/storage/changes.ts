import { Dexie } from "dexie";
import { db } from "./database.ts";

/** Tells of every change to what is signed, in whichever tab or worker it was made. */
export function onCopiesChanged(listener: () => void): () => void {
  const place = `idb://${db.name}/${db.copies.name}/`;
  const hear = (parts: object) => {
    if (Object.keys(parts).some((part) => part.startsWith(place))) listener();
  };
  Dexie.on("storagemutated", hear);
  return () => Dexie.on.storagemutated.unsubscribe(hear);
}
