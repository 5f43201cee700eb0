import { blankEvidence, type CaseForm } from "#domain/kit/caseForm.ts";
import type { ItemId } from "#domain/id.ts";
import type { EvidenceLine } from "./evidenceLines.ts";

/** A case with these lines as its notes and nothing else: the answers are still to be agreed on. */
export function caseOfLines(
  name: string,
  items: readonly ItemId[],
  lines: readonly Pick<EvidenceLine, "item" | "text">[],
): CaseForm {
  const on = (item: ItemId) =>
    lines.flatMap((line) =>
      line.item === item && line.text.trim() !== "" ? [line.text.trim()] : [],
    );
  return {
    name,
    candidate: "",
    brief: "",
    trap: "",
    evidence: items.map((item) => ({ ...blankEvidence(item), notes: on(item).join("\n") })),
  };
}
