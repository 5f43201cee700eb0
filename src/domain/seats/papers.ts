import { compareVersions } from "#domain/clock.ts";
import { groupBy } from "#domain/groupBy.ts";
import type { OpeningId, PanelId, PanelistId } from "#domain/id.ts";
import { signedOpeningId } from "#domain/signedId.ts";
import type { Signature, SignKey } from "#domain/keys.ts";
import { compareRecords } from "#domain/records/merge.ts";
import type { PanelRevision } from "#domain/records/panelRevision.ts";
import { isTombstone, keyOf, liveOf, type SharedRecord } from "#domain/records/record.ts";
import type { ClaimRecord, PanelRecord } from "#domain/records/signedRecords.ts";

export type SignedCopy<R extends SharedRecord> = R & { signature: Signature };

/** One revision of the panel, whoever signed it. */
export type Revision = {
  id: PanelId;
  body: PanelRevision;
  copies: readonly SignedCopy<PanelRecord>[];
};

/** What an opening's standing is read from: who founded it, its panels, the seats taken. */
export type Papers = {
  founder: SignKey | null;
  /** By their clocks, which mostly puts each after those it builds on. */
  revisions: ReadonlyMap<PanelId, Revision>;
  /**
   * All that a revision builds on. Asked only where what it follows counts already, so that long
   * chains made by a stranger cost nothing.
   */
  ancestorsOf: (id: PanelId) => ReadonlySet<PanelId>;
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
  const revisions = revisionsIn(panels);
  return {
    founder: founderOf(opening, registers),
    revisions,
    ancestorsOf: ancestorsIn(revisions),
    claims,
    claimsBy: groupBy(claims, ({ signature }) => signature.key),
    mutual: mutualIn(claims),
  };
}

/** Whoever signed the copy: the id itself says whether it names the founder. */
function founderOf(opening: OpeningId, registers: readonly SharedRecord[]): SignKey | null {
  const words = registers.filter(({ kind }) => kind === "opening");
  for (const word of words) {
    const founded = isTombstone(word) ? word.founded : liveOf([word], "opening")[0]?.body.founded;
    if (founded !== undefined && signedOpeningId(founded.founder, founded.nonce) === opening)
      return founded.founder;
  }
  return null;
}

function revisionsIn(panels: readonly SignedCopy<PanelRecord>[]): Map<PanelId, Revision> {
  const byClock = panels.toSorted((a, b) => compareVersions(a.version, b.version));
  return new Map(
    [...groupBy(byClock, ({ id }) => id)].map(([id, copies]) => [
      id,
      { id, body: copies[0].body, copies },
    ]),
  );
}

function ancestorsIn(revisions: ReadonlyMap<PanelId, Revision>): Papers["ancestorsOf"] {
  const known = new Map<PanelId, ReadonlySet<PanelId>>();
  const ancestorsOf = (id: PanelId): ReadonlySet<PanelId> => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const prevs = revisions.get(id)?.body.prev ?? [];
    const found = new Set(prevs.flatMap((prev) => [prev, ...ancestorsOf(prev)]));
    known.set(id, found);
    return found;
  };
  return ancestorsOf;
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
