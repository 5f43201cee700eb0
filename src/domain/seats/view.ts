import type { OpeningId } from "#domain/id.ts";
import { isLive, keyOf, type SharedRecord } from "#domain/records/record.ts";
import { standingOf, type Standing } from "./standing.ts";
export type View = {
  rows: SharedRecord[];
  unauthorised: { record: SharedRecord; reason: { why: string } }[];
  standing: Standing;
  names: { panelist: string; name: string }[];
};
export function viewOf(opening: OpeningId, copies: readonly SharedRecord[]): View {
  const standing = standingOf(opening, copies);
  const rows = [...new Map(copies.map((c) => [keyOf(c), c])).values()].map((row) =>
    isLive(row, "opening")
      ? {
          ...row,
          body: {
            ...row.body,
            panel: standing.members.map(({ panelist, name, role, rounds }) => ({
              panelist,
              name,
              role,
              rounds,
            })),
            ...(standing.sealed && { sealed: true as const }),
          },
        }
      : row,
  );
  return { rows, unauthorised: [], standing, names: standing.members };
}
