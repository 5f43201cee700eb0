import type { ItemId } from "#domain/id.ts";
import type { AskedQuestion, Draft, Rating } from "#domain/records/scorecard.ts";
import { ratingOf } from "./draft.ts";

/** Told of one question: how it was put to the candidate; `null` where nothing was said. */
export function askedAt(rating: Pick<Rating, "asked">, question: number): AskedQuestion | null {
  return rating.asked?.find((one) => one.question === question) ?? null;
}

/** A question that was put in this way; `null` where that is taken back, with its probes. */
export function askedAs(
  before: AskedQuestion | null,
  question: number,
  how: AskedQuestion["how"] | null,
): AskedQuestion | null {
  if (how === null) return null;
  return { question, how, probes: how === "not asked" ? [] : (before?.probes ?? []) };
}

/** With a probe ticked, or not any more. One that was used tells that its question was asked. */
export function probed(
  before: AskedQuestion | null,
  question: number,
  probe: number,
): AskedQuestion {
  const how = before === null || before.how === "not asked" ? "own words" : before.how;
  const ticked = before?.probes ?? [];
  const probes = ticked.includes(probe)
    ? ticked.filter((one) => one !== probe)
    : [...ticked, probe].toSorted((a, b) => a - b);
  return { question, how, probes };
}

/** What is told of one question, on the card. */
export function tellAsked(
  draft: Draft,
  item: ItemId,
  question: number,
  told: AskedQuestion | null,
): Draft {
  const { asked = [], ...rating } = ratingOf(draft, item);
  const others = asked.filter((one) => one.question !== question);
  const all = (told === null ? others : [...others, told]).toSorted(
    (a, b) => a.question - b.question,
  );
  return {
    ...draft,
    ratings: { ...draft.ratings, [item]: all.length === 0 ? rating : { ...rating, asked: all } },
  };
}
