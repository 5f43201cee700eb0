import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";

/**
 * "These two are the same": said by a person when cards arrive that were started apart
 * (each panelist typed the candidate's name on their own device). Cards are never rewritten
 * for it; whoever reads them follows the sameness.
 */
export const Sameness = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("opening"), ids: z.tuple([OpeningId, OpeningId]) }),
  z.strictObject({ what: z.literal("candidate"), ids: z.tuple([CandidateId, CandidateId]) }),
  z.strictObject({ what: z.literal("panelist"), ids: z.tuple([PanelistId, PanelistId]) }),
]);
export type Sameness = z.infer<typeof Sameness>;

/** One id for one pair, so that two devices linking the same two records agree. */
export function samenessId({ what, ids }: Sameness): string {
  return `same-${contentHash({ what, ids: ids.toSorted() }).slice(0, 40)}`;
}
