import type { ItemId } from "#domain/id.ts";
import type { AskedQuestion, Draft, Rating } from "#domain/records/scorecard.ts";
import { ratingOf } from "./draft.ts";

/** Told of one question: how it was put to the candidate; `null` where nothing was said. */
export function askedAt(rating: Pick<Rating, "asked">, question: number): AskedQuestion | null {
  return rating.asked?.find((one) => one.question === question) ?? null;
}

/** How a question was put; `null` takes it back, with the probes that were ticked. */
export function askQuestion(
  draft: Draft,
  item: ItemId,
  question: number,
  how: AskedQuestion["how"] | null,
): Draft {
  const before = askedAt(ratingOf(draft, item), question);
  const probes = how === "not asked" ? [] : (before?.probes ?? []);
  return withAsked(draft, item, question, how === null ? null : { question, how, probes });
}

/** A probe that was used tells that its question was asked. */
export function toggleProbe(draft: Draft, item: ItemId, question: number, probe: number): Draft {
  const before = askedAt(ratingOf(draft, item), question);
  const how = before === null || before.how === "not asked" ? "own words" : before.how;
  const ticked = before?.probes ?? [];
  const probes = ticked.includes(probe)
    ? ticked.filter((one) => one !== probe)
    : [...ticked, probe].toSorted((a, b) => a - b);
  return withAsked(draft, item, question, { question, how, probes });
}

function withAsked(
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

/** What one key says of an item's questions: the first that nothing was told of, as it is written. */
export function nextToAsk(rating: Pick<Rating, "asked">, questions: number): number | null {
  for (let question = 0; question < questions; question += 1)
    if (askedAt(rating, question) === null) return question;
  return null;
}
