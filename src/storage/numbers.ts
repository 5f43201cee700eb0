import { numbered, type Numbers } from "#domain/panel/byNumber.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { db } from "./database.ts";

/** By which numbers this device calls candidates where their names are not shown. */
export async function readNumbers(): Promise<Numbers> {
  const row = await db.device.get("numbers");
  return row?.key === "numbers" ? row.value : {};
}

/** Gives a number to whoever has none, for good: one that was erased is given to nobody else. */
export function keepNumbers(panel: Panel): Promise<void> {
  return db.transaction("rw", db.device, async () => {
    const numbers = await readNumbers();
    const order = numbered(panel, numbers);
    if (order.length === numbers[panel.id]?.length) return;
    await db.device.put({ key: "numbers", value: { ...numbers, [panel.id]: order } });
  });
}
