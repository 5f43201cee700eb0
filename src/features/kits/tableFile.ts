import { textIn } from "#exchange/textIn.ts";

export type FileRead = { ok: true; text: string } | { ok: false; problem: string };

/** A sheet's own programs write UTF-8 with or without a mark, UTF-16, or an old code page. */
export async function readTableFile(file: File): Promise<FileRead> {
  if (file.size > 8_000_000)
    return no(
      `${file.name} is too large for one kit. Remove what is not an item, and save it again.`,
    );
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return no(
      `${file.name} is a workbook or a document. Copy the table from it and paste it here, or save the sheet as CSV.`,
    );
  const read = textIn(bytes);
  return read === null
    ? no(`${file.name} is not text. Save the sheet as CSV.`)
    : { ok: true, text: read.text };
}

function no(problem: string): FileRead {
  return { ok: false, problem };
}
