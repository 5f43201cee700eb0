import type { Version } from "#domain/clock.ts";
import { DeviceId, type OpeningId, type PanelistId } from "#domain/id.ts";
import { ownPrefixIn } from "#domain/signedId.ts";
import type { SignKey } from "#domain/keys.ts";
import {
  isLive,
  keyOf,
  lifeOf,
  type LiveRecord,
  type PanelistRecord,
  type Kind,
  type SharedRecord,
  Tombstone,
} from "#domain/records/record.ts";
import { AnyLiveRecord } from "#domain/records/signedRecords.ts";
import { groundOf } from "#domain/records/references.ts";
import { planSigned, type SignedPlan } from "#domain/seats/planSigned.ts";
import { readIn } from "./cards.ts";
import { copiesOf, seatOf } from "./copies.ts";
import { db } from "./database.ts";
import { noteCrowdedOut } from "./crowdedOut.ts";
import { pending, signSoon } from "./signing.ts";
import { findOwnIdentity, type IdentityRow } from "./identities.ts";
import { newId } from "./newId.ts";
import { historyOf, nextVersions } from "./versions.ts";

type Word<R extends LiveRecord> = R extends LiveRecord ? Pick<R, "kind" | "id" | "body"> : never;
/** What somebody says in a signed opening: a record as it is to be, or that one is erased. */
export type Said = Word<LiveRecord> | { kind: Tombstone["kind"]; id: string; deleted: true };

/** By which seat this device speaks in a signed opening. */
export type Speaker = { author: PanelistId; key: SignKey };

/**
 * Writes one's own copies of records in a signed opening, and shows what follows from them. They are
 * signed once the transaction is through, since signing waits for more than the database. Inside a
 * transaction on `recordTables`.
 */
export async function sayIn(opening: OpeningId, said: readonly Said[], speaker?: Speaker) {
  const [copies, identity] = await Promise.all([
    copiesOf(opening),
    speaker === undefined ? findOwnIdentity() : null,
  ]);
  const { author, key } = speaker ?? speakerIn(copies, identity);
  const words = said.map((given) => underOwnId(given, opening, key));
  const [rows, versions] = await Promise.all([
    db.registers.bulkGet(words.map(({ kind, id }) => [kind, id])),
    nextVersions(words),
  ]);
  const own = versions.map(([word, version], at): SharedRecord => {
    const shown = rows[at];
    // The signature comes later; what no other device could read is not written here either.
    const cover = { v: 1 as const, opening, author, version, signature: { key, sig: pending } };
    return "deleted" in word
      ? Tombstone.parse({ ...word, ...cover, ...lifeAfter(shown) })
      : AnyLiveRecord.parse({ ...word, ...cover, ...historyOf(shown, version) });
  });
  await Promise.all([
    db.toSign.bulkPut(own.map(({ kind, id }) => ({ kind, id, key }))),
    takeCopies(copies, own),
  ]);
  signSoon();
}

/** Of what is erased: its next life, and who founded it if it is the opening itself. */
function lifeAfter(shown: SharedRecord | undefined): Pick<Tombstone, "life" | "founded"> {
  const founded = shown !== undefined && isLive(shown, "opening") ? shown.body.founded : undefined;
  const life = shown === undefined ? 2 : lifeOf(shown) + 1;
  return { life, ...(founded !== undefined && { founded }) };
}

/** What is said once goes by an id that its signer alone can take. */
function underOwnId<W extends Said>(word: W, opening: OpeningId, key: SignKey): W {
  if (word.kind !== "waiver" && word.kind !== "rerating" && word.kind !== "decision") return word;
  const own = ownPrefixIn(opening, key);
  return word.id.startsWith(own) ? word : { ...word, id: `${own}${newId()}` };
}

/** Who speaks for this device: the person scoring now, by the seat their key has. */
function speakerIn(copies: readonly SharedRecord[], identity: IdentityRow | null): Speaker {
  const author = identity === null ? null : seatOf(copies, identity.signKey);
  if (identity === null || author === null)
    throw new Error("You have no seat in this opening yet. Open your invitation on this device.");
  return { author, key: identity.signKey };
}

/** Adds copies to those of one opening and shows what follows. Inside a transaction on `recordTables`. */
export async function takeCopies(copies: readonly SharedRecord[], more: readonly SharedRecord[]) {
  const all = [...copies, ...more];
  const [opening] = all.flatMap((copy) => copy.opening ?? []);
  const apart = new Map(all.flatMap(shownApart));
  // One question for all rows takes far less than one for each.
  const [inside, others, cards, identities] = await Promise.all([
    opening === undefined ? [] : db.registers.where("body.opening").equals(opening).toArray(),
    db.registers.bulkGet([...apart.values()]),
    opening === undefined ? [] : db.cards.where("opening").equals(opening).toArray(),
    db.identities.toArray(),
  ]);
  const rows = new Map(
    [...inside, ...others].flatMap((row) => (row === undefined ? [] : [[keyOf(row), row]])),
  );
  const own = new Set(identities.map(({ signKey }) => signKey));
  const plan = planSigned({ copies, rows, read: readIn(cards), own }, more);
  await Promise.all([
    keepCopies(plan),
    db.registers.bulkPut([...plan.adds, ...plan.updates]),
    db.registers.bulkDelete(plan.fallen.map(({ kind, id }) => [kind, id])),
  ]);
}

/** Rows that do not say which opening they are in: itself, what was erased, and kits. */
function shownApart(copy: SharedRecord): [string, [Kind, string]][] {
  if ("deleted" in copy) return [[keyOf(copy), [copy.kind, copy.id]]];
  const kits = groundOf(copy).filter(({ kind }) => kind === "kit");
  return [...("opening" in copy.body ? [] : [copy]), ...kits].map(({ kind, id }) => [
    keyOf({ kind, id }),
    [kind, id],
  ]);
}

/**
 * Keeps copies that came and lets go of what was erased, and of what has no room. Inside a transaction
 * on `recordTables`.
 */
export async function keepCopies({ keep, drop, overflow, views }: SignedPlan): Promise<void> {
  await Promise.all([
    nameMembers(views),
    // Awaiting what awaits no row would end the transaction.
    ...(overflow.length > 0 ? [noteCrowdedOut(overflow, views)] : []),
    db.copies.bulkPut(keep),
    db.copies.bulkDelete(drop.map(({ kind, id, signature }) => [kind, id, signature?.key ?? ""])),
  ]);
}

/**
 * Whoever sits on a signed opening's panel has a name here, as that panel says; one that is known
 * already stays.
 */
async function nameMembers(views: SignedPlan["views"]): Promise<void> {
  const named = [...views.values()].flatMap(({ names }) => names);
  const rows = await db.registers.bulkGet(named.map(({ panelist }) => ["panelist", panelist]));
  await db.registers.bulkPut(
    named.flatMap(({ panelist, name }, at): PanelistRecord[] =>
      isTheirs(rows[at], name)
        ? [{ id: panelist, kind: "panelist", author: "needle", version: asNamed, body: { name } }]
        : [],
    ),
  );
}

/** The same on every device, so that packets that carry it merge to nothing. */
const asNamed: Version = [0, 0, DeviceId.parse("needle")];

/** Not here yet, or here by such a panel's word alone. */
function isTheirs(row: SharedRecord | undefined, name: string): boolean {
  if (row === undefined) return true;
  return isLive(row, "panelist") && row.author === "needle" && row.body.name !== name;
}
