import { evidenceOf } from "#domain/records/evidence.ts";
import { groupBy } from "#domain/groupBy.ts";
import { levelNames, type Kit, type Level } from "#domain/kit/kit.ts";
import { formatInWords } from "#domain/records/format.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import { type Manifest, manifestOf } from "./ats/manifest.ts";
import type { Counts, ResolvedCard } from "./resolvedCards.ts";
import { askedIn, signalsIn, stateOf } from "./sheets.ts";

/** Scorecards in words, for people and other programs; explains itself, needs no ids. */
export type Plain = {
  format: "needle/scorecards";
  version: 1;
  about: string;
  openings: PlainOpening[];
  /** Plain JSON carries all that a card says; every export says so, or what it could not. */
  notCarried: Manifest;
};
export type PlainOpening = {
  title: string;
  startedOn: string;
  kits: {
    title: string;
    version: number;
    items: { title: string; anchors: Record<Level, string> }[];
  }[];
  candidates: { name: string; cards: PlainCard[] }[];
};
export type PlainCard = {
  panelist: string;
  role: string | null;
  round: string;
  kit: string;
  kitVersion: number;
  revision: number;
  /** `yes`, or why the panel does not count it. */
  counts: Counts;
  submittedAt: string;
  receipt: string;
  recommendation: string;
  ratings: {
    item: string;
    state: "scored" | "not observed" | "unrated";
    score: Level | null;
    level: string | null;
    evidence: string;
    signals: string[];
    /** How each question was put; left out where nothing was told. */
    asked?: string[];
  }[];
  mustHaves: { title: string; mark: "shown" | "not shown" | "unknown" }[];
  takeaways: string;
  /** How this interview differed from the others’; `null` where it did not. */
  formatChanged: string | null;
};

/** `cards` as `resolveCards` gives them: sorted, which makes the export the same every time. */
export function plainOf(cards: readonly ResolvedCard[]): Plain {
  return {
    format: "needle/scorecards",
    version: 1,
    about:
      "Interview scorecards from Needle, for reading and for other programs. Scores run from 1 (well below) to 5 (exceptional) against the kit’s anchors; an item that was not observed has no score and is not a failing. A receipt is the start of the card’s SHA-256. To move cards between devices use a Needle packet: this file cannot be brought back in.",
    openings: [...groupBy(cards, ({ opening }) => opening.id).values()].map(openingOf),
    notCarried: manifestOf([]),
  };
}

export function writePlain(plain: Plain): string {
  return `${JSON.stringify(plain, null, 2)}\n`;
}

function openingOf(cards: readonly [ResolvedCard, ...ResolvedCard[]]): PlainOpening {
  const { title, startedOn } = cards[0].opening;
  return {
    title,
    startedOn,
    kits: [...new Map(cards.map(({ kit }) => [kit.id, kit.kit])).values()].map(kitOf),
    candidates: [...groupBy(cards, ({ candidate }) => candidate.id).values()].map((own) => ({
      name: own[0].candidate.name,
      cards: own.map(cardOf),
    })),
  };
}

function kitOf({ title, version, items }: Kit): PlainOpening["kits"][number] {
  return {
    title,
    version,
    items: items.map(({ title: item, anchors: [one, two, three, four, five] }) => ({
      title: item,
      anchors: { 1: one, 2: two, 3: three, 4: four, 5: five },
    })),
  };
}

function cardOf(resolved: ResolvedCard): PlainCard {
  const { card, kit, panelist, role, round, receipt, counts } = resolved;
  return {
    panelist: panelist.name,
    role,
    round,
    kit: kit.kit.title,
    kitVersion: kit.kit.version,
    revision: card.rev,
    counts,
    submittedAt: card.submittedAt,
    receipt,
    recommendation: card.recommendation,
    ratings: kit.kit.items.map((item) => {
      const { id, title } = item;
      const asked = askedIn(card.ratings[id], item);
      const rating = card.ratings[id];
      const score = rating !== undefined && isLevel(rating.score) ? rating.score : null;
      return {
        item: title,
        state: stateOf(rating),
        score,
        level: score === null ? null : levelNames[score],
        evidence: rating === undefined ? "" : evidenceOf(rating),
        signals: signalsIn(rating, resolved),
        ...(asked.length > 0 && { asked }),
      };
    }),
    mustHaves: kit.kit.gates.map(({ id, title }) => ({ title, mark: card.gates[id] ?? "unknown" })),
    takeaways: card.takeaways,
    formatChanged: card.format === undefined ? null : formatInWords([card.format]),
  };
}
