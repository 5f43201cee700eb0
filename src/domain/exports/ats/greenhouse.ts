import * as z from "zod/mini";
import type { Level } from "#domain/kit/kit.ts";
import { isLevel, type Recommendation } from "#domain/records/scorecard.ts";
import { besideRating, type CardInWords, detailsOf } from "./cardInWords.ts";
import { writeAnswer, writeLabelled } from "./labelledText.ts";

export const attributeRatings = ["definitely_not", "no", "mixed", "yes", "strong_yes"] as const;
const AttributeRating = z.optional(z.nullable(z.enum([...attributeRatings, "no_decision"])));

const Id = z.optional(z.nullable(z.union([z.number(), z.string()])));
const Words = z.optional(z.nullable(z.string()));
const Named = z.looseObject({ id: Id, name: Words });
const Person = z.looseObject({ id: Id, name: Words, first_name: Words, last_name: Words });

/** A submitted scorecard as Harvest v1 told it, all in one. */
export const GreenhouseV1 = z.looseObject({
  interview: Words,
  interview_step: z.optional(z.nullable(Named)),
  interviewed_at: Words,
  submitted_at: Words,
  submitted_by: z.optional(z.nullable(Person)),
  interviewer: z.optional(z.nullable(Person)),
  overall_recommendation: z.optional(
    z.nullable(z.enum([...attributeRatings, "strong_no", "no_decision"])),
  ),
  attributes: z.array(
    z.looseObject({ name: z.string(), type: Words, note: Words, rating: AttributeRating }),
  ),
  questions: z.optional(z.array(z.looseObject({ id: Id, question: Words, answer: Words }))),
});

/** A scorecard of Harvest v3; its ratings and answers are resources of their own. */
export const GreenhouseV3 = z.looseObject({
  id: z.union([z.number(), z.string()]),
  application_id: Id,
  interview_kit_id: Id,
  interviewer_id: Id,
  submitter_id: Id,
  candidate_rating: z.optional(
    z.nullable(z.enum(["strong_no", "no", "yes", "strong_yes", "no_decision"])),
  ),
  status: z.optional(z.nullable(z.enum(["draft", "complete"]))),
  notes: Words,
  interviewed_at: Words,
  submitted_at: Words,
});

const rows = <T extends z.ZodMiniType>(schema: T) => z.optional(z.array(schema));
/** What belongs to the scorecards of Harvest v3, each resource under its own name. */
export const GreenhouseResources = z.looseObject({
  scorecard_candidate_attributes: rows(
    z.looseObject({
      scorecard_id: Id,
      job_candidate_attribute_id: Id,
      candidate_attribute_rating: AttributeRating,
      note: Words,
    }),
  ),
  scorecard_question_answers: rows(
    z.looseObject({
      scorecard_id: Id,
      scorecard_question_id: Id,
      answer: Words,
      boolean_value: z.optional(z.nullable(z.boolean())),
      value: z.optional(z.unknown()),
    }),
  ),
  scorecard_questions: rows(z.looseObject({ id: Id, question: Words })),
  scorecard_question_options: rows(Named),
  job_candidate_attributes: rows(Named),
  interview_kits: rows(z.looseObject({ id: Id, job_id: Id, job_interview_id: Id })),
  job_interviews: rows(Named),
  applications: rows(z.looseObject({ id: Id, candidate_id: Id, job_id: Id })),
  candidates: rows(Person),
  jobs: rows(Named),
  users: rows(Person),
});

export const greenhouseCalls = {
  "strong no": "strong_no",
  no: "no",
  yes: "yes",
  "strong yes": "strong_yes",
  "no decision": "no_decision",
} as const satisfies Record<Recommendation, string>;

/** Before what Needle says beside the fields Greenhouse has. */
export const ownQuestion = "Needle: ";
export const greenhouseFields = [
  "Candidate",
  "Opening",
  "Round",
  "Panelist",
  "Recommendation",
  "Started",
  "Submitted",
] as const;

/** The resources of a file, in the order they stand in it. */
export const greenhouseParts = [
  "scorecards",
  "scorecard_candidate_attributes",
  "scorecard_question_answers",
  "scorecard_questions",
  "job_candidate_attributes",
  "candidate_attribute_types",
  "interview_kits",
  "job_interviews",
  "applications",
  "candidates",
  "jobs",
  "users",
] as const;
type Row = Readonly<Record<string, unknown>>;
export type GreenhouseRows = Record<(typeof greenhouseParts)[number], Row[]>;

