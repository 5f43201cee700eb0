import { foldText } from "#domain/foldedText.ts";

/**
 * The kit whose name an opening's title says word for word, where it is not the chosen one: of several the
 * longest name, and the newest version of it. `null` where the chosen one is named, or none is.
 */
export function kitNamedIn<K extends { id: string; title: string; version: number }>(
  title: string,
  kits: readonly K[],
  chosen: string,
): K | null {
  const said = ` ${wordsOf(title)} `;
  const [best] = kits
    .filter((kit) => wordsOf(kit.title) !== "" && said.includes(` ${wordsOf(kit.title)} `))
    .toSorted((a, b) => b.title.length - a.title.length || b.version - a.version);
  const own = kits.find(({ id }) => id === chosen);
  return best === undefined || wordsOf(best.title) === wordsOf(own?.title ?? "") ? null : best;
}

function wordsOf(text: string): string {
  return foldText(text)
    .text.split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .join(" ");
}
