import { groupBy } from "#domain/groupBy.ts";
import type { CardId, OpeningId } from "#domain/id.ts";
import { canonical } from "#domain/hash.ts";
import type { SignKey } from "#domain/keys.ts";
import { belongsTo } from "#domain/records/references.ts";
import { compareRecords } from "#domain/records/merge.ts";
import {
  copyKeyOf,
  isLive,
  isTombstone,
  keyOf,
  type Kind,
  type ScorecardRecord,
  type SharedRecord,
} from "#domain/records/record.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import type { Scorecard } from "#domain/records/scorecard.ts";
import { groundOf } from "#domain/records/references.ts";
import { viewOf, type View } from "./view.ts";
import { overflowOf } from "./waiting.ts";

/** SignedCopy copies and what they show, on one device. */
export type SignedStanding = {
  /** All copies of the openings concerned, one for each signer. */
  copies: readonly SharedRecord[];
  /** What stands, by `keyOf`: of these openings what is shown, and the kits they are pinned to. */
  rows: ReadonlyMap<string, SharedRecord>;
  /** What could be read of sealed cards here: one's own, and those that are open. */
  read?: ReadonlyMap<CardId, Scorecard>;
  /** Keys of this device: its own words are kept, whether anybody has to heed them or not. */
  own?: ReadonlySet<SignKey>;
};

export type SignedPlan = {
  /** Copies to be kept: new ones, and later ones of their signers. */
  keep: SharedRecord[];
  /** Copies that go: what hangs on something erased, what was erased itself, and `overflow`. */
  drop: SharedRecord[];
  /** Copies nobody has to heed and for which there is no room. */
  overflow: SharedRecord[];
  adds: SharedRecord[];
  updates: SharedRecord[];
  /** What was shown and is not any more. */
  fallen: SharedRecord[];
  views: ReadonlyMap<OpeningId, View>;
};

/**
 * What signed copies do to a device. Each joins its signer's own register, whoever may say what; what
 * is shown then follows from all that is there, in whatever order it came.
 */
export function planSigned(
  { copies, rows, read = new Map(), own = new Set() }: SignedStanding,
  arriving: readonly SharedRecord[],
): SignedPlan {
  const { held, fresh } = join(copies, arriving);
  const views = new Map<OpeningId, View>();
  const shown = new Map<string, SharedRecord>();
  const drop: SharedRecord[] = [];
  const overflow: SharedRecord[] = [];
  for (const [opening, all] of groupBy([...held.values()], belongsTo)) {
    if (opening === null) continue;
    const view = viewOf(opening, all);
    views.set(opening, view);
    for (const row of withGround(view.rows, rows)) {
      shown.set(keyOf(row), row);
      const card = isLive(row, "sealed") ? read.get(row.id) : undefined;
      if (isLive(row, "sealed") && card !== undefined)
        shown.set(keyOf({ kind: "scorecard", id: row.id }), openedRow(row, card));
    }
    drop.push(...erased(all, view.rows));
    overflow.push(...overflowOf(view, own));
  }
  drop.push(...overflow);
  const gone = new Set(drop.map(copyKeyOf));
  return {
    keep: [...fresh].flatMap(([key, copy]) => (gone.has(key) ? [] : [copy])),
    drop,
    overflow,
    adds: [...shown].flatMap(([key, row]) => (rows.has(key) ? [] : [row])),
    updates: [...shown].flatMap(([key, row]) => {
      const before = rows.get(key);
      return before === undefined || isSameWord(before, row) ? [] : [row];
    }),
    fallen: [...new Set([...held.values()].flatMap(keysShownOf))].flatMap((key) => {
      const before = rows.get(key);
      return before?.signature === undefined || shown.has(key) ? [] : [before];
    }),
    views,
  };
}

/** A sealed card as one can read it; by the signature on its cover nothing unsigned takes its place. */
function openedRow(sealed: SealedRecord, body: Scorecard): ScorecardRecord {
  const { body: _, ...cover } = sealed;
  return { ...cover, kind: "scorecard", body };
}

function join(copies: readonly SharedRecord[], arriving: readonly SharedRecord[]) {
  const held = new Map(copies.map((copy) => [copyKeyOf(copy), copy]));
  const fresh = new Map<string, SharedRecord>();
  for (const copy of arriving) {
    const key = copyKeyOf(copy);
    const other = held.get(key);
    if (other !== undefined && compareRecords(copy, other) <= 0) continue;
    held.set(key, copy);
    fresh.set(key, copy);
  }
  return { held, fresh };
}

/** What a copy can show: itself, and the card in it. */
function keysShownOf(copy: SharedRecord): string[] {
  const own = keyOf(copy);
  return copy.kind === "sealed" ? [own, keyOf({ kind: "scorecard", id: copy.id })] : [own];
}

/** Rows that have all they hang on; the others wait among the copies. */
function withGround(
  rows: readonly SharedRecord[],
  standing: ReadonlyMap<string, SharedRecord>,
): SharedRecord[] {
  const there = new Map(rows.map((row) => [keyOf(row), row]));
  const stands = (row: SharedRecord): boolean =>
    isTombstone(row) ||
    groundOf(row).every((ground) => {
      const below = (ground.kind === "kit" ? standing : there).get(keyOf(ground));
      return below !== undefined && !isTombstone(below) && stands(below);
    });
  return rows.filter(stands);
}

/** Without these nobody could tell that whoever erased the opening was one of its leads. */
const tellsWho: ReadonlySet<Kind> = new Set(["opening", "panel", "claim"]);

/** Erase really erases: other signers' copies of what was erased, and all that hangs on it. */
function erased(copies: readonly SharedRecord[], rows: readonly SharedRecord[]): SharedRecord[] {
  const gone = new Set(rows.filter(isTombstone).map(keyOf));
  if (gone.size === 0) return [];
  return copies.filter(
    (copy) =>
      !isTombstone(copy) &&
      !tellsWho.has(copy.kind) &&
      (gone.has(keyOf(copy)) || groundOf(copy).some((ground) => gone.has(keyOf(ground)))),
  );
}

/** One signer's version says it all, but for an opening: its panel is told by others. */
function isSameWord(a: SharedRecord, b: SharedRecord): boolean {
  if (a === b) return true;
  if (wordOf(a) !== wordOf(b)) return false;
  return a.kind !== "opening" || canonical(a) === canonical(b);
}

function wordOf({ version, signature, life }: SharedRecord): string {
  return [...version, life ?? "", signature?.key, signature?.sig].join(" ");
}
