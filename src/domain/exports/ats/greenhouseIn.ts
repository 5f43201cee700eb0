import type * as z from "zod/mini";
import { isObject } from "#domain/isObject.ts";
import { levels } from "#domain/kit/kit.ts";
import { type Problem, problemsOf, reportInput } from "#domain/problem.ts";
import type { Rating, Recommendation } from "#domain/records/scorecard.ts";
import { cardFromDetails, type RatingInWords } from "./cardInWords.ts";
import { bareWord, type ForeignCard, type ForeignRead, readEach, timeFrom } from "./foreignCard.ts";
import {
  attributeRatings,
  greenhouseCalls,
  GreenhouseResources,
  GreenhouseV1,
  GreenhouseV3,
  ownQuestion,
} from "./greenhouse.ts";
import { textFromHtml } from "./htmlText.ts";
import { readAnswer, readLabelled } from "./labelledText.ts";

/** One scorecard, of whichever version, with the names behind its ids. */
type Joined = {
  candidate: string | null;
  panelist: string | null;
  opening: string | null;
  round: string | null;
  startedAt: string | null;
  submittedAt: string | null;
  call: string | null;
  takeaways: string;
  attributes: { name: string; rating: string | null; note: string }[];
  questions: { question: string; answer: string }[];
};

/** Scorecards of Harvest v1, or of v3 with the resources that belong to them in one object. */
export function fromGreenhouse(value: unknown): ForeignRead {
  const isV1 = (one: unknown) => isObject(one) && "attributes" in one;
  const list = isObject(value) && Array.isArray(value["scorecards"]) ? value["scorecards"] : value;
  const first: unknown = Array.isArray(list) ? list[0] : list;
  const wanted = { under: ["scorecards", "scorecard"], what: "scorecards from Greenhouse" };
  if (isV1(first))
    return readEach(value, { ...wanted, schema: GreenhouseV1 }, (one, raw) =>
      cardOf(joinedV1(one), raw),
    );
  const resources = GreenhouseResources.safeParse(isObject(value) ? value : {}, reportInput);
  if (!resources.success) return { cards: [], problems: problemsOf(resources.error) };
  const join = joinerOf(resources.data);
  return readEach(value, { ...wanted, schema: GreenhouseV3 }, (one, raw) => {
    const joined = join(one);
    return "where" in joined ? joined : cardOf(joined, raw);
  });
}

function joinedV1(one: z.infer<typeof GreenhouseV1>): Joined {
  const { attributes, questions = [], interviewer, submitted_by, interview_step } = one;
  const isTakeaways = ({ question }: { question?: string | null | undefined }) =>
    /^key take-?aways$/i.test(question ?? "");
  return {
    candidate: null,
    panelist: nameOfPerson(interviewer) ?? nameOfPerson(submitted_by),
    opening: null,
    round: one.interview ?? interview_step?.name ?? null,
    startedAt: one.interviewed_at ?? null,
    submittedAt: one.submitted_at ?? null,
    call: one.overall_recommendation ?? null,
    takeaways: questions.find(isTakeaways)?.answer ?? "",
    attributes: attributes.map(({ name, rating, note }) => ({
      name,
      rating: rating ?? null,
      note: note ?? "",
    })),
    questions: questions
      .filter((each) => !isTakeaways(each))
      .map(({ question, answer }) => ({ question: question ?? "", answer: answer ?? "" })),
  };
}

type Resources = z.infer<typeof GreenhouseResources>;
type Id = number | string | null | undefined;

/** By id once, for all cards of a file: it may be thousands. */
function joinerOf(all: Resources): (one: z.infer<typeof GreenhouseV3>) => Joined | Problem {
  const by = <T extends { id?: Id }>(rows: readonly T[] | undefined) =>
    new Map((rows ?? []).map((row) => [String(row.id), row]));
  const under = <T extends { scorecard_id?: Id }>(rows: readonly T[] | undefined) => {
    const found = new Map<string, T[]>();
    for (const row of rows ?? []) {
      const key = String(row.scorecard_id);
      const same = found.get(key);
      if (same === undefined) found.set(key, [row]);
      else same.push(row);
    }
    return found;
  };
  const [users, kits, interviews] = [by(all.users), by(all.interview_kits), by(all.job_interviews)];
  const [applications, candidates, jobs] = [by(all.applications), by(all.candidates), by(all.jobs)];
  const names = by(all.job_candidate_attributes);
  const [questions, options] = [by(all.scorecard_questions), by(all.scorecard_question_options)];
  const rated = under(all.scorecard_candidate_attributes);
  const answered = under(all.scorecard_question_answers);
  return (one) => {
    const application = applications.get(String(one.application_id));
    const kit = kits.get(String(one.interview_kit_id));
    if (one.status === "draft")
      return {
        where: "status",
        what: "is a draft: only submitted scorecards are read. Submit it there, or leave it out.",
      };
    return {
      candidate: nameOfPerson(candidates.get(String(application?.candidate_id))),
      panelist: nameOfPerson(users.get(String(one.interviewer_id ?? one.submitter_id))),
      opening: jobs.get(String(application?.job_id ?? kit?.job_id))?.name ?? null,
      round: interviews.get(String(kit?.job_interview_id))?.name ?? null,
      startedAt: one.interviewed_at ?? null,
      submittedAt: one.submitted_at ?? null,
      call: one.candidate_rating ?? null,
      takeaways: one.notes ?? "",
      attributes: (rated.get(String(one.id)) ?? []).map((row) => ({
        name:
          names.get(String(row.job_candidate_attribute_id))?.name ??
          `Attribute ${String(row.job_candidate_attribute_id)}`,
        rating: row.candidate_attribute_rating ?? null,
        note: row.note ?? "",
      })),
      questions: (answered.get(String(one.id)) ?? []).map((row) => ({
        question: questions.get(String(row.scorecard_question_id))?.question ?? "",
        answer: answerOf(row, options),
      })),
    };
  };
}

