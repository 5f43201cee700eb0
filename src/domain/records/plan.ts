import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import { Day, Instant, Text } from "#domain/text.ts";

/** The five steps of the playbook, in their order. */
export const stepNames = ["define", "terms", "source", "interview", "close"] as const;
export const StepName = z.enum(stepNames);
export type StepName = z.infer<typeof StepName>;

export const seniorities = ["junior", "mid", "senior"] as const;
export const Seniority = z.enum(seniorities);
export type Seniority = z.infer<typeof Seniority>;

export const milestoneNames = ["week one", "week two", "day 30"] as const;
export const MilestoneName = z.enum(milestoneNames);
export type MilestoneName = z.infer<typeof MilestoneName>;

/** A year's base pay, in whole units of the currency. */
const Pay = z.int().check(z.nonnegative(), z.maximum(1_000_000_000));

const Step = z.strictObject({
  what: z.literal("step"),
  opening: OpeningId,
  step: StepName,
  owner: z.nullable(PanelistId),
  done: z.nullable(z.strictObject({ on: Day, by: z.nullable(PanelistId) })),
  note: Text,
});

const Terms = z.strictObject({
  what: z.literal("terms"),
  opening: OpeningId,
  level: z.nullable(Seniority),
  /** ISO 4217: `GBP`. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  band: z.nullable(
    z
      .strictObject({ from: Pay, to: Pay })
      .check(z.refine(({ from, to }) => from <= to, { error: "ends before it begins" })),
  ),
  /** Per cent on top of the band for the place, 0 for none. */
  uplift: z.number().check(z.minimum(0), z.maximum(100)),
  benchmarkedOn: z.nullable(Day),
  pattern: z.nullable(z.enum(["on site", "hybrid", "remote"])),
  patternNote: Text,
});

const Leaning = z.strictObject({
  what: z.literal("leaning"),
  opening: OpeningId,
  leaning: z.enum(["specialist", "generalist", "open"]),
  /** What was asked, with each answer, as it was read then. */
  because: Text,
  note: Text,
});

const ofCandidate = { opening: OpeningId, candidate: CandidateId };
const References = z.strictObject({
  what: z.literal("references"),
  ...ofCandidate,
  on: z.nullable(Day),
});
const Offer = z.strictObject({
  what: z.literal("offer"),
  ...ofCandidate,
  /** `null` where it was taken back as a slip of the pen. */
  at: z.nullable(Instant),
  pay: z.nullable(Pay),
});
const Answer = z.strictObject({
  what: z.literal("answer"),
  ...ofCandidate,
  answer: z.nullable(z.enum(["accepted", "declined"])),
  on: z.nullable(Day),
  startsOn: z.nullable(Day),
});
const Milestone = z.strictObject({
  what: z.literal("milestone"),
  ...ofCandidate,
  milestone: MilestoneName,
  reached: z.nullable(Day),
  /** How it went against what was expected, 1 to 5; for validity, much later. */
  outcome: z.nullable(z.literal([1, 2, 3, 4, 5])),
  /** Whether whoever judged it had seen the panel’s scores: such an outcome is not independent. */
  sawScores: z.nullable(z.boolean()),
  note: Text,
});

/**
 * How one opening is run, facet by facet: a step, its terms, an offer. Each is a record of its own,
 * so that two devices that write different ones lose neither; of one facet the latest counts.
 */
export const Plan = z.discriminatedUnion("what", [
  Step,
  Terms,
  Leaning,
  References,
  Offer,
  Answer,
  Milestone,
]);
export type Plan = z.infer<typeof Plan>;
export type PlanOf<What extends Plan["what"]> = Extract<Plan, { what: What }>;

/** What tells two facets of one opening apart. */
export function facetOf(plan: Plan): string {
  const parts: string[] = [plan.what];
  if ("step" in plan) parts.push(plan.step);
  if ("candidate" in plan) parts.push(plan.candidate);
  if ("milestone" in plan) parts.push(plan.milestone);
  return parts.join(" ");
}

/** The same facet, the same id: changing and taking back are one record's values. */
export function planId(plan: Plan): string {
  return `plan-${contentHash({ opening: plan.opening, facet: facetOf(plan) }).slice(0, 40)}`;
}
