import { levelNames, levels, type Kit } from "#domain/kit/kit.ts";
import { dangerous } from "./csv.ts";

const headings = [
  "Item",
  "What it means",
  "Why it matters",
  ...levels.map((level) => `${level} ${levelNames[level]}`),
  "Question",
  "Kind of question",
  "Probes",
  "Weight",
];

/**
 * A kit's items to paste into a sheet or a document: tabs between cells, a line more for each
 * further question. Needle reads it back as the same items.
 */
export function writeKitTable({ title, items }: Pick<Kit, "title" | "items">): string {
  const rows = items.flatMap((item) => {
    const [first, ...more] = item.questions;
    const head = [item.title, item.summary, item.why, ...item.anchors];
    const asked = (one: typeof first) =>
      one === undefined ? ["", "", ""] : [one.text, one.kind, one.probes.join("\n")];
    return [
      [...head, ...asked(first), String(item.weight)],
      ...more.map((one) => [...head.map(() => ""), ...asked(one), ""]),
    ];
  });
  return [[title], headings, ...rows].map((row) => `${row.map(cell).join("\t")}\n`).join("");
}

/** What a sheet would run gets a quote in front, which says that it is text. */
function cell(text: string): string {
  const safe = dangerous.test(text) ? `'${text}` : text;
  return /["\t\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
