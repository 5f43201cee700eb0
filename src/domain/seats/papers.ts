import { groupBy } from "#domain/groupBy.ts";
import { type OpeningId, type PanelId, type PanelistId } from "#domain/id.ts";
import { signedOpeningId } from "#domain/signedId.ts";
import type { Signature, SignKey } from "#domain/keys.ts";
import { compareRecords } from "#domain/records/merge.ts";
import type { PanelRevision } from "#domain/records/panelRevision.ts";
import {
  type ClaimRecord,
  keyOf,
  liveOf,
  type PanelRecord,
  type SharedRecord,
} from "#domain/records/record.ts";

export type SignedCopy<R extends SharedRecord> = R & { signature: Signature };

/** One revision of the panel, whoever signed it, with all it builds on. */
export type Revision = {
  id: PanelId;
  body: PanelRevision;
  copies: SignedCopy<PanelRecord>[];
  ancestors: ReadonlySet<PanelId>;
};

/** What an opening's standing is read from: who founded it, its panels, the seats taken. */
export type Papers = {
  founder: SignKey | null;
  /** Each after those it builds on. One whose past is not all here is not among them: it waits. */
  revisions: ReadonlyMap<PanelId, Revision>;
  claims: readonly SignedCopy<ClaimRecord>[];
  claimsBy: ReadonlyMap<SignKey, readonly SignedCopy<ClaimRecord>[]>;
  /** For each seat, keys that have let in each other. */
  mutual: ReadonlyMap<PanelistId, ReadonlyMap<SignKey, ReadonlySet<SignKey>>>;
};

/** One register a signer: of each signer's copies of a record the one that stands, in one order. */
export function registersOf(
  opening: OpeningId,
  copies: readonly SharedRecord[],
): SignedCopy<SharedRecord>[] {
  const registers = new Map<string, SignedCopy<SharedRecord>>();
  for (const copy of copies) {
    if (!isSignedIn(opening, copy)) continue;
    const name = `${keyOf(copy)} ${copy.signature.key}`;
    const held = registers.get(name);
    if (held === undefined || compareRecords(copy, held) > 0) registers.set(name, copy);
  }
  return [...registers].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, copy]) => copy);
}

function isSignedIn(opening: OpeningId, copy: SharedRecord): copy is SignedCopy<SharedRecord> {
  return copy.signature !== undefined && copy.opening === opening;
}

export function papersOf(
  opening: OpeningId,
  registers: readonly SignedCopy<SharedRecord>[],
): Papers {
  const claims = liveOf(registers, "claim") as SignedCopy<ClaimRecord>[];
  const panels = liveOf(registers, "panel") as SignedCopy<PanelRecord>[];
  return {
    founder: founderOf(opening, registers),
    revisions: inOrder(groupBy(panels, ({ id }) => id)),
    claims,
    claimsBy: groupBy(claims, ({ signature }) => signature.key),
    mutual: mutualIn(claims),
  };
}

/** Whoever signed the copy: the id itself says whether it names the founder. */
function founderOf(opening: OpeningId, registers: readonly SharedRecord[]): SignKey | null {
  for (const { body } of liveOf(registers, "opening"))
    if (
      body.founded !== undefined &&
      signedOpeningId(body.founded.founder, body.founded.nonce) === opening
    )
      return body.founded.founder;
  return null;
}

function inOrder(
  panels: ReadonlyMap<PanelId, [SignedCopy<PanelRecord>, ...SignedCopy<PanelRecord>[]]>,
): Map<PanelId, Revision> {
  const placed = new Map<PanelId, Revision>();
  for (let before = -1; before < placed.size;) {
    before = placed.size;
    for (const [id, copies] of panels) {
      const [{ body }] = copies;
      if (placed.has(id) || !body.prev.every((prev) => placed.has(prev))) continue;
      const ancestors = body.prev.flatMap((prev) => [prev, ...(placed.get(prev)?.ancestors ?? [])]);
      placed.set(id, { id, body, copies, ancestors: new Set(ancestors) });
    }
  }
  return placed;
}

function mutualIn(
  claims: readonly SignedCopy<ClaimRecord>[],
): Map<PanelistId, Map<SignKey, Set<SignKey>>> {
  const nameOf = (panelist: PanelistId, by: SignKey, sign: SignKey) => `${panelist} ${by} ${sign}`;
  const said = new Set(
    claims.map(({ body, signature }) => nameOf(body.panelist, signature.key, body.sign)),
  );
  const mutual = new Map<PanelistId, Map<SignKey, Set<SignKey>>>();
  for (const { body, signature } of claims) {
    if (!said.has(nameOf(body.panelist, body.sign, signature.key))) continue;
    const seat = mutual.get(body.panelist) ?? new Map<SignKey, Set<SignKey>>();
    mutual.set(body.panelist, seat);
    seat.set(signature.key, (seat.get(signature.key) ?? new Set<SignKey>()).add(body.sign));
  }
  return mutual;
}
