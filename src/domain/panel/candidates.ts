import type { CandidateId } from "#domain/id.ts";
import type { Candidate } from "#domain/records/candidate.ts";
import type { Resolve } from "#domain/records/links.ts";
import type { CandidateRecord } from "#domain/records/record.ts";

export type PanelCandidate = {
  id: CandidateId;
  /** What they are called wherever they are shown; see `byNumber`. */
  name: string;
  /** As their record has it: to change it, and to tell who is on the roster already. */
  written: string;
  interviews: Candidate["interviews"];
};

const collator = new Intl.Collator(undefined, { numeric: true });

/** In the order they were added; those pasted or imported together, by name. */
function asAdded(a: CandidateRecord, b: CandidateRecord): number {
  return (
    (a.body.number ?? 0) - (b.body.number ?? 0) ||
    a.version[0] - b.version[0] ||
    a.version[1] - b.version[1] ||
    collator.compare(a.body.name, b.body.name)
  );
}

/** Linked candidates go by the name on the record whose id they go by: the one a rename writes to. */
export function candidatesOf(rows: readonly CandidateRecord[], resolve: Resolve): PanelCandidate[] {
  const candidates = new Map<CandidateId, PanelCandidate>();
  for (const row of rows.toSorted(asAdded)) {
    const { id, body } = row;
    const known = candidates.get(resolve(id));
    const isNamedHere = known === undefined || id === resolve(id);
    candidates.set(resolve(id), {
      id: resolve(id),
      name: isNamedHere ? nameAmong(rows, row) : known.name,
      written: isNamedHere ? body.name : known.written,
      interviews: { ...known?.interviews, ...body.interviews },
    });
  }
  return [...candidates.values()];
}

export function candidateCalled(number: number | string): string {
  return `Candidate ${number}`;
}

/**
 * By number where they go by one. Two people who add at once give the same: then both say more, of
 * their own ids, so that neither is ever the other, and a third changes nothing.
 */
function nameAmong(rows: readonly CandidateRecord[], { id, body }: CandidateRecord): string {
  const { number } = body;
  if (number === undefined) return body.name;
  const isShared = rows.some((other) => other.id !== id && other.body.number === number);
  return candidateCalled(isShared ? `${number}-${id.slice(-3).toUpperCase()}` : number);
}
