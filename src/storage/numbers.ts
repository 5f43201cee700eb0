import type { Numbers } from "#domain/panel/byNumber.ts";
import { db } from "./database.ts";

/** By which numbers this device calls candidates where their names are not shown. */
export async function readNumbers(): Promise<Numbers> {
  const row = await db.device.get("numbers");
  return row?.key === "numbers" ? row.value : {};
}
