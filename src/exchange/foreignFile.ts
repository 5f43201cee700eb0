import { type ForeignRead } from "#domain/exports/ats/foreignCard.ts";
import { readForeign } from "#domain/exports/ats/foreignIn.ts";
import { readJson } from "#domain/files/jsonText.ts";
import { textIn } from "./textIn.ts";

const mostBytes = 50 * 1024 * 1024;

/** The scorecards of another system in a file, or what is wrong with it. Never throws for a bad file. */
export async function readForeignFile(file: Blob): Promise<ForeignRead> {
  if (file.size > mostBytes)
    return refusal(
      "It is larger than 50 MB, the most Needle can open at once. Export fewer cards.",
    );
  const read = textIn(new Uint8Array(await file.arrayBuffer()));
  if (read === null)
    return refusal("It is not text. Choose the JSON file that the other system exported.");
  const json = readJson(read.text);
  if (!json.ok) return { cards: [], problems: json.problems };
  const { cards, problems } = readForeign(json.value);
  // What it was is in the file; it need not be held twice.
  return { cards: cards.map((card) => ({ ...card, raw: null })), problems: problems.slice(0, 50) };
}

function refusal(what: string): ForeignRead {
  return { cards: [], problems: [{ where: "the file", what }] };
}
