import type { CandidateId } from "#domain/id.ts";
import type { Candidate } from "#domain/records/candidate.ts";
import type { Resolve } from "#domain/records/links.ts";
import type { CandidateRecord } from "#domain/records/record.ts";

export type PanelCandidate = { id: CandidateId; name: string; interviews: Candidate["interviews"] };

const collator = new Intl.Collator(undefined, { numeric: true });

/** In the order they were added; those pasted or imported together, by name. */
function asAdded(a: CandidateRecord, b: CandidateRecord): number {
  return (
    a.version[0] - b.version[0] ||
    a.version[1] - b.version[1] ||
    collator.compare(a.body.name, b.body.name)
  );
}

/** Linked candidates go by the name on the record whose id they go by: the one a rename writes to. */
export function candidatesOf(rows: readonly CandidateRecord[], resolve: Resolve): PanelCandidate[] {
  const candidates = new Map<CandidateId, PanelCandidate>();
  for (const { id, body } of rows.toSorted(asAdded)) {
    const known = candidates.get(resolve(id));
    candidates.set(resolve(id), {
      id: resolve(id),
      name: known === undefined || id === resolve(id) ? body.name : known.name,
      interviews: { ...known?.interviews, ...body.interviews },
    });
  }
  return [...candidates.values()];
}
