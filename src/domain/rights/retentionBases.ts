import type { KeepingBasis, Retention } from "#domain/records/keeping.ts";

/** A usual time of keeping: where it holds, how long, and what it stands on. */
export type RetentionBasis = { basis: KeepingBasis; title: string; months: number; source: string };

/** Facts to begin from. None of them is advice: what applies, counsel says. */
export const retentionBases: readonly RetentionBasis[] = [
  {
    basis: "uk",
    title: "United Kingdom, own policy",
    months: 6,
    source:
      "No law names a period. Data protection law asks that one is set, written down and kept to. Six months is only where this form begins.",
  },
  {
    basis: "us private",
    title: "United States, private employer",
    months: 12,
    source: "29 CFR 1602.14: one year from the record or the decision, whichever is later.",
  },
  {
    basis: "us public",
    title: "United States, public body, school or university",
    months: 24,
    source: "29 CFR 1602.31 and 1602.40: two years.",
  },
  {
    basis: "us contractor",
    title: "United States, federal contractor",
    months: 24,
    source: "Many contractors have to keep two years; smaller ones one.",
  },
  {
    basis: "california",
    title: "California",
    months: 48,
    source: "Government Code 12946: four years.",
  },
  {
    basis: "eu",
    title: "European Union, own policy",
    months: 6,
    source:
      "The GDPR names no period: no longer than the purpose needs, claims included, and those differ from country to country. Six months is only where this form begins.",
  },
  { basis: "own", title: "Another period", months: 12, source: "What you have set yourselves." },
];

export function basisOf(basis: KeepingBasis): RetentionBasis {
  const found = retentionBases.find((one) => one.basis === basis);
  if (found === undefined) throw new Error(`No basis ${basis}.`);
  return found;
}

/** `12 months (United States, private employer)` */
export function retentionInWords({ basis, months }: Retention): string {
  return `${monthsInWords(months)} (${basisOf(basis).title})`;
}

export function monthsInWords(months: number): string {
  if (months % 12 === 0) return months === 12 ? "1 year" : `${months / 12} years`;
  return months === 1 ? "1 month" : `${months} months`;
}
