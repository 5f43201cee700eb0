import type { Level } from "#domain/kit/kit.ts";
import type { Recommendation } from "#domain/records/scorecard.ts";

export type SamplePerson = "maya" | "priya" | "jonas" | "tom";
export type SampleCandidate = "ines" | "amara" | "wei" | "sam" | "lou";
type SampleItem = "productionise" | "evaluation" | "partnering" | "mlops";

/** What was given, the line written for it, and the signals tagged on it. */
export type SampleRating = [score: Level | "not observed", evidence: string, ...signals: string[]];

/** One made-up card, as its panelist would have written it. */
export type SampleCard = {
  by: SamplePerson;
  on: SampleCandidate;
  /** Minutes from the start of the interview to submitting the card. */
  filedAfter: number;
  ratings: Record<SampleItem, SampleRating>;
  shown: string[];
  notShown?: string[];
  takeaways: string;
  recommendation: Recommendation;
};
