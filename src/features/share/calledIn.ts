import type { Called } from "#domain/exports/called.ts";
import { byNumber, candidateNames } from "#domain/panel/byNumber.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { numbersFor } from "#storage/numbersFor.ts";

/** How a panel’s candidates are called in a file that is to tell no names. */
export async function calledIn(panel: Panel, replace: boolean): Promise<Called> {
  const { numbers, privateNames } = await numbersFor(panel);
  const labels = new Map(byNumber(panel, numbers).candidates.map(({ id, name }) => [id, name]));
  return { labels, names: candidateNames(panel, privateNames), replace };
}
