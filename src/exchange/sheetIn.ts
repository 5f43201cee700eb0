import type { OpeningId } from "#domain/id.ts";
import { lookAtSheet, type SheetLook, type SheetWish } from "#domain/imports/sheetLook.ts";
import { addToRoster } from "#storage/roster.ts";
import { cellsIn, type CellsIn } from "./cellsIn.ts";
import type { CellsWish } from "./cellsWish.ts";

/** A file, how it is to be read, and who is on the roster already. */
export type SheetFile = {
  file: Blob;
  name: string;
  cells: CellsWish;
  wish: SheetWish;
  known: readonly string[];
};

export type SheetRead =
  | ({ ok: true; look: SheetLook } & Pick<CellsIn & { ok: true }, "encoding" | "delimiter">)
  | { ok: false; problem: string };

/** Nothing is held in between: a file is read anew with each wish, which takes less than a page to draw. */
export async function readSheet(sheet: SheetFile): Promise<SheetRead> {
  const read = await cellsOf(sheet);
  if (!read.ok) return read;
  const { cells, encoding, delimiter } = read;
  const { look } = lookAtSheet(cells, sheet.wish, sheet.known);
  return { ok: true, look, encoding, delimiter };
}

/** Adds those whom the look said it would. Throws where the file has changed or cannot be read any more. */
export async function addFromSheet(opening: OpeningId, sheet: SheetFile): Promise<void> {
  const read = await cellsOf(sheet);
  if (!read.ok) throw new Error(read.problem);
  await addToRoster(opening, lookAtSheet(read.cells, sheet.wish, sheet.known).names);
}

async function cellsOf({ file, name, cells }: SheetFile): Promise<CellsIn> {
  return cellsIn(name, new Uint8Array(await file.arrayBuffer()), cells);
}
