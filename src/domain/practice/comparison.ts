import type { ItemId } from "#domain/id.ts";
import type { Item, Kit, Level } from "#domain/kit/kit.ts";
import { isLevel, type Rating } from "#domain/records/scorecard.ts";
import type { PracticeCase } from "./practiceCase.ts";

/** One item of a case: what the panelist gave beside what a trained panel gives, and why. */
export type Compared = {
  item: Item;
  notes: string;
  gold: Level;
  because: string;
  own: Rating["score"];
  /** Own minus gold, in points; `null` where no score was given. */
  difference: number | null;
};

export type Scores = Readonly<Partial<Record<ItemId, Rating["score"]>>>;

/** In the kit's order. */
export function compare(kit: Kit, { evidence }: PracticeCase, scores: Scores): Compared[] {
  return kit.items.flatMap((item) => {
    const found = evidence.find((one) => one.item === item.id);
    if (found === undefined) return [];
    const own = scores[item.id] ?? "unrated";
    const { notes, gold, because } = found;
    return { item, notes, gold, because, own, difference: isLevel(own) ? own - gold : null };
  });
}

/** Where somebody's practice scores tend. A few written cases: a hint to look at, not a finding. */
export type Tendency =
  | { what: "strict" | "lenient"; points: number }
  /** Items of one candidate lie closer together than the evidence does. */
  | { what: "halo"; own: number; gold: number }
  /** Threes where the evidence is not in the middle; shares of 1. */
  | { what: "middle"; own: number; gold: number };

export type Tendencies =
  | { state: "too few"; scores: number; needed: number }
  | { state: "ok"; scores: number; meanDistance: number; exact: number; found: Tendency[] };

/** Product judgement: two cases of four items before a word is said, and only of plain leanings. */
const bounds = { scores: 8, lean: 0.5, halo: 0.67, middle: 0.25 } as const;

export function tendenciesOf(cases: readonly (readonly Compared[])[]): Tendencies {
  const scored = cases.map((one) =>
    one.flatMap(({ own, gold, difference }) =>
      isLevel(own) && difference !== null ? [{ own, gold, difference }] : [],
    ),
  );
  const all = scored.flat();
  if (all.length < bounds.scores || scored.filter((one) => one.length > 0).length < 2)
    return { state: "too few", scores: all.length, needed: bounds.scores };
  const found: Tendency[] = [];
  const lean = meanOf(all.map(({ difference }) => difference));
  if (Math.abs(lean) >= bounds.lean)
    found.push({ what: lean < 0 ? "strict" : "lenient", points: Math.abs(lean) });
  // Spread within a candidate, averaged over candidates: a leaning moves all items alike and stays out.
  const spread = (of: "own" | "gold") =>
    meanOf(scored.map((one) => spreadOf(one.map((score) => score[of]))));
  const [own, gold] = [spread("own"), spread("gold")];
  if (gold > 0 && own / gold < bounds.halo) found.push({ what: "halo", own, gold });
  const middle = (of: "own" | "gold") => meanOf(all.map((score) => (score[of] === 3 ? 1 : 0)));
  if (middle("own") - middle("gold") >= bounds.middle)
    found.push({ what: "middle", own: middle("own"), gold: middle("gold") });
  return {
    state: "ok",
    scores: all.length,
    meanDistance: meanOf(all.map(({ difference }) => Math.abs(difference))),
    exact: all.filter(({ difference }) => difference === 0).length,
    found,
  };
}

/** Standard deviation over the items of one candidate, in points. */
function spreadOf(scores: readonly number[]): number {
  const middle = meanOf(scores);
  return Math.sqrt(meanOf(scores.map((score) => (score - middle) ** 2)));
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
