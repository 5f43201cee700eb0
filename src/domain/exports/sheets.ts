import { evidenceOf } from "#domain/records/evidence.ts";
import type { Item } from "#domain/kit/kit.ts";
import { formatInWords } from "#domain/records/format.ts";
import { isLevel, type GateMark, type Rating } from "#domain/records/scorecard.ts";
import type { SheetCell } from "./csv.ts";
import type { ResolvedCard } from "./resolvedCards.ts";

export const longColumns = [
  "opening",
  "candidate",
  "panelist",
  "role",
  "round",
  "item",
  "score",
  "state",
  "evidence",
  "signals",
  "recommendation",
  "takeaways",
  "submitted_at",
  "revision",
  "counts",
  "kit",
  "kit_version",
  "receipt",
  "format_changed",
] as const;

/** One row a rating: for pivot tables and statistics. A score that was not given is empty, never 0. */
export function longRows(cards: readonly ResolvedCard[]): SheetCell[][] {
  const rows = cards.flatMap((resolved) => {
    const { card, kit, receipt, counts } = resolved;
    return kit.kit.items.map((item): SheetCell[] => {
      const rating = card.ratings[item.id];
      return [
        ...placeCells(resolved),
        item.title,
        scoreCell(rating),
        stateOf(rating),
        rating === undefined ? "" : evidenceOf(rating),
        signalsIn(rating, resolved).join(" | "),
        card.recommendation,
        card.takeaways,
        card.submittedAt,
        card.rev,
        counts,
        kit.kit.title,
        kit.kit.version,
        receipt,
        formatInWords([card.format]),
      ];
    });
  });
  return [[...longColumns], ...rows];
}

/** One row a card, a column an item: for reading, and for pasting into what one already has. */
export function wideRows(cards: readonly ResolvedCard[]): SheetCell[][] {
  const items = columnsFor(cards.flatMap(({ kit }) => kit.kit.items));
  const gates = columnsFor(cards.flatMap(({ kit }) => kit.kit.gates));
  const head = [
    "opening",
    "candidate",
    "panelist",
    "role",
    "round",
    "recommendation",
    ...items.map(({ head: title }) => title),
    "not_observed",
    ...gates.map(({ head: title }) => `must have: ${title}`),
    ...items.map(({ head: title }) => `evidence: ${title}`),
    "takeaways",
    "submitted_at",
    "revision",
    "counts",
    "kit",
    "kit_version",
    "receipt",
    "format_changed",
  ];
  const rows = cards.map((resolved): SheetCell[] => {
    const { card, kit, receipt, counts } = resolved;
    const ratings: Readonly<Record<string, Rating>> = card.ratings;
    const marks: Readonly<Record<string, GateMark>> = card.gates;
    const hasGate = new Set<string>(kit.kit.gates.map(({ id }) => id));
    return [
      ...placeCells(resolved),
      card.recommendation,
      ...items.map(({ id }) => scoreCell(ratings[id])),
      kit.kit.items
        .filter(({ id }) => card.ratings[id]?.score === "not observed")
        .map(({ title }) => title)
        .join(" | "),
      ...gates.map(({ id }) => (hasGate.has(id) ? (marks[id] ?? "unknown") : null)),
      ...items.map(({ id }) => (ratings[id] === undefined ? "" : evidenceOf(ratings[id]))),
      card.takeaways,
      card.submittedAt,
      card.rev,
      counts,
      kit.kit.title,
      kit.kit.version,
      receipt,
      formatInWords([card.format]),
    ];
  });
  return [head, ...rows];
}

function placeCells({ opening, candidate, panelist, role, round }: ResolvedCard): SheetCell[] {
  return [opening.title, candidate.name, panelist.name, role ?? "", round];
}

function scoreCell(rating: Rating | undefined): SheetCell {
  return rating !== undefined && isLevel(rating.score) ? rating.score : null;
}

export function stateOf(rating: Rating | undefined): "scored" | "not observed" | "unrated" {
  if (rating === undefined) return "unrated";
  return isLevel(rating.score) ? "scored" : rating.score;
}

export function signalsIn(rating: Rating | undefined, { kit }: ResolvedCard): string[] {
  const titles = new Map(kit.kit.signals.map(({ id, title }) => [id, title]));
  return (rating?.signals ?? []).map((id) => titles.get(id) ?? id);
}

/** One column for one id; where different ids share a title, the id tells them apart. */
function columnsFor(things: readonly Pick<Item, "title">[] & readonly { id: string }[]) {
  const titles = new Map<string, string>();
  for (const { id, title } of things) if (!titles.has(id)) titles.set(id, title);
  const uses = [...titles.values()];
  return [...titles].map(([id, title]) => ({
    id,
    head: uses.filter((other) => other === title).length > 1 ? `${title} (${id})` : title,
  }));
}
