import { listOf, plural } from "#domain/plural.ts";
import type { FileResult } from "#exchange/preview.ts";

const mostNames = 3;

/** What arrives, as people say it: “Backup”, “4 cards from Priya Nair”, “Invitation to ML Engineer”. */
export function fileInWords({
  what,
  holds: { cards, from, openings },
}: Extract<FileResult, { ok: true }>): string {
  if (what === "backup") return "Backup of a device";
  if (cards > 0) return `${plural(cards, "card")} from ${named(from)}`;
  return openings.length > 0 ? `Invitation to ${named(openings)}` : "A file for Needle";
}

function named(all: readonly string[]): string {
  const more = all.length - mostNames;
  return listOf(more > 0 ? [...all.slice(0, mostNames), `${more} more`] : all);
}
