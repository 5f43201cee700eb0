import type { PanelistId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import {
  type Author,
  isErasable,
  isTombstone,
  keyOf,
  type LiveRecord,
  type SharedRecord,
  type Tombstone,
} from "#domain/records/record.ts";
import type { SignedCopy } from "./papers.ts";
import type { Standing } from "./standing.ts";

/** Why a sound copy is not heeded. Each may change: by a panel, a claim or a vouch that comes later. */
export type NotHeeded =
  | { why: "not of this opening" }
  /** No copy of the opening says yet who founded it. */
  | { why: "no founder yet" }
  | { why: "not on the panel" }
  /** Two devices came by one invitation, and it is open whose the seat is. */
  | { why: "contested"; panelist: PanelistId }
  | { why: "refused"; panelist: PanelistId }
  | { why: "revoked"; panelist: PanelistId | null }
  /** One key took two people's seats. */
  | { why: "two seats" }
  /** It is signed by a device of `signer`, and says it is by `author`. */
  | { why: "another's name"; author: Author; signer: PanelistId }
  /** It is about `whose`, who alone can say it. */
  | { why: "another's seat"; whose: PanelistId; signer: PanelistId }
  | { why: "not a lead"; signer: PanelistId }
  | { why: "waived for oneself"; signer: PanelistId }
  /** A panel that builds on one that is not here, or whose signer had no say in it. */
  | { why: "panel does not count" }
  | { why: "let in by nobody" }
  | { why: "never erased by itself" };

/** What is against heeding a copy, or `null`. */
export function reasonAgainst(
  standing: Standing,
  record: SignedCopy<SharedRecord>,
): NotHeeded | null {
  if (standing.founder === null) return { why: "no founder yet" };
  if (record.kind === "panel" || record.kind === "claim") {
    if (isTombstone(record)) return { why: "never erased by itself" };
    return record.kind === "panel"
      ? againstPanel(standing, record)
      : againstClaim(standing, record);
  }
  const signer = signerOf(standing, record);
  if (typeof signer !== "string") return signer;
  if (signer !== record.author) return { why: "another's name", author: record.author, signer };
  if (isTombstone(record)) return againstErasing(standing, record, signer);
  return againstSaying(standing, record, signer);
}

/**
 * Leads as they were at any time, and the founder: who leaves the panel takes nothing back of what
 * they said as a lead, or the opening itself would go with whoever founded it.
 */
export function speaksAsLead(standing: Standing, { author, signature }: SharedRecord): boolean {
  return (
    signature?.key === standing.founder || (author !== "needle" && standing.everLeads.has(author))
  );
}

function againstPanel(
  standing: Standing,
  record: Extract<SignedCopy<LiveRecord>, { kind: "panel" }>,
): NotHeeded | null {
  const signers = standing.reached.revisions.get(record.id);
  if (signers?.has(record.signature.key) === true) return null;
  return againstKey(standing, record) ?? { why: "panel does not count" };
}

/** Who let in whom stands in the signatures; the name on a claim is that of either of them. */
function againstClaim(
  standing: Standing,
  record: Extract<SignedCopy<LiveRecord>, { kind: "claim" }>,
): NotHeeded | null {
  const { key } = record.signature;
  const { sign, panelist } = record.body;
  const isTaken = standing.reached.holders
    .get(sign)
    ?.get(panelist)
    ?.some(({ id, signature }) => id === record.id && signature.key === key);
  if (isTaken !== true) {
    const about = keyReason(standing, sign);
    return about.why === "not on the panel" ? { why: "let in by nobody" } : about;
  }
  const signer = standing.ownerOf(key) ?? standing.ownerThen(key);
  if (record.author === panelist || record.author === signer) return null;
  return { why: "another's name", author: record.author, signer: signer ?? panelist };
}

/** The panelist whose word a copy is, or why it is nobody's. */
function signerOf(standing: Standing, record: SignedCopy<SharedRecord>): PanelistId | NotHeeded {
  const { key } = record.signature;
  const kept = standing.revoked.get(key);
  if (kept !== undefined && !kept.has(keyOf(record))) return keyReason(standing, key);
  const owner = kept === undefined ? standing.ownerOf(key) : standing.ownerThen(key);
  if (owner !== null) return owner;
  return isForFounder(standing, record) ? (record.author as PanelistId) : keyReason(standing, key);
}

/**
 * While the founder is not known to hold a seat, their key speaks as a lead nobody else speaks for;
 * or nobody but whom it let in, whose claims may come before the founder's own.
 */
function isForFounder(
  standing: Standing,
  { signature, author }: SignedCopy<SharedRecord>,
): boolean {
  if (signature.key !== standing.founder || author === "needle") return false;
  if (standing.heads.length === 0) return true;
  const seat = standing.seats.get(author);
  return (
    standing.everLeads.has(author) &&
    seat !== undefined &&
    seat.keys.every(({ key }) => isFromFounder(standing, author, key))
  );
}

/** Whether a device of a seat was let in by the founder's word alone, or by those it let in. */
function isFromFounder(
  standing: Standing,
  panelist: PanelistId,
  key: SignKey,
  seen: ReadonlySet<SignKey> = new Set(),
): boolean {
  if (key === standing.founder) return true;
  const claims = standing.reached.holders.get(key)?.get(panelist) ?? [];
  return (
    !seen.has(key) &&
    claims.length > 0 &&
    claims.every(({ signature }) =>
      isFromFounder(standing, panelist, signature.key, new Set([...seen, key])),
    )
  );
}

function againstKey(standing: Standing, record: SignedCopy<SharedRecord>): NotHeeded | null {
  const signer = signerOf(standing, record);
  if (typeof signer !== "string") return signer;
  if (signer !== record.author) return { why: "another's name", author: record.author, signer };
  return speaksAsLead(standing, record) ? null : { why: "not a lead", signer };
}

function keyReason(
  standing: Standing,
  key: SignedCopy<SharedRecord>["signature"]["key"],
): NotHeeded {
  if (standing.revoked.has(key)) return { why: "revoked", panelist: standing.ownerThen(key) };
  if (standing.torn.has(key)) return { why: "two seats" };
  for (const [panelist, { contested }] of standing.seats)
    for (const one of contested) if (one.key === key) return { why: one.state, panelist };
  return { why: "not on the panel" };
}

/** A practice result is one's own to take back; all else that is erased is erased by a lead. */
function againstErasing(
  standing: Standing,
  record: Tombstone,
  signer: PanelistId,
): NotHeeded | null {
  if (!isErasable(record.kind)) return { why: "never erased by itself" };
  return record.kind === "practice" || speaksAsLead(standing, record)
    ? null
    : { why: "not a lead", signer };
}

function againstSaying(
  standing: Standing,
  record: LiveRecord,
  signer: PanelistId,
): NotHeeded | null {
  const isLead = speaksAsLead(standing, record);
  switch (record.kind) {
    case "opening":
    case "sameness":
    case "folderKey":
      return isLead ? null : { why: "not a lead", signer };
    case "waiver":
      if (!isLead) return { why: "not a lead", signer };
      return record.body.without === signer ? { why: "waived for oneself", signer } : null;
    case "practice":
    case "opened":
    case "recusal":
      return record.body.panelist === signer
        ? null
        : { why: "another's seat", whose: record.body.panelist, signer };
    case "release": {
      const { by = signer } = record.body;
      return by === signer ? null : { why: "another's seat", whose: by, signer };
    }
    case "share":
      return record.body.holder === signer
        ? null
        : { why: "another's seat", whose: record.body.holder, signer };
    case "kit":
    case "panelist":
      return { why: "not of this opening" };
    case "panel":
    case "claim":
    case "scorecard":
    case "sealed":
    case "head":
    case "candidate":
    case "mark":
    case "plan":
    case "decision":
    case "rerating":
    case "choice":
    case "shown":
      return null;
  }
}