function answerOf(
  row: NonNullable<Resources["scorecard_question_answers"]>[number],
  options: ReadonlyMap<string, { name?: string | null | undefined }>,
): string {
  if (typeof row.answer === "string") return row.answer;
  if (typeof row.boolean_value === "boolean") return row.boolean_value ? "Yes" : "No";
  const values: unknown[] = Array.isArray(row.value) ? row.value : [row.value];
  return values
    .filter((value) => value !== null && value !== undefined)
    .map((value) => options.get(bareWord(value))?.name ?? bareWord(value))
    .join(", ");
}

function nameOfPerson(
  person:
    | {
        name?: string | null | undefined;
        first_name?: string | null | undefined;
        last_name?: string | null | undefined;
      }
    | null
    | undefined,
): string | null {
  if (person === null || person === undefined) return null;
  const { name, first_name, last_name } = person;
  if (typeof name === "string") return name;
  const parts = [first_name, last_name].filter((part) => typeof part === "string");
  return parts.length === 0 ? null : parts.join(" ");
}

function cardOf(joined: Joined, raw: unknown): ForeignCard {
  const own = joined.questions.filter(({ question }) => question.startsWith(ownQuestion));
  const details = new Map(
    own.map(({ question, answer }) => [question.slice(ownQuestion.length), readAnswer(answer)]),
  );
  const isOurs = details.has("Receipt");
  const plain = (text: string) => (isOurs ? text : textFromHtml(text));
  const recommendation = callOf(joined.call);
  for (const [name, held] of [
    ["Candidate", joined.candidate],
    ["Opening", joined.opening],
    ["Round", joined.round],
    ["Panelist", joined.panelist],
    ["Recommendation", recommendation],
    ["Started", joined.startedAt],
    ["Submitted", joined.submittedAt],
  ] as const)
    if (held !== null) details.set(name, [held]);
  const ratings = joined.attributes.map(({ name, rating, note }): RatingInWords => {
    const written = readLabelled(note);
    const isUnrated = isOurs && written.details.get("Score")?.[0] === "unrated";
    return {
      item: name,
      score: isUnrated ? "unrated" : scoreOf(rating),
      evidence: isOurs ? written.text : textFromHtml(note),
      signals: written.details.get("Signals") ?? [],
      asked: written.details.get("Asked") ?? [],
    };
  });
  return {
    source: "greenhouse",
    candidate: joined.candidate,
    panelist: joined.panelist,
    opening: joined.opening,
    round: joined.round,
    submittedAt: timeFrom(joined.submittedAt),
    recommendation,
    ratings: ratings.map(({ item, score, evidence }, index) => ({
      title: item,
      score,
      original: joined.attributes[index]?.rating ?? "",
      note: evidence,
    })),
    takeaways: plain(joined.takeaways),
    answers: (isOurs ? joined.questions.filter((one) => !own.includes(one)) : joined.questions).map(
      ({ question, answer }) => ({
        question: textFromHtml(question),
        answer: textFromHtml(answer),
      }),
    ),
    raw,
    ours: isOurs ? cardFromDetails(details, { ratings, takeaways: joined.takeaways }) : null,
  };
}

function scoreOf(rating: string | null): Rating["score"] {
  if (rating === null) return "unrated";
  return levels[attributeRatings.findIndex((one) => one === rating)] ?? "not observed";
}

/** Both versions’ words; a mixed picture is no decision either way. */
function callOf(call: string | null): Recommendation | null {
  if (call === "definitely_not") return "strong no";
  if (call === "mixed") return "no decision";
  const known = Object.entries(greenhouseCalls).find(([, word]) => word === call);
  return (known?.[0] as Recommendation | undefined) ?? null;
}
