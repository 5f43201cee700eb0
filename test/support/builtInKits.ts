import { builtInKits, loadBuiltIn } from "#domain/kit/builtInKits.ts";
import type { Kit } from "#domain/kit/kit.ts";

/** The kits Needle brings along, with their text. */
export const wholeBuiltIn: readonly Kit[] = await Promise.all(
  builtInKits.map(async ({ id }) => {
    const kit = await loadBuiltIn(id);
    if (kit === null) throw new Error(`${id} has no text.`);
    return kit;
  }),
);
