export type FileRead = { ok: true; text: string } | { ok: false; problem: string };

/** A sheet's own programs write UTF-8 with or without a mark, UTF-16, or an old code page. */
export async function readTableFile(file: File): Promise<FileRead> {
  if (file.size > 8_000_000)
    return no(
      `${file.name} is too large for one kit. Remove what is not an item, and save it again.`,
    );
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [a = 0, b = 0] = bytes;
  if (a === 0x50 && b === 0x4b)
    return no(
      `${file.name} is a workbook or a document. Copy the table from it and paste it here, or save the sheet as CSV.`,
    );
  if (a === 0xff && b === 0xfe)
    return { ok: true, text: new TextDecoder("utf-16le").decode(bytes) };
  if (a === 0xfe && b === 0xff)
    return { ok: true, text: new TextDecoder("utf-16be").decode(bytes) };
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    if (bytes.subarray(0, 4_000).includes(0))
      return no(`${file.name} is not text. Save the sheet as CSV.`);
    return { ok: true, text: new TextDecoder("windows-1252").decode(bytes) };
  }
}

function no(problem: string): FileRead {
  return { ok: false, problem };
}
