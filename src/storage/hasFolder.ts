import type { OpeningId } from "#domain/id.ts";
import { db } from "./database.ts";

/** Whether somebody has picked a folder here, for whatever opening. */
export async function hasFolder(): Promise<boolean> {
  return (await db.folders.toArray()).some(({ handle }) => handle !== undefined);
}

/** Whether backups make themselves here. */
export async function hasBackups(): Promise<boolean> {
  return (await db.device.get("backups")) !== undefined;
}

/** Whether this device is in a room, for whatever opening. */
export async function hasRoom(): Promise<boolean> {
  return (await db.rooms.count()) > 0;
}

export async function isInRoom(opening: OpeningId): Promise<boolean> {
  return (await db.rooms.get(opening)) !== undefined;
}
