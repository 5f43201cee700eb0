import type { Recommendation } from "#domain/records/scorecard.ts";

/** How recommendations fall, in a sentence: “The panel is split: 2 yes, 2 no.” */
export function splitInWords(given: readonly Recommendation[]): string {
  const counts = new Map<Recommendation, number>();
  for (const one of given) counts.set(one, (counts.get(one) ?? 0) + 1);
  const [only, ...more] = counts.keys();
  if (only === undefined) return "Nobody has recommended anything.";
  if (more.length === 0)
    return given.length === 1 ? `The one card says ${only}.` : `All ${given.length} say ${only}.`;
  const order: Recommendation[] = ["strong yes", "yes", "no", "strong no", "no decision"];
  const parts = order.flatMap((one) => (counts.has(one) ? [`${counts.get(one)} ${one}`] : []));
  const says = (...which: Recommendation[]) => which.some((one) => counts.has(one));
  const isSplit = says("yes", "strong yes") && says("no", "strong no");
  return `${isSplit ? "The panel is split" : "No split"}: ${parts.join(", ")}.`;
}
