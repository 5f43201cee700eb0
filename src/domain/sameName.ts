/**
 * Whether two people typed one name: white space, letter case, character width and accents
 * aside. Only the accents of Latin, Greek and Cyrillic are dropped; the vowel signs and sound
 * marks of other scripts tell names apart.
 */
export function sameName(a: string, b: string): boolean {
  return foldedName(a) === foldedName(b);
}

/** What `sameName` compares: equal for two spellings of one name. */
export function foldedName(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toUpperCase() // ß and ss meet here,
    .toLowerCase()
    .replaceAll("ς", "σ") // and the two small sigmas here.
    .replaceAll(/\s+/g, " ")
    .trim();
}
