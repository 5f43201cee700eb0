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
  "asked",
  "recommendation",
  "must_haves",
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
  return [[...longColumns], ...ratingRows(cards)];
}

export function ratingRows(cards: readonly ResolvedCard[]): SheetCell[][] {
  return cards.flatMap((resolved) => {
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
        askedIn(rating, item).join(" | "),
        card.recommendation,
        kit.kit.gates
          .map(({ id, title }) => `${title}: ${card.gates[id] ?? "unknown"}`)
          .join(" | "),
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
}

/** One row a card, a column an item: for reading, and for pasting into what one already has. */
export function wideRows(cards: readonly ResolvedCard[]): SheetCell[][] {
  const { head, rowOf } = wideSheet(cards);
  return [head, ...cards.map(rowOf)];
}

/** Its columns come from all cards; its rows can be written one by one. */
export function wideSheet(cards: readonly ResolvedCard[]): {
  head: string[];
  rowOf: (card: ResolvedCard) => SheetCell[];
} {
  // Kits are few: they are gone through once each, not once a card.
  const kits = [...new Map(cards.map(({ kit }) => [kit.id, kit.kit])).values()];
  const items = columnsFor(kits.flatMap((kit) => kit.items));
  const gates = columnsFor(kits.flatMap((kit) => kit.gates));
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
    ...items.map(({ head: title }) => `signals: ${title}`),
    "takeaways",
    "submitted_at",
    "revision",
    "counts",
    "kit",
    "kit_version",
    "receipt",
    "format_changed",
  ];
  const rowOf = (resolved: ResolvedCard): SheetCell[] => {
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
      ...items.map(({ id }) => signalsIn(ratings[id], resolved).join(" | ")),
      card.takeaways,
      card.submittedAt,
      card.rev,
      counts,
      kit.kit.title,
      kit.kit.version,
      receipt,
      formatInWords([card.format]),
    ];
  };
  return { head, rowOf };
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

/** How each of an item’s questions was put, with the probes that were used. */
export function askedIn(rating: Rating | undefined, item: Item): string[] {
  return (rating?.asked ?? []).map(({ question, how, probes }) => {
    const asked = item.questions[question];
    const used = probes.map((place) => asked?.probes[place] ?? `probe ${place + 1}`).join(" ");
    const text = asked?.text ?? `question ${question + 1}`;
    return `${how}: ${text}${used === "" ? "" : ` (${used})`}`;
  });
}
