import { groupBy } from "#domain/groupBy.ts";
import type { OpeningId, PanelistId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { stampOf } from "#domain/records/head.ts";
import { isLive, type Kind, keyOf, type SharedRecord } from "#domain/records/record.ts";
import { db } from "./database.ts";

/** Every signer's copy of what is in a signed opening, as it travels. */
export function copiesOf(opening: OpeningId): Promise<SharedRecord[]> {
  return db.copies.where("opening").equals(opening).toArray();
}

/** What says who is who, and gives keys. */
export const onWho: ReadonlySet<Kind> = new Set<Kind>(["opening", "panel", "claim", "folderKey"]);

/**
 * Those of them that say who is who: a few, where there may be thousands, whose keys are read in a
 * fraction of the time.
 */
export async function copiesOnWho(opening: OpeningId): Promise<SharedRecord[]> {
  const keys = await db.copies.where("opening").equals(opening).primaryKeys();
  const found = await db.copies.bulkGet(keys.filter(([kind]) => onWho.has(kind)));
  return found.filter((copy) => copy !== undefined);
}

/** Whose seat a key has asked for; whether it is given is the panel's word. */
export function seatOf(copies: readonly SharedRecord[], key: SignKey): PanelistId | null {
  for (const copy of copies)
    if (isLive(copy, "claim") && copy.body.sign === key) return copy.body.panelist;
  return null;
}

/** Up to so many are asked for one by one; beyond, all of their opening's is read at once. */
const mostOneByOne = 100;

/** Those of one opening, and kits, that are not here as they are. */
export async function notHere(
  opening: OpeningId,
  records: readonly SharedRecord[],
): Promise<SharedRecord[]> {
  const { kits = [], copies = [] } = Object.fromEntries(
    groupBy(records, ({ kind }) => (kind === "kit" ? "kits" : "copies")),
  );
  const [kitsHere, copiesHere] = await Promise.all([
    db.registers.bulkGet(kits.map(({ kind, id }): [Kind, string] => [kind, id])),
    copies.length > mostOneByOne
      ? copiesOf(opening)
      : db.copies.bulkGet(
          copies.map(({ kind, id, signature }) => [kind, id, signature?.key ?? ""]),
        ),
  ]);
  const known = new Set(copiesHere.flatMap((copy) => (copy === undefined ? [] : stampOf(copy))));
  const knownKits = new Set(kitsHere.flatMap((row) => (row === undefined ? [] : keyOf(row))));
  return [
    ...kits.filter((kit) => !knownKits.has(keyOf(kit))),
    ...copies.filter((copy) => !known.has(stampOf(copy))),
  ];
}
