import { kitId, type Kit } from "#domain/kit/kit.ts";
import { DeviceId, type KitId } from "#domain/id.ts";
import { isLive, liveOf, type KitRecord } from "#domain/records/record.ts";
import { db } from "./database.ts";

/**
 * Puts a kit that Needle brings along into the store. Its record is the same on every device
 * (author, version and id follow from the content), so packets that carry it merge to nothing.
 */
export async function addBuiltInKit(kit: Kit): Promise<KitId> {
  const record: KitRecord = {
    id: kitId(kit),
    kind: "kit",
    author: "needle",
    version: [0, 0, DeviceId.parse("needle")],
    body: kit,
  };
  const known = await db.registers.get(["kit", record.id]);
  if (known === undefined) await db.registers.put(record);
  return record.id;
}

export async function listKits(): Promise<KitRecord[]> {
  const rows = await db.registers.where("kind").equals("kit").toArray();
  return liveOf(rows, "kit").toSorted(
    (a, b) => a.body.title.localeCompare(b.body.title) || b.body.version - a.body.version,
  );
}

export async function findKitRecord(id: KitId): Promise<KitRecord | null> {
  const row = await db.registers.get(["kit", id]);
  return row !== undefined && isLive(row, "kit") ? row : null;
}

export async function findKit(id: KitId): Promise<Kit | null> {
  return (await findKitRecord(id))?.body ?? null;
}
