import { dayAfter, daysBetween } from "#domain/days.ts";
import type { CandidateId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import {
  stepNames,
  type MilestoneName,
  type Plan,
  type PlanOf,
  type StepName,
} from "#domain/records/plan.ts";
import { steps } from "./playbook.ts";
import { usualPayFor } from "./usualPay.ts";

/** One step as it stands on a given day. */
export type StepStanding = {
  name: StepName;
  plan: PlanOf<"step">;
  /** The day it is to be done by. */
  due: string;
  /** Days past it, `0` while there is time or it is done. */
  late: number;
  state: "done" | "late" | "now" | "ahead";
  /** Said to be done before the search began: a slip of the pen, or day 0 is wrong. */
  beforeDayZero: boolean;
};

/** All five, in their order; `today` is a calendar day where the reader is. */
export function stepStandings(panel: Panel, today: string): StepStanding[] {
  const { startedOn } = panel.opening;
  return stepNames.map((name): StepStanding => {
    const plan = stepOf(panel, name);
    const [first, last] = steps[name].days;
    const due = dayAfter(startedOn, last);
    const past = daysBetween(due, today);
    const begun = daysBetween(dayAfter(startedOn, first), today) >= 0;
    const late = plan.done === null ? Math.max(0, past) : 0;
    return {
      name,
      plan,
      due,
      late,
      state: plan.done !== null ? "done" : late > 0 ? "late" : begun ? "now" : "ahead",
      beforeDayZero: plan.done !== null && daysBetween(startedOn, plan.done.on) < 0,
    };
  });
}

function find<W extends Plan["what"]>(panel: Panel, what: W, more: (plan: PlanOf<W>) => boolean) {
  return panel.plan.find((one): one is PlanOf<W> => one.what === what && more(one as PlanOf<W>));
}

export function stepOf(panel: Panel, step: StepName): PlanOf<"step"> {
  return (
    find(panel, "step", (one) => one.step === step) ?? {
      what: "step",
      opening: panel.id,
      step,
      owner: panel.members.find(({ role }) => role === steps[step].owner)?.id ?? null,
      done: null,
      note: "",
    }
  );
}

export function termsOf(panel: Panel): PlanOf<"terms"> {
  return (
    find(panel, "terms", () => true) ?? {
      what: "terms",
      opening: panel.id,
      level: null,
      currency: usualPayFor(panel.kit)?.currency ?? "GBP",
      band: null,
      uplift: 0,
      benchmarkedOn: null,
      pattern: null,
      patternNote: "",
    }
  );
}

export function leaningOn(panel: Panel): PlanOf<"leaning"> | null {
  return find(panel, "leaning", () => true) ?? null;
}

/** The last steps with one candidate. */
export type Closing = {
  references: PlanOf<"references">;
  offer: PlanOf<"offer">;
  answer: PlanOf<"answer">;
};

export function closingWith(panel: Panel, candidate: CandidateId): Closing {
  const ids = { opening: panel.id, candidate };
  const own = (one: { candidate: CandidateId }) => one.candidate === candidate;
  return {
    references: find(panel, "references", own) ?? { what: "references", ...ids, on: null },
    offer: find(panel, "offer", own) ?? { what: "offer", ...ids, at: null, pay: null },
    answer: find(panel, "answer", own) ?? {
      what: "answer",
      ...ids,
      answer: null,
      on: null,
      startsOn: null,
    },
  };
}

export function milestoneOf(
  panel: Panel,
  candidate: CandidateId,
  milestone: MilestoneName,
): PlanOf<"milestone"> {
  return (
    find(
      panel,
      "milestone",
      (one) => one.candidate === candidate && one.milestone === milestone,
    ) ?? {
      what: "milestone",
      opening: panel.id,
      candidate,
      milestone,
      reached: null,
      outcome: null,
      sawScores: null,
      note: "",
    }
  );
}
