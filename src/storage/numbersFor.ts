import { numbered, type Numbers } from "#domain/panel/byNumber.ts";
import type { PrivateName } from "#domain/files/backup.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { db } from "./database.ts";
import { readNumbers } from "./numbers.ts";
import { listPrivateNames } from "./privateNames.ts";

/** Gives a number to whoever has none, for good: one that was erased is given to nobody else. */
export function keepNumbers(panel: Panel): Promise<void> {
  return db.transaction("rw", db.device, async () => {
    const numbers = await readNumbers();
    const order = numbered(panel, numbers);
    if (order.length === numbers[panel.id]?.length) return;
    await db.device.put({ key: "numbers", value: { ...numbers, [panel.id]: order } });
  });
}

/** What it takes to call a panel’s candidates by number in a file, its numbers given for good. */
export async function numbersFor(
  panel: Panel,
): Promise<{ numbers: Numbers; privateNames: PrivateName[] }> {
  await keepNumbers(panel);
  return { numbers: await readNumbers(), privateNames: await listPrivateNames() };
}
