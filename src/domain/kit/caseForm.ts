import * as z from "zod/mini";
import type { KitCase } from "./kit.ts";

/** As typed, gaps and all. Longer than any field of a kit may be: nothing typed is cut off. */
export const Typed = z.string().check(z.maxLength(50_000));

/** A case while it is written; `gold` is "" until somebody answers. */
export const CaseForm = z.strictObject({
  name: Typed,
  candidate: Typed,
  brief: Typed,
  trap: Typed,
  evidence: z
    .array(z.strictObject({ item: Typed, notes: Typed, gold: Typed, because: Typed }))
    .check(z.maxLength(400)),
});
export type CaseForm = z.infer<typeof CaseForm>;
export type CaseEvidence = CaseForm["evidence"][number];

export function blankEvidence(item: string): CaseEvidence {
  return { item, notes: "", gold: "", because: "" };
}

export function blankCase(name: string, items: readonly string[]): CaseForm {
  return { name, candidate: "", brief: "", trap: "", evidence: items.map(blankEvidence) };
}

export function caseFormOf({ evidence, ...words }: KitCase): CaseForm {
  return { ...words, evidence: evidence.map((told) => ({ ...told, gold: String(told.gold) })) };
}

export function isBlankEvidence({ notes, gold, because }: CaseEvidence): boolean {
  return [notes, gold, because].every((text) => text.trim() === "");
}

/** What of a case goes into the kit: where something is said on an item the kit has. */
export function keptPlaces({ evidence }: CaseForm, items: ReadonlySet<string>): number[] {
  return evidence.flatMap((told, place) =>
    isBlankEvidence(told) || !items.has(told.item) ? [] : [place],
  );
}

/** The case a form stands for, for the kit's schema to judge. */
export function caseCandidate(form: CaseForm, items: ReadonlySet<string>): unknown {
  const kept = new Set(keptPlaces(form, items));
  return {
    name: form.name,
    candidate: form.candidate.trim(),
    brief: form.brief.trim(),
    trap: form.trap.trim(),
    evidence: form.evidence
      .filter((_, place) => kept.has(place))
      .map(({ item, notes, gold, because }) => ({
        item,
        notes: notes.trim(),
        gold: gold.trim() === "" ? null : Number(gold),
        because: because.trim(),
      })),
  } satisfies Record<keyof KitCase, unknown>;
}

/** A form that never had a case and one that lost its last are the same. */
export function withoutNoCases<F extends { cases?: CaseForm[] | undefined }>(form: F): F {
  const { cases, ...rest } = form;
  return cases === undefined || cases.length > 0 ? form : (rest as F);
}

/** With the list there, if empty: a form library keeps what it had for a field that is missing. */
export function withCases<F extends { cases?: CaseForm[] | undefined }>(form: F): F {
  return { ...form, cases: form.cases ?? [] };
}
