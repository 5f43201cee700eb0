import type { Kit } from "#domain/kit/kit.ts";
import { hasCasesOfFamily, ownCasesOf, type PracticeFamily } from "./hasPractice.ts";
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
 * The written cases one can practise on with a kit: its own first, then those of its family, while it
 * still has the items they were written for.
 */
export async function loadPracticeCases(kit: Kit): Promise<readonly PracticeCase[]> {
  const own = ownCasesOf(kit);
  if (!hasCasesOfFamily(kit)) return own;
  // Practice is kept under a case's name: one of the family's cannot stand beside a namesake.
  const taken = new Set(own.map(({ name }) => name));
  const ofFamily = await byFamily[kit.family as PracticeFamily]();
  return [...own, ...ofFamily.filter(({ name }) => !taken.has(name))];
}
