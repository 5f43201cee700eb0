/**
 * `needle-card-sofia-lindqvist-maya-okafor.json`: letters and digits of every script stay, the
 * rest becomes one dash. Safe on every system: no path, no reserved word, no dot in front.
 */
export function fileName(what: string, names: readonly string[], extension: string): string {
  const parts = names.map(slug).filter((part) => part !== "");
  return `${["needle", what, ...parts].join("-")}.${extension}`;
}

/** Long names are cut by characters, not by halves of them; file systems stop at 255 bytes. */
function slug(name: string): string {
  const dashed = name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  return Array.from(dashed.replaceAll(/^-|-$/g, "")).slice(0, 30).join("").replace(/-$/, "");
}
