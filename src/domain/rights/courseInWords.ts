import type { CandidateId } from "#domain/id.ts";
import type { Plan } from "#domain/records/plan.ts";
import type { AccessPack } from "./accessPack.ts";

/** What the playbook holds on one candidate: each facet in a line. */
export function courseInWords(plan: readonly Plan[], candidate: CandidateId): AccessPack["course"] {
  return plan.flatMap((one) => {
    if (!("candidate" in one) || one.candidate !== candidate) return [];
    const line = lineOf(one);
    return line === "" ? [] : [{ what: one.what, text: line }];
  });
}

type OfCandidate = Extract<Plan, { candidate: CandidateId }>;

function lineOf(plan: OfCandidate): string {
  const parts = (...texts: (string | null | false)[]) =>
    texts.filter((text) => text !== null && text !== false && text !== "").join(". ");
  switch (plan.what) {
    case "references":
      return parts(plan.on !== null && `References were taken on ${plan.on}`);
    case "offer":
      return parts(
        plan.at !== null && `Offered on ${plan.at.slice(0, 10)}`,
        plan.pay !== null && `Pay: ${plan.pay} a year`,
      );
    case "answer":
      return parts(
        plan.answer !== null && `They ${plan.answer}${plan.on === null ? "" : ` on ${plan.on}`}`,
        plan.startsOn !== null && `Starts on ${plan.startsOn}`,
      );
    case "milestone":
      return parts(
        plan.reached !== null && `${plan.milestone} reached on ${plan.reached}`,
        plan.outcome !== null && `How it went: ${plan.outcome} of 5`,
        plan.sawScores !== null &&
          (plan.sawScores
            ? "Judged by somebody who had seen the scores"
            : "Judged without the scores"),
        plan.note,
      );
  }
}
