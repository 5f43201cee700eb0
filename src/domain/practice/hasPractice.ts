import type { Kit } from "#domain/kit.ts";

/** The kits there are written cases for; apart from the cases, whose text nobody needs till then. */
const families = ["ml-engineer", "data-scientist", "backend-engineer"] as const;
export type PracticeFamily = (typeof families)[number];

export function hasPractice({ family }: Kit): boolean {
  return families.some((one) => one === family);
}
