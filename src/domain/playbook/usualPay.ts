import type { Kit } from "#domain/kit/kit.ts";
import type { Seniority } from "#domain/records/plan.ts";

/** What a role is usually paid, somewhere, at the time it was written down. */
export type UsualPay = {
  /** For whom and where, as it stands in a sentence. */
  of: string;
  currency: string;
  /** Base pay a year. */
  bands: Readonly<Record<Seniority, { from: number; to: number }>>;
  /** Per cent on top, as a range. */
  uplifts: readonly { place: string; from: number; to: number }[];
};

/**
 * Pay belongs to the role of a kit, which all its versions share; it is no part of a version, which
 * never changes, while pay does. A kit that is not here has none.
 */
const byFamily: Readonly<Record<string, UsualPay>> = {
  "ml-engineer": {
    of: "machine learning engineers in the United Kingdom, 2026",
    currency: "GBP",
    bands: {
      junior: { from: 55_000, to: 72_000 },
      mid: { from: 78_000, to: 105_000 },
      senior: { from: 110_000, to: 160_000 },
    },
    uplifts: [
      { place: "London or Berlin", from: 10, to: 15 },
      { place: "San Francisco or New York", from: 25, to: 40 },
    ],
  },
};

/** `null` where the playbook knows no pay for the role. */
export function usualPayFor(kit: Pick<Kit, "family"> | null): UsualPay | null {
  return kit === null || !Object.hasOwn(byFamily, kit.family)
    ? null
    : (byFamily[kit.family] ?? null);
}
