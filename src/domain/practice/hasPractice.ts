import type { Kit, KitCase } from "#domain/kit/kit.ts";

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

/** A kit's own cases, as far as they are about an item it still has. */
export function ownCasesOf({ cases = [], items }: Pick<Kit, "cases" | "items">): KitCase[] {
  const known = new Set(items.map(({ id }) => id));
  return cases.filter(({ evidence }) => evidence.some(({ item }) => known.has(item)));
}

/** While a kit of the family still has the items its cases were written for. */
export function hasCasesOfFamily({ family, items }: Pick<Kit, "family" | "items">): boolean {
  const known = new Set<string>(items.map(({ id }) => id));
  const wanted = new Map<string, readonly string[]>(Object.entries(scored)).get(family);
  return wanted?.every((id) => known.has(id)) ?? false;
}

export function hasPractice(kit: Kit): boolean {
  return ownCasesOf(kit).length > 0 || hasCasesOfFamily(kit);
}
