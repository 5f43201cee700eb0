import { reportInput } from "#domain/problem.ts";
import type { Recommendation } from "#domain/records/scorecard.ts";
import {
  bareWord,
  callFrom,
  type ForeignCard,
  type ForeignRating,
  type ForeignRead,
  readEach,
  scoreOfFour,
  timeFrom,
} from "./foreignCard.ts";
import { textFromHtml } from "./htmlText.ts";
import { readLabelled } from "./labelledText.ts";
import { LeverFeedback, LeverScores } from "./lever.ts";

/** Lists of feedback; only what somebody completed, or Needle wrote, is a submitted card. */
export function fromLever(value: unknown): ForeignRead {
  const wanted = {
    schema: LeverFeedback,
    under: ["feedback", "data"],
    what: "feedback from Lever",
  };
  return readEach(value, wanted, (one, raw) => {
    const notes = one.fields
      .filter(({ type }) => type === "textarea")
      .map(({ value: text }) => wordsOf(text));
    const own = notes.map(readLabelled).find(({ details }) => details.has("Receipt"));
    const details = own?.details ?? new Map<string, string[]>();
    const plain = (text: string) => (own === undefined ? textFromHtml(text) : text);
    const ratings: ForeignRating[] = [];
    for (const field of one.fields.filter(({ type }) => type === "scorecard")) {
      const given = LeverScores.safeParse(field.value ?? [], reportInput);
      if (!given.success)
        return {
          where: `fields, ${field.text ?? "scorecard"}`,
          what: "its value should be a list with a score and a comment each. Export it again.",
        };
      for (const [index, { text }] of (field.scores ?? []).entries()) {
        const { score: stood, comment } = given.data[index] ?? {};
        const score = scoreOfFour(stood);
        if (score === null)
          return {
            where: `fields, ${text}`,
            what: `“${String(stood)}” is no score of Lever’s: they run from 0 to 4. Export it again.`,
          };
        const note = own === undefined ? plain(comment ?? "") : readLabelled(comment ?? "").text;
        ratings.push({ title: text, score, original: String(stood ?? ""), note });
      }
    }
    const overall = one.fields.find(({ type }) => type === "score-system" || type === "score");
    const others = one.fields.filter(
      (field) => field !== overall && field.type !== "scorecard" && wordsOf(field.value) !== "",
    );
    const [takeaways, answers] =
      own === undefined
        ? ["", others]
        : [
            own.text,
            others.filter(({ value: text }) => readLabelled(wordsOf(text)).details.size === 0),
          ];
    const card: ForeignCard = {
      source: "lever",
      candidate: details.get("Candidate")?.[0] ?? null,
      panelist: details.get("Panelist")?.[0] ?? null,
      opening: details.get("Opening")?.[0] ?? null,
      round: one.text ?? null,
      submittedAt: timeFrom(one.completedAt ?? details.get("Submitted")?.[0]),
      recommendation: callOf(wordsOf(overall?.value)),
      ratings,
      takeaways,
      answers: answers.map(({ text, value: answer }) => ({
        question: plain(text ?? ""),
        answer: plain(wordsOf(answer)),
      })),
      raw,
      ours: null,
    };
    return card;
  });
}

function callOf(value: string): Recommendation | null {
  const byWords = callFrom(value);
  if (byWords !== null) return byWords;
  const place = Number(/^\s*([1-4])(?!\d)/.exec(value)?.[1]);
  return (["strong no", "no", "yes", "strong yes"] as const)[place - 1] ?? null;
}

/** Values are texts, numbers, options or lists of them, by the type of the field. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value))
    return value
      .map(wordsOf)
      .filter((word) => word !== "")
      .join(", ");
  if (typeof value !== "object" || value === null) return bareWord(value);
  return wordsOf(Object.entries(value).find(([key]) => key === "text" || key === "label")?.[1]);
}
