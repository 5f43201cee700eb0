import type { Kit } from "#domain/kit/kit.ts";
import { hasPractice, type PracticeFamily } from "./hasPractice.ts";
import type { PracticeCase } from "./practiceCase.ts";

const byFamily: Readonly<Record<PracticeFamily, () => Promise<readonly PracticeCase[]>>> = {
  "ml-engineer": async () => (await import("./mlEngineerCases.ts")).mlEngineerCases,
  "data-scientist": async () => (await import("./dataScientistCases.ts")).dataScientistCases,
  "backend-engineer": async () => (await import("./backendEngineerCases.ts")).backendEngineerCases,
  "support-lead": async () => (await import("./supportLeadCases.ts")).supportLeadCases,
  "product-manager": async () => (await import("./productManagerCases.ts")).productManagerCases,
  "sales-representative": async () =>
    (await import("./salesRepresentativeCases.ts")).salesRepresentativeCases,
};

/**
 * The written cases one can practise on with a kit: those of its family, while it still has the
 * items they were written for. A team's own kit has none until somebody writes them.
 */
export async function loadPracticeCases(kit: Kit): Promise<readonly PracticeCase[]> {
  return hasPractice(kit) ? byFamily[kit.family as PracticeFamily]() : [];
}
