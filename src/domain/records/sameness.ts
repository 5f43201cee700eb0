import * as z from "zod/mini";
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

/** Every id → the smallest id it is the same as. Order-free; ids nobody linked stand for themselves. */
export function resolveSameness(said: readonly Sameness[]): <Id extends string>(id: Id) => Id {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    return root;
  };
  for (const { ids } of said) {
    const [a, b] = ids.map(rootOf).toSorted() as [string, string];
    if (a !== b) parent.set(b, a);
  }
  // An id is only ever tied to one of its own kind: a record says so by its shape.
  return rootOf as <Id extends string>(id: Id) => Id;
}