/** Who and what a card is about, where names alone do not tell them apart. */
export type CardKeys = { opening: string; candidate: string; panelist: string };

/**
 * Takes cards one by one, and gives for each the rows it adds: shared ones come with the first that
 * needs them. Ids are Greenhouse’s to give: these count, and hold within one file only.
 */
export function toGreenhouse(): (card: CardInWords, keys?: CardKeys) => GreenhouseRows {
  const ids = new Map<string, number>();
  const counts = new Map<string, number>();
  return (card, keys = card) => {
    const added = Object.fromEntries(
      greenhouseParts.map((part): [string, Row[]] => [part, []]),
    ) as GreenhouseRows;
    const add = (part: keyof GreenhouseRows, row: Row): number => {
      const id = (counts.get(part) ?? 0) + 1;
      counts.set(part, id);
      added[part].push({ id, ...row });
      return id;
    };
    const shared = (part: keyof GreenhouseRows, key: readonly unknown[], row: () => Row) => {
      const place = JSON.stringify([part, ...key]);
      const id = ids.get(place) ?? add(part, row());
      ids.set(place, id);
      return id;
    };
    const job_id = shared("jobs", [keys.opening], () => ({ name: card.opening }));
    const candidate_id = shared("candidates", [keys.candidate], () => inTwo(card.candidate));
    const key = [job_id, candidate_id];
    const application_id = shared("applications", key, () => ({ candidate_id, job_id }));
    const interviewer_id = shared("users", [keys.panelist], () => ({
      ...inTwo(card.panelist),
      name: card.panelist,
    }));
    const job_interview_id = shared("job_interviews", [job_id, card.round], () => ({
      job_id,
      name: card.round,
    }));
    const kit = [job_id, card.kit, card.kitVersion];
    const interview_kit_id = shared("interview_kits", [...kit, card.round], () => ({
      job_id,
      job_interview_id,
    }));
    const candidate_attribute_type_id = shared("candidate_attribute_types", kit, () => ({
      job_id,
      name: card.kit,
    }));
    const scorecard_id = add("scorecards", {
      application_id,
      interview_kit_id,
      interviewer_id,
      submitter_id: interviewer_id,
      candidate_rating: greenhouseCalls[card.recommendation],
      status: "complete",
      notes: card.takeaways,
      interviewed_at: card.startedAt,
      submitted_at: card.submittedAt,
    });
    for (const [index, rating] of card.ratings.entries()) {
      const job_candidate_attribute_id = shared(
        "job_candidate_attributes",
        [...kit, index, rating.item],
        () => ({
          job_id,
          candidate_attribute_type_id,
          name: rating.item,
          sort_order: index,
          active: true,
        }),
      );
      add("scorecard_candidate_attributes", {
        scorecard_id,
        job_candidate_attribute_id,
        candidate_attribute_rating: attributeRatingOf(rating.score),
        note: writeLabelled(
          rating.evidence,
          besideRating(rating, rating.score === "unrated" ? [["Score", ["unrated"]]] : []),
        ),
      });
    }
    for (const [index, [name, values]] of detailsOf(card, greenhouseFields).entries()) {
      const question = `${ownQuestion}${name}`;
      const scorecard_question_id = shared(
        "scorecard_questions",
        [interview_kit_id, question],
        () => ({
          interview_kit_id,
          question,
          answer_type: "text",
          sort_order: index,
          active: true,
        }),
      );
      const answer = writeAnswer(values);
      add("scorecard_question_answers", { scorecard_id, scorecard_question_id, answer });
    }
    return added;
  };
}

function attributeRatingOf(score: Level | "not observed" | "unrated"): string {
  return isLevel(score) ? (attributeRatings[score - 1] ?? "no_decision") : "no_decision";
}

/** The last word is the last name; where there is but one word, there is none. */
function inTwo(name: string): { first_name: string; last_name: string | null } {
  const space = name.lastIndexOf(" ");
  return space === -1
    ? { first_name: name, last_name: null }
    : { first_name: name.slice(0, space), last_name: name.slice(space + 1) };
}
