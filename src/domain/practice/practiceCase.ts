import type { KitCase } from "#domain/kit/kit.ts";

/** What a written candidate said and did on one item, and what a trained panel would give for it. */
export type PracticeEvidence = {
  item: string;
  /** The interviewer's notes: what was said and done, nothing about what it is worth. */
  notes: string;
  gold: KitCase["evidence"][number]["gold"];
  /** Why this level, and not the one above or below. */
  because: string;
};

/** A made-up candidate to score for practice, with known answers (frame-of-reference training). */
export type PracticeCase = {
  name: string;
  candidate: string;
  /** What the panelist knows beforehand. */
  brief: string;
  /** What this case tempts one to do; told afterwards. */
  trap: string;
  evidence: readonly PracticeEvidence[];
};
