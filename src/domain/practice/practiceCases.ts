import type { Kit } from "#domain/kit/kit.ts";
import { backendEngineerCases } from "./backendEngineerCases.ts";
import { dataScientistCases } from "./dataScientistCases.ts";
import { hasPractice, type PracticeFamily } from "./hasPractice.ts";
import { mlEngineerCases } from "./mlEngineerCases.ts";
import type { PracticeCase } from "./practiceCase.ts";

const byFamily: Readonly<Record<PracticeFamily, readonly PracticeCase[]>> = {
  "ml-engineer": mlEngineerCases,
  "data-scientist": dataScientistCases,
  "backend-engineer": backendEngineerCases,
};

/**
 * The written cases one can practise on with a kit: those of its family, while it still has the
 * items they were written for. A team's own kit has none until somebody writes them.
 */
export function practiceCasesOf(kit: Kit): readonly PracticeCase[] {
  return hasPractice(kit) ? byFamily[kit.family as PracticeFamily] : [];
}
