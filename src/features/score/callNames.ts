import type { Recommendation } from "#domain/records/scorecard.ts";

/** Recommendations as people read them. */
export const callNames = {
  "strong no": "Strong no",
  no: "No",
  yes: "Yes",
  "strong yes": "Strong yes",
  "no decision": "No decision",
} as const satisfies Record<Recommendation, string>;
