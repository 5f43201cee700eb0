import type { Numbers } from "#domain/panel/byNumber.ts";
import type { PrivateName } from "#domain/files/backup.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { keepNumbers, readNumbers } from "./numbers.ts";
import { listPrivateNames } from "./privateNames.ts";

/** What it takes to call a panel’s candidates by number in a file, its numbers given for good. */
export async function numbersFor(
  panel: Panel,
): Promise<{ numbers: Numbers; privateNames: PrivateName[] }> {
  await keepNumbers(panel);
  return { numbers: await readNumbers(), privateNames: await listPrivateNames() };
}
