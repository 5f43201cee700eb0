import type { OpeningId } from "#domain/id.ts";
import { belongsTo } from "#domain/records/references.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { View } from "#domain/seats/view.ts";
import { db } from "./database.ts";

/**
 * Remembers of which openings copies found no room: once more is known of who is who,
 * they may be wanted. Inside a transaction on `db.device`.
 */
export async function noteCrowdedOut(
  overflow: readonly SharedRecord[],
  views: ReadonlyMap<OpeningId, View>,
): Promise<void> {
  const openings = new Set(overflow.map(belongsTo).filter((opening) => opening !== null));
  const value = { ...(await allCrowdedOut()) };
  for (const opening of openings) value[opening] = countOnWho(views.get(opening)?.rows ?? []);
  await db.device.put({ key: "crowdedOut", value });
}

/**
 * Whether to look again at what found none: since then a panel or a claim has come to count. Asked
 * once, it is forgotten, unless there is too much again.
 */
export function isWantedAgain(opening: OpeningId): Promise<boolean> {
  return db.transaction("rw", [db.device, db.registers], async () => {
    const { [opening]: before, ...others } = await allCrowdedOut();
    if (before === undefined) return false;
    const rows = await db.registers.where("body.opening").equals(opening).toArray();
    if (countOnWho(rows) <= before) return false;
    await db.device.put({ key: "crowdedOut", value: others });
    return true;
  });
}

async function allCrowdedOut(): Promise<Partial<Record<OpeningId, number>>> {
  const row = await db.device.get("crowdedOut");
  return row?.key === "crowdedOut" ? row.value : {};
}

function countOnWho(rows: readonly SharedRecord[]): number {
  return rows.filter(({ kind }) => kind === "panel" || kind === "claim").length;
}
