import type { Kit } from "#domain/kit/kit.ts";

/**
 * The kits there are written cases for, and the items these score; apart from the cases, whose text
 * nobody needs till then.
 */
const scored = {
  "ml-engineer": ["productionise", "evaluation", "partnering", "mlops"],
  "data-scientist": ["framing", "inference", "modelling", "landing"],
  "backend-engineer": ["design", "running", "change", "together"],
  "support-lead": ["resolving", "flow", "coaching", "causes"],
  "product-manager": ["problem", "choosing", "shipping", "learning"],
  "sales-representative": ["prospecting", "understanding", "closing", "promises"],
} as const;
export type PracticeFamily = keyof typeof scored;

/** While a kit of the family still has the items its cases were written for. */
export function hasPractice({ family, items }: Kit): boolean {
  const known = new Set<string>(items.map(({ id }) => id));
  const wanted = new Map<string, readonly string[]>(Object.entries(scored)).get(family);
  return wanted?.every((id) => known.has(id)) ?? false;
}
