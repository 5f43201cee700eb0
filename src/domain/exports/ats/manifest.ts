import { plural } from "#domain/plural.ts";
import type { CardInWords } from "./cardInWords.ts";

/** One thing on one card that a file could not carry, and what stands there instead. */
export type NotCarried = {
  receipt: string;
  candidate: string;
  panelist: string;
  round: string;
  /** The item’s title, or what else of the card it is about. */
  item: string;
  what: string;
  written: string;
};

export function notCarriedOn(
  card: CardInWords,
  item: string,
  what: string,
  written: string,
): NotCarried {
  const { receipt, candidate, panelist, round } = card;
  return { receipt, candidate, panelist, round, item, what, written };
}

/** At the end of every file, also when it is empty: it is looked for there. */
export type Manifest = { said: string; cells: NotCarried[] };

export function manifestOf(cells: NotCarried[]): Manifest {
  return { said: lossInWords(cells), cells };
}

export function lossInWords({ length }: readonly NotCarried[]): string {
  return length === 0
    ? "Nothing was lost."
    : `${plural(length, "thing")} could not be carried as written.`;
}
