import type { Role } from "#domain/records/opening.ts";
import type { MilestoneName, PlanOf, StepName } from "#domain/records/plan.ts";

/** One step of the playbook: whose it is, when, and what there is when it is done. */
export type PlaybookStep = {
  title: string;
  owner: Role;
  /** First and last day, day 0 being the start of the search. */
  days: readonly [first: number, last: number];
  takes: string;
  deliverable: string;
};

export const steps = {
  define: {
    title: "Define the role and its must-haves",
    owner: "hiring manager",
    days: [0, 0],
    takes: "1 hour",
    deliverable: "A kit with three to five must-haves, each with its years and what they were on.",
  },
  terms: {
    title: "Settle level, pay and working pattern",
    owner: "hiring manager",
    days: [0, 0],
    takes: "30 minutes",
    deliverable:
      "A band checked against the market, and a pattern everybody is told before they apply.",
  },
  source: {
    title: "Source candidates",
    owner: "lead",
    days: [1, 1],
    takes: "from day 1",
    deliverable:
      "About five people for one hire, interested, available, asked about pay and pattern.",
  },
  interview: {
    title: "Hold two or three rounds",
    owner: "lead",
    days: [2, 10],
    takes: "days 2 to 10",
    deliverable:
      "An intro, a deep-dive with a paired session, a final; every card in within a day.",
  },
  close: {
    title: "References, offer, first days",
    owner: "hiring manager",
    days: [10, 14],
    takes: "days 10 to 14",
    deliverable:
      "References taken, an offer within 48 hours of the last round, the first 30 days agreed.",
  },
} as const satisfies Record<StepName, PlaybookStep>;

/** What the playbook finds where it is followed. */
export const norms = {
  daysToHire: [14, 21],
  rounds: [2, 3],
  /** Shares of 1. */
  acceptance: { playbook: 0.92, industry: 0.6 },
  shortlistPerHire: 5,
} as const;

export const milestones = {
  "week one": {
    day: 7,
    title: "A first small thing shipped",
    what: "Something small and safe has reached users or a partner: a fix to the docs, a changed step, a first review. It shows that the way to production works for them.",
  },
  "week two": {
    day: 14,
    title: "Watching, and asking why",
    what: "Sits in on the work under way and asks pointed questions about why things were decided so. No questions by now is a sign to talk about.",
  },
  "day 30": {
    day: 30,
    title: "Owns one slice",
    what: "One clearly bounded part is theirs: they are its named contact, and what they learnt on the way in is written down for the next one.",
  },
} as const satisfies Record<MilestoneName, { day: number; title: string; what: string }>;

/** What tips the choice between a specialist and a generalist. */
export const leaningQuestions = [
  {
    id: "investing",
    text: "Will you keep investing in this kind of work over the next 18 to 24 months?",
    yes: "specialist",
  },
  {
    id: "throughput",
    text: "Does it matter most that they deliver in this field within their first month?",
    yes: "specialist",
  },
  { id: "small", text: "Is the team smaller than ten people?", yes: "generalist" },
  {
    id: "spread",
    text: "Is this work spread over two or three other roles already?",
    yes: "generalist",
  },
] as const;

export type LeaningAnswers = Readonly<
  Partial<Record<(typeof leaningQuestions)[number]["id"], boolean>>
>;

/**
 * Where the answers lean. A small team or work spread over roles asks for a generalist, unless both
 * a lasting investment and the first month speak for a specialist: then it is open. Without either,
 * lasting investment asks for a specialist. `null` until all are answered.
 */
export function leaningOf(answers: LeaningAnswers): PlanOf<"leaning">["leaning"] | null {
  if (leaningQuestions.some(({ id }) => answers[id] === undefined)) return null;
  const general = answers.small === true || answers.spread === true;
  const special = answers.investing === true;
  if (general && special && answers.throughput === true) return "open";
  if (general) return "generalist";
  return special ? "specialist" : "open";
}

/** The answers in words, as they are kept with the opening. */
export function leaningInWords(answers: LeaningAnswers): string {
  return leaningQuestions
    .map(({ id, text }) => `${text} ${answers[id] === true ? "Yes" : "No"}.`)
    .join("\n");
}
