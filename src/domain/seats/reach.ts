import type { PanelId, PanelistId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { keyOf } from "#domain/records/record.ts";
import type { ClaimRecord, PanelRecord } from "#domain/records/signedRecords.ts";
import type { Papers, Revision, SignedCopy } from "./papers.ts";

/** Whose word leads how far, from the founder's key on. */
export type Reached = {
  /** Revisions that count, each with the signers who could make it count. */
  revisions: ReadonlyMap<PanelId, ReadonlySet<SignKey>>;
  /** Keys that are in, for whom, and by which claims. */
  holders: Holders;
};
export type Holders = ReadonlyMap<
  SignKey,
  ReadonlyMap<PanelistId, readonly SignedCopy<ClaimRecord>[]>
>;

/** What else is heeded on the way. Nothing of it may depend on what is being reached. */
export type Rules = {
  /** Revoked: it holds no seat. */
  isOut: (key: SignKey) => boolean;
  /** Whether a key's word on a record is taken: a revoked key's only where it is kept. */
  isTaken: (key: SignKey, record: { kind: "panel" | "claim"; id: string }) => boolean;
  /** What was reached before keys were revoked: what they kept was signed with the seats of then. */
  before: Reached | null;
  /** Whether two who came by one invitation shut each other out until they are settled. */
  heedsRivals: boolean;
  /** Keys that took two people's seats: they hold neither. */
  torn: ReadonlySet<SignKey>;
  /** Keys that are no device, but a link that lets one more device in. */
  links: ReadonlySet<SignKey>;
};

export const everything: Rules = {
  isOut: () => false,
  isTaken: () => true,
  before: null,
  heedsRivals: false,
  torn: new Set(),
  links: new Set(),
};

type Growing = {
  revisions: Map<PanelId, Set<SignKey>>;
  holders: Map<SignKey, Map<PanelistId, SignedCopy<ClaimRecord>[]>>;
  invites: Map<SignKey, Set<PanelistId>>;
  leads: Set<PanelistId>;
  taken: Set<SignedCopy<ClaimRecord>>;
  struck: Map<SignKey, (claim: string) => boolean>;
};

/**
 * The least set that follows from the founder's key: a revision counts by a lead who is in, and who
 * is in follows from the revisions that count. Each step only adds, and what stands in a step's way
 * (`Rules`, and rivals, who come by the same signer) does not change on the way but to vanish; so
 * there is one least set, the same in whatever order the copies came, and it is found in as many
 * rounds as there are copies at most.
 */
export function reach(papers: Papers, rules: Rules): Reached {
  const grown: Growing = {
    revisions: new Map(),
    holders: new Map(),
    invites: new Map(),
    leads: new Set(),
    taken: new Set(),
    struck: new Map(),
  };
  let before = -1;
  const sizeOf = () => grown.revisions.size + grown.taken.size;
  while (before < sizeOf()) {
    before = sizeOf();
    for (const revision of papers.revisions.values())
      for (const copy of revision.copies)
        if (mayRevise(papers, rules, grown, revision, copy))
          addRevision(papers, rules.before, grown, revision, copy.signature.key);
    for (const claim of papers.claims)
      if (!grown.taken.has(claim) && letsIn(papers, rules, grown, claim)) addClaim(grown, claim);
  }
  return grown;
}

function mayRevise(
  { founder, revisions, ancestorsOf }: Papers,
  rules: Rules,
  grown: Growing,
  { id, body }: Revision,
  copy: SignedCopy<PanelRecord>,
): boolean {
  const { key } = copy.signature;
  if (grown.revisions.get(id)?.has(key) === true || !rules.isTaken(key, copy)) return false;
  const isPossible =
    rules.before === null
      ? body.prev.every((prev) => grown.revisions.has(prev))
      : rules.before.revisions.get(id)?.has(key) === true;
  if (!isPossible) return false;
  const ancestors = ancestorsOf(id);
  if (rules.before === null && isRevokedIn(revisions, ancestors, key)) return false;
  if (key === founder) return true;
  return [...ancestors].some((ancestor) =>
    revisions
      .get(ancestor)
      ?.body.members.some(
        ({ panelist, role }) =>
          role === "lead" && panelist === copy.author && holds(rules, grown, key, panelist),
      ),
  );
}

/** Whoever follows a revision that shut them out cannot have a say in it. */
function isRevokedIn(
  revisions: Papers["revisions"],
  ancestors: ReadonlySet<PanelId>,
  key: SignKey,
): boolean {
  return [...ancestors].some((id) =>
    revisions.get(id)?.body.revoked.some((entry) => entry.key === key),
  );
}

/** A device's seat; a link has none to speak from. */
function holds(rules: Rules, grown: Growing, key: SignKey, panelist: PanelistId): boolean {
  return !rules.links.has(key) && isIn(rules, grown, key, panelist);
}

/** In as of now; or, of a revoked key whose word here is kept, as of then. */
function isIn(rules: Rules, grown: Growing, key: SignKey, panelist: PanelistId): boolean {
  const holders = rules.isOut(key) ? rules.before?.holders : grown.holders;
  return holders?.get(key)?.has(panelist) === true;
}

/** What a revision that counts builds on counts too, whoever was revoked since. */
function addRevision(
  papers: Papers,
  before: Reached | null,
  grown: Growing,
  { id, body }: Revision,
  key: SignKey,
): void {
  const isNew = !grown.revisions.has(id);
  grown.revisions.set(id, (grown.revisions.get(id) ?? new Set<SignKey>()).add(key));
  if (!isNew) return;
  for (const { panelist, role, invite } of body.members) {
    if (role === "lead") grown.leads.add(panelist);
    if (invite !== null)
      grown.invites.set(invite, (grown.invites.get(invite) ?? new Set<PanelistId>()).add(panelist));
  }
  for (const entry of body.revoked) {
    const known = grown.struck.get(entry.key);
    const keeps = new Set(entry.keeps);
    grown.struck.set(entry.key, (claim) => known?.(claim) === true || !keeps.has(claim));
  }
  for (const prev of papers.ancestorsOf(id)) {
    const earlier = papers.revisions.get(prev);
    if (earlier === undefined || grown.revisions.has(prev)) continue;
    for (const signer of before?.revisions.get(prev) ?? [])
      addRevision(papers, before, grown, earlier, signer);
  }
}

function addClaim(grown: Growing, claim: SignedCopy<ClaimRecord>): void {
  const { sign, panelist } = claim.body;
  const seats = grown.holders.get(sign) ?? new Map<PanelistId, SignedCopy<ClaimRecord>[]>();
  grown.holders.set(sign, seats);
  seats.set(panelist, [...(seats.get(panelist) ?? []), claim]);
  grown.taken.add(claim);
}

function letsIn(
  papers: Papers,
  rules: Rules,
  grown: Growing,
  claim: SignedCopy<ClaimRecord>,
): boolean {
  const { sign, panelist } = claim.body;
  const { key } = claim.signature;
  if (rules.isOut(sign) || rules.torn.has(sign) || !rules.isTaken(key, claim)) return false;
  if (key === papers.founder || holds(rules, grown, key, panelist)) return true;
  if ([...grown.leads].some((lead) => holds(rules, grown, key, lead))) return true;
  const isInvited =
    grown.invites.get(key)?.has(panelist) === true ||
    (rules.links.has(key) && isIn(rules, grown, key, panelist));
  return isInvited && (!rules.heedsRivals || hasNoRival(papers, rules, grown, claim));
}

/**
 * An invitation is for one person, and nobody can tell who of two came first: so nobody is in by it
 * alone unless all who came by it have let in each other.
 */
function hasNoRival(
  { claimsBy, mutual }: Papers,
  rules: Rules,
  grown: Growing,
  { body: { sign, panelist }, signature: { key } }: SignedCopy<ClaimRecord>,
): boolean {
  const linked = linkedTo(sign, mutual.get(panelist) ?? new Map(), rules.isOut);
  return (claimsBy.get(key) ?? []).every(
    (other) =>
      other.body.panelist !== panelist ||
      linked.has(other.body.sign) ||
      rules.isOut(other.body.sign) ||
      !rules.isTaken(key, other) ||
      isStruck(rules, grown, other),
  );
}

/** While revocations are still being gathered: those that count by now. */
function isStruck(rules: Rules, { struck }: Growing, claim: SignedCopy<ClaimRecord>): boolean {
  if (rules.before !== null) return false;
  return struck.has(claim.body.sign) || struck.get(claim.signature.key)?.(keyOf(claim)) === true;
}

function linkedTo(
  sign: SignKey,
  mutual: ReadonlyMap<SignKey, ReadonlySet<SignKey>>,
  isOut: Rules["isOut"],
): Set<SignKey> {
  const linked = new Set([sign]);
  for (const key of linked)
    for (const other of mutual.get(key) ?? []) if (!isOut(other)) linked.add(other);
  return linked;
}
