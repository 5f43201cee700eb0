import { compareVersions, type Version } from "#domain/clock.ts";
import { groupBy } from "#domain/groupBy.ts";
import type { PanelId } from "#domain/id.ts";
import type { LockKey } from "#domain/keys.ts";
import type { KeyName } from "#domain/records/folderKey.ts";
import { isLive, type SharedRecord } from "#domain/records/record.ts";
import type { FolderKeyRecord } from "#domain/records/signedRecords.ts";
import { reasonAgainst } from "./authority.ts";
import { registersOf } from "./papers.ts";
import type { Standing } from "./standing.ts";

/** Under what an opening's shared folder goes on, as all copies together say it. */
export type FolderKeys = {
  /** The first is what is written under; none: what the folder began with. */
  inOrder: readonly KeyName[];
  /** What a lead's device has to do. */
  due: FolderKeyDue | null;
};

export type FolderKeyDue =
  /** Somebody was taken out who has the one that counts. */
  | { what: "anew"; after: PanelId[]; to: LockKey[] }
  /** Devices joined that may not have it. */
  | { what: "given"; key: KeyName; after: PanelId[]; to: LockKey[] };

type OneKey = {
  key: KeyName;
  given: readonly FolderKeyRecord[];
  /** Those by which it counts first: of leads as they are now, without all who were taken out. */
  good: readonly FolderKeyRecord[];
};

/**
 * Any lead may give a new key, and two may at once: the latest counts that a lead as the panel is now
 * made without everybody who was taken out. Where there is none such (nobody has made it yet, or whoever
 * did leads no more) it is the latest of all until one is made, never an earlier one: that is what
 * those have who were taken out.
 */
export function folderKeysOf(standing: Standing, copies: readonly SharedRecord[]): FolderKeys {
  const takesOut = takingOut(standing);
  const said = registersOf(
    standing.opening,
    copies.filter(({ kind }) => kind === "folderKey"),
  ).flatMap((copy) =>
    isLive(copy, "folderKey") && reasonAgainst(standing, copy) === null ? [copy] : [],
  );
  const isGood = ({ author, body }: FolderKeyRecord) => {
    const before = upTo(standing, body.after);
    return standing.leads.has(author) && takesOut.every((id) => before.has(id));
  };
  const keys = [...groupBy(said, ({ body }) => body.key)]
    .map(([key, given]): OneKey => ({ key, given, good: given.filter(isGood) }))
    .toSorted(firstToLast);
  const [first] = keys;
  const due = first === undefined && takesOut.length === 0 ? null : dueAfter(standing, first);
  return { inOrder: keys.map(({ key }) => key), due };
}

/** Whether the folder goes on under a key that nobody has who was taken out. */
export function isWithoutSome(standing: Standing, copies: readonly SharedRecord[]): boolean {
  const { inOrder, due } = folderKeysOf(standing, copies);
  return inOrder.length > 0 && due?.what !== "anew";
}

function dueAfter(standing: Standing, first: OneKey | undefined): FolderKeyDue | null {
  const to = devicesOf(standing);
  const [good] = first?.good ?? [];
  if (first === undefined || good === undefined) {
    const after = standing.heads.map(({ id }) => id).toSorted();
    return { what: "anew", after, to };
  }
  const has = new Set(first.given.flatMap(({ body }) => body.locked.map((one) => one.to)));
  const without = to.filter((one) => !has.has(one));
  const { after } = good.body;
  return without.length === 0 ? null : { what: "given", key: first.key, after, to: without };
}

/** To what is meant for everybody on the panel is locked. */
function devicesOf({ members, seats }: Standing): LockKey[] {
  const here = members.filter(({ left }) => !left);
  const keys = here.flatMap(({ panelist }) => seats.get(panelist)?.keys ?? []);
  return [...new Set(keys.map(({ lock }) => lock))].toSorted((a, b) => (a < b ? -1 : 1));
}

/** Panels that revoked a device, an invitation or a link, or left somebody off. */
function takingOut({ revisions }: Standing): PanelId[] {
  return [...revisions].flatMap(([id, { body }]) => {
    const stay = new Set(body.members.map(({ panelist }) => panelist));
    const before = body.prev.flatMap((prev) => revisions.get(prev)?.body.members ?? []);
    const isOut = body.revoked.length > 0 || before.some(({ panelist }) => !stay.has(panelist));
    return isOut ? [id] : [];
  });
}

/** These panels and all they build on. */
function upTo({ revisions }: Standing, panels: readonly PanelId[]): ReadonlySet<PanelId> {
  const found = new Set(panels);
  // What is added on the way is gone through too.
  for (const id of found) for (const prev of revisions.get(id)?.body.prev ?? []) found.add(prev);
  return found;
}

function firstToLast(a: OneKey, b: OneKey): number {
  const isGood = Number(b.good.length > 0) - Number(a.good.length > 0);
  return isGood || compareVersions(madeAt(b), madeAt(a)) || (a.key < b.key ? -1 : 1);
}

/** A key is as old as the first word on it: whoever gives it to one more device makes it no newer. */
function madeAt({ given, good }: OneKey): Version {
  const versions = (good.length > 0 ? good : given).map(({ version }) => version);
  return versions.reduce((first, one) => (compareVersions(one, first) < 0 ? one : first));
}
