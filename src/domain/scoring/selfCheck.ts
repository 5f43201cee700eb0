import { inPoints } from "#domain/numberWords.ts";
import { hour } from "#domain/days.ts";
import type { ItemId } from "#domain/id.ts";
import { meanOfCard } from "./mean.ts";
import { isLevel, type Draft, type Rating, type Scorecard } from "#domain/records/scorecard.ts";
import { ratingOf } from "./draft.ts";
import type { Instant } from "#domain/text.ts";

export type SelfCheckInput = {
  draft: Draft;
  /** The items the round looks at. */
  expected: readonly ItemId[];
  interviewAt: Instant | null;
  now: Instant;
  /** The panelist's other submitted cards in this opening, oldest first, with the candidates' names. */
  earlier: readonly { candidate: string; card: Scorecard }[];
};

/** Memory of an interview fades over the first day; the playbook asks for the card within it. */
const freshHours = 24;
const candidatesForSpread = 5;
const narrowSpread = 0.35;

/** Things worth a second look before submitting, in words, for the panelist alone. */
export function selfCheck(input: SelfCheckInput): string[] {
  return [
    allTheSame(input),
    mostlyUnseen(input),
    writtenLate(input),
    narrowAcrossCandidates(input),
    afterTheHighest(input),
  ].filter((remark) => remark !== null);
}

function scoresOf({ draft, expected }: SelfCheckInput): Rating["score"][] {
  return expected.map((item) => ratingOf(draft, item).score);
}

function allTheSame(input: SelfCheckInput): string | null {
  const scores = scoresOf(input);
  const [first] = scores;
  if (scores.length < 3 || first === undefined || !isLevel(first)) return null;
  if (scores.some((score) => score !== first)) return null;
  return `All ${scores.length} items are a ${first}. Is that what you saw item by item, or one impression of the person?`;
}

function mostlyUnseen(input: SelfCheckInput): string | null {
  const scores = scoresOf(input);
  const unseen = scores.filter((score) => score === "not observed").length;
  if (scores.length < 2 || unseen * 2 <= scores.length) return null;
  return `${unseen} of ${scores.length} items were not observed. The panel will need another round to see them.`;
}

function writtenLate({ interviewAt, now }: SelfCheckInput): string | null {
  if (interviewAt === null) return null;
  const hours = Math.floor((Date.parse(now) - Date.parse(interviewAt)) / hour);
  return hours < freshHours
    ? null
    : `Written ${hours} h after the interview. Score what your notes say, not what you remember of the person.`;
}

function narrowAcrossCandidates({ draft, expected, earlier }: SelfCheckInput): string | null {
  const means = [draft, ...earlier.map(({ card }) => card)]
    .map((card) => meanOfCard(card, expected).mean)
    .filter((mean) => mean !== null);
  if (means.length < candidatesForSpread) return null;
  const middle = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const spread = Math.sqrt(
    means.reduce((sum, mean) => sum + (mean - middle) ** 2, 0) / (means.length - 1),
  );
  if (spread >= narrowSpread) return null;
  return `Your scores differ little between your ${means.length} candidates (spread ${inPoints(spread)}). If they differed in the room, let the scale show it.`;
}

function afterTheHighest({ earlier, expected }: SelfCheckInput): string | null {
  const means = earlier.map(({ card }) => meanOfCard(card, expected).mean ?? 0);
  const last = earlier.at(-1);
  const lastMean = means.at(-1);
  if (last === undefined || lastMean === undefined || earlier.length < 2) return null;
  const highest = Math.max(...means);
  const alone = means.filter((mean) => mean === highest).length === 1;
  if (lastMean < highest || !alone || lastMean < 4) return null;
  return `The card before this one, ${last.candidate}, is your highest so far. Score against the anchors, not against them.`;
}
