/** How a text is spelled in bytes, by the names of the Encoding standard (WHATWG). */
export const encodings = [
  ["utf-8", "UTF-8"],
  ["utf-16le", "UTF-16, little end first"],
  ["utf-16be", "UTF-16, big end first"],
  ["windows-1252", "Western European (Windows-1252)"],
  ["windows-1250", "Central European (Windows-1250)"],
  ["windows-1251", "Cyrillic (Windows-1251)"],
  ["macintosh", "Western European (Mac)"],
  ["shift_jis", "Japanese (Shift JIS)"],
  ["gb18030", "Chinese (GB 18030)"],
  ["big5", "Chinese (Big5)"],
  ["euc-kr", "Korean (EUC-KR)"],
] as const;
export type Encoding = (typeof encodings)[number][0];

/** What people and their programs put between cells. */
export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** What one said of how a file is to be read; the rest is found out. */
export type CellsWish = { encoding?: Encoding | undefined; delimiter?: Delimiter | undefined };
