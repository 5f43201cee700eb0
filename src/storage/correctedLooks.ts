import type { OpeningId, PanelistId } from "#domain/id.ts";
import { db, type CorrectedLook } from "./database.ts";

/** When somebody first had figures corrected for strictness before them, opening by opening. */
export async function listCorrectedLooks(openings: readonly OpeningId[]): Promise<CorrectedLook[]> {
  return (await readAll()).filter(({ opening }) => openings.includes(opening));
}

/** Once said of somebody in an opening it is not said again: what counts is whether it was before. */
export function noteCorrectedLook(
  openings: readonly OpeningId[],
  panelist: PanelistId | null,
): Promise<void> {
  return db.transaction("rw", db.device, async () => {
    const known = await readAll();
    const at = new Date().toISOString();
    const fresh = openings
      .filter((id) => !known.some((one) => one.opening === id && one.panelist === panelist))
      .map((opening) => ({ opening, panelist, at }));
    if (fresh.length > 0)
      await db.device.put({ key: "correctedLooks", value: [...known, ...fresh] });
  });
}

async function readAll(): Promise<CorrectedLook[]> {
  const row = await db.device.get("correctedLooks");
  return row?.key === "correctedLooks" ? row.value : [];
}
