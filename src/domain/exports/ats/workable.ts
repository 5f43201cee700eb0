import * as z from "zod/mini";
import type { Level } from "#domain/kit/kit.ts";
import { levels } from "#domain/kit/kit.ts";
import { isLevel, type Rating, type Recommendation } from "#domain/records/scorecard.ts";
import {
  besideRating,
  cardFromDetails,
  type CardInWords,
  detailsOf,
  type RatingInWords,
} from "./cardInWords.ts";
import {
  type ForeignCard,
  type ForeignRating,
  type ForeignRead,
  readEach,
  timeFrom,
} from "./foreignCard.ts";
import { textFromHtml } from "./htmlText.ts";
import { readLabelled, writeLabelled } from "./labelledText.ts";

const Score = z.optional(z.nullable(z.union([z.number(), z.string()])));
const Words = z.optional(z.nullable(z.string()));
const Person = z.optional(z.nullable(z.looseObject({ name: Words })));
const Question = z.looseObject({ body: Words, score: Score, note: Words });
const Trait = z.looseObject({
  name: z.string(),
  score: Score,
  note: Words,
  questions: z.optional(z.array(Question)),
});
const ScoreCard = z.looseObject({
  sections: z.optional(z.array(z.looseObject({ name: Words, traits: z.optional(z.array(Trait)) }))),
});
const Grades = {
  comment: Words,
  scale: z.optional(z.nullable(z.enum(["thumbs", "stars", "numbers"]))),
  grade: z.optional(z.nullable(z.number())),
  score_card: z.optional(z.nullable(ScoreCard)),
};

/** A rating as Workable takes it, or as its list of activities tells it. */
export const WorkableRating = z.looseObject({
  ...Grades,
  candidate: Person,
  member: Person,
  body: Words,
  rating: z.optional(z.nullable(z.looseObject(Grades))),
  stage_name: Words,
  created_at: Words,
});

/** Overall: of five stars, counted from none; what is not decided is the middle. */
const calls = [
  "strong no",
  "no",
  "no decision",
  "yes",
  "strong yes",
] as const satisfies readonly Recommendation[];
const elsewhere = ["Candidate", "Panelist", "Recommendation"];

export function toWorkable(card: CardInWords): object {
  return {
    candidate: { name: card.candidate },
    member: { name: card.panelist },
    comment: writeLabelled(card.takeaways, detailsOf(card, elsewhere)),
    scale: "stars",
    grade: calls.indexOf(card.recommendation),
    score_card: {
      settings: { questions_rateable: false },
      sections: [
        {
          id: 1,
          name: card.kit,
          traits: card.ratings.map((rating, index) => ({
            id: index + 1,
            name: rating.item,
            ...(isLevel(rating.score) && { score: rating.score - 1 }),
            note: writeLabelled(
              rating.evidence,
              besideRating(rating, isLevel(rating.score) ? [] : [["Score", [rating.score]]]),
            ),
            questions: [],
          })),
        },
      ],
    },
  };
}

export function fromWorkable(value: unknown): ForeignRead {
  const wanted = {
    schema: WorkableRating,
    under: ["ratings", "activities", "rating"],
    what: "ratings from Workable",
  };
  return readEach(value, wanted, (one, raw) => {
    const { comment, scale, grade, score_card } = { ...one, ...one.rating };
    const { text, details } = readLabelled(comment ?? one.body ?? "");
    const isOurs = details.has("Receipt");
    const plain = (words: string) => (isOurs ? words : textFromHtml(words));
    const traits = (score_card?.sections ?? []).flatMap((section) => section.traits ?? []);
    const ratings: RatingInWords[] = [];
    const foreign: ForeignRating[] = [];
    for (const trait of traits) {
      const note = readLabelled(trait.note ?? "");
      const said = note.details.get("Score")?.[0];
      const score = said === "unrated" ? said : scoreOf(trait.score, scale ?? "stars");
      if (score === null)
        return {
          where: `score_card, ${trait.name}`,
          what: `“${String(trait.score)}” is no score of Workable’s ${scale ?? "stars"}. Export it again.`,
        };
      const of = (name: string) => note.details.get(name) ?? [];
      ratings.push({
        item: trait.name,
        score,
        evidence: note.text,
        signals: of("Signals"),
        asked: of("Asked"),
      });
      foreign.push({
        title: trait.name,
        score,
        original: String(trait.score ?? ""),
        note: isOurs ? note.text : plain(trait.note ?? ""),
      });
    }
    const call = callOf(grade, scale ?? "stars");
    // Only we write a middle star for what is not decided.
    const recommendation = call === "no decision" && !isOurs ? null : call;
    for (const [name, held] of [
      ["Candidate", one.candidate?.name],
      ["Panelist", one.member?.name],
      ["Recommendation", recommendation],
    ] as const)
      if (typeof held === "string") details.set(name, [held]);
    const questions = traits.flatMap((trait) => trait.questions ?? []);
    const card: ForeignCard = {
      source: "workable",
      candidate: one.candidate?.name ?? null,
      panelist: one.member?.name ?? null,
      opening: details.get("Opening")?.[0] ?? null,
      round: details.get("Round")?.[0] ?? one.stage_name ?? null,
      submittedAt: timeFrom(details.get("Submitted")?.[0] ?? one.created_at),
      recommendation,
      ratings: foreign,
      takeaways: plain(text),
      answers: questions.map(({ body, note, score }) => ({
        question: plain(body ?? ""),
        answer: [score === null || score === undefined ? "" : String(score), plain(note ?? "")]
          .filter((part) => part !== "")
          .join(". "),
      })),
      raw,
      ours: isOurs ? cardFromDetails(details, { ratings, takeaways: text }) : null,
    };
    return card;
  });
}

const thumbs: Readonly<Record<string, Level>> = { negative: 2, positive: 4, definite: 5 };

/** Stars are counted from none, thumbs have three steps and numbers ten. */
function scoreOf(score: string | number | null | undefined, scale: string): Rating["score"] | null {
  if (score === null || score === undefined || score === "") return "not observed";
  if (typeof score === "string" && Object.hasOwn(thumbs, score)) return thumbs[score] ?? null;
  const number = Number(score);
  if (!Number.isInteger(number)) return null;
  if (scale === "thumbs") return ([2, 4, 5] as const)[number] ?? null;
  if (scale === "numbers")
    return number >= 0 && number <= 9 ? (levels[Math.floor(number / 2)] ?? null) : null;
  return levels[number] ?? null;
}

function callOf(grade: number | null | undefined, scale: string): Recommendation | null {
  if (grade === null || grade === undefined) return null;
  if (scale === "thumbs") return (["no", "yes", "strong yes"] as const)[grade] ?? null;
  return calls[scale === "numbers" ? Math.floor(grade / 2) : grade] ?? null;
}
