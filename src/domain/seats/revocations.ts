import type { SignKey } from "#domain/keys.ts";
import { keyOf, type SharedRecord } from "#domain/records/record.ts";
import type { Papers, Revision } from "./papers.ts";
import { reach, type Reached, type Rules } from "./reach.ts";

/** Keys whose word is taken no more, each with the records (`keyOf`) that stay valid. */
export type Revocations = ReadonlyMap<SignKey, ReadonlySet<string>>;

/** Whether a key's word on a record is taken. */
export function isTakenAfter(
  revocations: Revocations,
  key: SignKey,
  record: Pick<SharedRecord, "kind" | "id">,
): boolean {
  return revocations.get(key)?.has(keyOf(record)) ?? true;
}

/**
 * All that any revision with a say in it revokes, also where its signer was revoked by another that
 * did not know of it: of two who shut each other out neither can be believed over the other.
 *
 * What is kept is less easily had. A thief with a lead's key could let in a second key, and have it
 * revoke the first with everything kept. So a revocation's `keeps` count only where it would have
 * had its say without what some other revocation of the same key does not keep.
 */
export function revocationsIn(papers: Papers, entitled: Reached, rules: Rules): Revocations {
  const revokers = new Map<SignKey, Revision[]>();
  for (const id of entitled.revisions.keys()) {
    const revision = papers.revisions.get(id);
    if (revision === undefined) continue;
    for (const key of new Set(revision.body.revoked.map((entry) => entry.key)))
      revokers.set(key, [...(revokers.get(key) ?? []), revision]);
  }
  return new Map([...revokers].map(([key, by]) => [key, keptOf(papers, entitled, rules, key, by)]));
}

function keptOf(
  papers: Papers,
  entitled: Reached,
  rules: Rules,
  key: SignKey,
  by: readonly Revision[],
): Set<string> {
  const lists = by.map((revision) => keptBy(papers, revision, key));
  const [first = new Set<string>(), ...others] = lists;
  const undisputed = new Set([...first].filter((kept) => others.every((list) => list.has(kept))));
  if (others.length === 0) return undisputed;
  const without = reach(papers, {
    ...rules,
    before: entitled,
    isOut: (other) => other === key,
    isTaken: (other, record) => other !== key || undisputed.has(keyOf(record)),
  });
  const heard = by.filter(({ id }) => without.revisions.has(id));
  return new Set([
    ...undisputed,
    ...heard.flatMap((revision) => [...keptBy(papers, revision, key)]),
  ]);
}

/** A revision keeps what it names, and those it builds on: without them it would have no say. */
function keptBy({ ancestorsOf }: Papers, { id: own, body }: Revision, key: SignKey): Set<string> {
  const named = body.revoked.filter((entry) => entry.key === key).flatMap(({ keeps }) => keeps);
  return new Set([...named, ...[...ancestorsOf(own)].map((id) => keyOf({ kind: "panel", id }))]);
}
