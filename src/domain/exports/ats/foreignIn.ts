import { contentHash } from "#domain/hash.ts";
import type { CandidateId, ItemId, OpeningId } from "#domain/id.ts";
import type { Item } from "#domain/kit/kit.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Problem } from "#domain/problem.ts";
import { type ForeignRow, mostForeignParts } from "#domain/records/foreignRow.ts";
import { foldedName } from "#domain/sameName.ts";
import { limits, wellFormed } from "#domain/text.ts";
import { fromAshby } from "./ashbyIn.ts";
import type { ForeignCard, ForeignRead } from "./foreignCard.ts";
import { fromGreenhouse } from "./greenhouseIn.ts";
import { fromLever } from "./leverIn.ts";
import { fromWorkable } from "./workable.ts";

const readers = [fromGreenhouse, fromLever, fromAshby, fromWorkable];
const mostCards = 20_000;

/** Whichever system's it is: the reader that finds most in it. */
export function readForeign(value: unknown): ForeignRead {
  const reads = readers.map((read) => read(value));
  const best = reads.reduce((one, other) => (findsIn(other) > findsIn(one) ? other : one));
  if (findsIn(best) === 0) return { cards: [], problems: nothingFound(reads) };
  const cards = best.cards.filter((card) => findsOn(card) > 0);
  return { cards: cards.slice(0, mostCards), problems: best.problems };
}

function findsIn({ cards }: ForeignRead): number {
  return cards.reduce((sum, card) => sum + findsOn(card), 0);
}

function findsOn({ ratings, answers, recommendation, takeaways }: ForeignCard): number {
  const words = [recommendation ?? "", takeaways].filter((one) => one !== "").length;
  return 2 * ratings.length + answers.length + words;
}

function nothingFound(reads: readonly ForeignRead[]): Problem[] {
  const attack = reads
    .flatMap(({ problems }) => problems)
    .find(({ what }) => /attack|nested/.test(what));
  return [
    attack ?? {
      where: "the file",
      what: "No scorecards of Greenhouse, Lever, Ashby or Workable were found in it. Choose the file as it was exported, unchanged.",
    },
  ];
}

/** What names and titles in a file are taken for. `null`: nobody, nothing. */
export type ForeignMatch = {
  candidates: Map<string, CandidateId | null>;
  items: Map<string, ItemId | null>;
};

/** By their names, however they are spelled; whom and what nobody here is called stays open. */
export function matchForeign(
  cards: readonly ForeignCard[],
  candidates: readonly Pick<PanelCandidate, "id" | "written">[],
  items: readonly Pick<Item, "id" | "title">[],
): ForeignMatch {
  const known = new Map(candidates.map(({ id, written }) => [foldedName(written), id]));
  const titled = new Map(items.map(({ id, title }) => [foldedName(title), id]));
  return {
    candidates: new Map(
      cards.map(({ candidate }) => [
        candidate ?? "",
        known.get(foldedName(candidate ?? "")) ?? null,
      ]),
    ),
    items: new Map(
      cards
        .flatMap(({ ratings }) => ratings)
        .map(({ title }) => [title, titled.get(foldedName(title)) ?? null]),
    ),
  };
}

/** The rows to keep: of cards whose candidate is somebody here. Texts are cut to what any card may hold. */
export function foreignRows(
  cards: readonly ForeignCard[],
  match: ForeignMatch,
  { opening, now }: { opening: OpeningId; now: string },
): ForeignRow[] {
  const rows = cards.flatMap((card): ForeignRow[] => {
    const candidate = match.candidates.get(card.candidate ?? "") ?? null;
    if (candidate === null) return [];
    const says = {
      opening,
      candidate,
      source: card.source,
      panelist: within(card.panelist ?? "", limits.name),
      round: within(card.round ?? "", limits.line),
      submittedAt: card.submittedAt,
      recommendation: card.recommendation,
      ratings: card.ratings.slice(0, mostForeignParts).map((rating) => ({
        item: match.items.get(rating.title) ?? null,
        title: within(rating.title, limits.line),
        score: rating.score,
        original: within(rating.original, limits.line),
        note: within(rating.note, limits.text),
      })),
      takeaways: within(card.takeaways, limits.text),
      answers: card.answers.slice(0, mostForeignParts).map(({ question, answer }) => ({
        question: within(question, limits.line),
        answer: within(answer, limits.text),
      })),
    };
    // Under which item it stands may be said anew: then the later word counts.
    const named = { ...says, ratings: says.ratings.map((rating) => ({ ...rating, item: null })) };
    return [{ id: `${card.source}.${contentHash(named)}`, ...says, addedAt: now }];
  });
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function within(text: string, most: number): string {
  return wellFormed(text.slice(0, most));
}
