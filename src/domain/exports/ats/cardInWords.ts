import { evidenceOf } from "#domain/records/evidence.ts";
import type { Level } from "#domain/kit/kit.ts";
import { formatInWords } from "#domain/records/format.ts";
import { roles, type Role } from "#domain/records/opening.ts";
import {
  recommendations,
  type GateMark,
  type Rating,
  type Recommendation,
} from "#domain/records/scorecard.ts";
import type { Counts, ResolvedCard } from "#domain/exports/resolvedCards.ts";
import { askedIn, signalsIn } from "#domain/exports/sheets.ts";

/** All that a card says, in words: what an export carries or owns up to. No ids, no keys. */
export type CardInWords = {
  opening: string;
  startedOn: string;
  candidate: string;
  panelist: string;
  role: Role | null;
  round: string;
  kit: string;
  kitVersion: number;
  revision: number;
  counts: Counts;
  startedAt: string;
  submittedAt: string;
  receipt: string;
  recommendation: Recommendation;
  ratings: RatingInWords[];
  mustHaves: { title: string; mark: GateMark | "unknown" }[];
  takeaways: string;
  /** How this interview differed from the others’, empty where it did not. */
  formatChanged: string;
};
export type RatingInWords = {
  item: string;
  score: Rating["score"];
  evidence: string;
  signals: string[];
  asked: string[];
};

export function cardInWords(resolved: ResolvedCard): CardInWords {
  const { card, kit, opening, candidate, panelist, role, round, receipt, counts } = resolved;
  return {
    opening: opening.title,
    startedOn: opening.startedOn,
    candidate: candidate.name,
    panelist: panelist.name,
    role,
    round,
    kit: kit.kit.title,
    kitVersion: kit.kit.version,
    revision: card.rev,
    counts,
    startedAt: card.startedAt,
    submittedAt: card.submittedAt,
    receipt,
    recommendation: card.recommendation,
    ratings: kit.kit.items.map((item) => {
      const rating = card.ratings[item.id];
      return {
        item: item.title,
        score: rating?.score ?? "unrated",
        evidence: rating === undefined ? "" : evidenceOf(rating),
        signals: signalsIn(rating, resolved),
        asked: askedIn(rating, item),
      };
    }),
    mustHaves: kit.kit.gates.map(({ id, title }) => ({ title, mark: card.gates[id] ?? "unknown" })),
    takeaways: card.takeaways,
    formatChanged: formatInWords([card.format]),
  };
}

/** Details of a card under their names, in the order they are read. */
export type Fields = [name: string, values: string[]][];

/** What has no place of its own where a card goes; `elsewhere` has one, and is not said twice. */
export function detailsOf(card: CardInWords, elsewhere: readonly string[]): Fields {
  const all: Fields = [
    ["Candidate", [card.candidate]],
    ["Opening", [card.opening]],
    ["Opening since", [card.startedOn]],
    ["Round", [card.round]],
    ["Panelist", [card.panelist]],
    ["Role", card.role === null ? [] : [card.role]],
    ["Recommendation", [card.recommendation]],
    ["Must-haves", card.mustHaves.map(({ title, mark }) => `${mark}: ${title}`)],
    ["Format changed", card.formatChanged === "" ? [] : [card.formatChanged]],
    ["Started", [card.startedAt]],
    ["Submitted", [card.submittedAt]],
    ["Revision", [String(card.revision)]],
    ["Counts", [card.counts]],
    ["Kit", [card.kit]],
    ["Kit version", [String(card.kitVersion)]],
    ["Receipt", [card.receipt]],
  ];
  return all.filter(([name, values]) => values.length > 0 && !elsewhere.includes(name));
}

/** What stands beside a rating, its score too where that has no counterpart. */
export function besideRating({ signals, asked }: RatingInWords, score: Fields = []): Fields {
  const all: Fields = [...score, ["Signals", signals], ["Asked", asked]];
  return all.filter(([, values]) => values.length > 0);
}

/** A card from its details; `null` where they are not Needle’s, or were changed on the way. */
export function cardFromDetails(
  details: ReadonlyMap<string, readonly string[]>,
  { ratings, takeaways }: Pick<CardInWords, "ratings" | "takeaways">,
): CardInWords | null {
  const one = (name: string) => details.get(name)?.[0];
  const [role, recommendation] = [one("Role"), one("Recommendation")];
  const mustHaves = (details.get("Must-haves") ?? []).map(mustHaveFrom);
  const known = recommendations.find((each) => each === recommendation);
  const part = roles.find((each) => each === role);
  const numbers = [one("Revision"), one("Kit version")].map(Number);
  if (one("Receipt") === undefined || known === undefined) return null;
  if (role !== undefined && part === undefined) return null;
  if (!numbers.every(Number.isSafeInteger) || mustHaves.includes(null)) return null;
  return {
    opening: one("Opening") ?? "",
    startedOn: one("Opening since") ?? "",
    candidate: one("Candidate") ?? "",
    panelist: one("Panelist") ?? "",
    role: part ?? null,
    round: one("Round") ?? "",
    kit: one("Kit") ?? "",
    kitVersion: numbers[1] ?? 0,
    revision: numbers[0] ?? 0,
    counts: (one("Counts") ?? "yes") as Counts,
    startedAt: one("Started") ?? "",
    submittedAt: one("Submitted") ?? "",
    receipt: one("Receipt") ?? "",
    recommendation: known,
    ratings,
    mustHaves: mustHaves.filter((each) => each !== null),
    takeaways,
    formatChanged: one("Format changed") ?? "",
  };
}

function mustHaveFrom(line: string): CardInWords["mustHaves"][number] | null {
  const mark = (["shown", "not shown", "unknown"] as const).find((each) =>
    line.startsWith(`${each}: `),
  );
  return mark === undefined ? null : { mark, title: line.slice(mark.length + 2) };
}

export function ofFive(score: Level): string {
  return `${score} of 5`;
}
