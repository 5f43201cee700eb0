import { describe, expect, test } from "vitest";
import { contentHash } from "#domain/hash.ts";
import { PanelistId } from "#domain/id.ts";
import { LockKey } from "#domain/keys.ts";
import { faultOf } from "#domain/records/fault.ts";
import { type GivenFolderKey, givenFolderKeyId } from "#domain/records/folderKey.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { FolderKeyRecord, type PanelRecord } from "#domain/records/signedRecords.ts";
import { folderKeysOf } from "#domain/seats/folderKeys.ts";
import { standingOf } from "#domain/seats/standing.ts";
import { viewOf } from "#domain/seats/view.ts";
import { at, noon } from "#test/records.ts";
import {
  aClaim,
  aPlace,
  aRevision,
  aSignedPanel,
  search,
  signedBy,
  signedOpening,
} from "#test/signedPanel.ts";

const { root, members } = aSignedPanel();

function lockOf(name: string): LockKey {
  return LockKey.parse(`B${`${name}${"-".repeat(85)}`.slice(0, 85)}A`);
}

function joined(door: string, name: string, sign = name) {
  return aClaim(door, name, sign, { lock: lockOf(sign) });
}

const all: SharedRecord[] = [
  signedOpening(),
  root,
  joined("founder", "maya", "founder"),
  joined("invite dana", "dana"),
  joined("invite priya", "priya"),
  joined("invite jonas", "jonas"),
];

function named(key: string): string {
  return contentHash(key);
}

/** What `author` gives to devices, after these panels. */
function given(
  key: string,
  author: string,
  to: readonly string[],
  {
    after = [],
    when = noon,
    sign = author,
  }: { after?: PanelRecord[]; when?: number; sign?: string },
): FolderKeyRecord {
  const locked = to.map((name) => ({
    to: lockOf(name),
    from: lockOf("once"),
    box: "b".repeat(64),
  }));
  const body: GivenFolderKey = {
    opening: search,
    key: named(key),
    after: after.map(({ id }) => id),
    locked,
  };
  const id = givenFolderKeyId(body);
  const version = at(when);
  const record = {
    id,
    kind: "folderKey" as const,
    author: PanelistId.parse(author),
    version,
    body,
  };
  return signedBy(sign, record);
}

function keysIn(records: readonly SharedRecord[]) {
  const copies = [...all, ...records];
  return folderKeysOf(standingOf(search, copies), copies);
}

const without = members.filter(({ panelist }) => panelist !== "jonas");
const lost = aRevision({
  by: "founder",
  author: "maya",
  members,
  prev: [root],
  revoked: [{ key: "jonas" }],
  when: noon + 1,
});
const left = aRevision({
  by: "dana",
  author: "dana",
  members: without,
  prev: [root],
  when: noon + 2,
});
const rest = ["dana", "founder", "priya"];

describe("a new key for the shared folder is due", () => {
  test("once a device was taken out, or somebody left, and not before", () => {
    expect(keysIn([])).toEqual({ inOrder: [], due: null });
    const more = aRevision({
      by: "founder",
      author: "maya",
      members: [...members, aPlace("wei")],
      prev: [root],
    });
    expect(keysIn([more]).due).toBeNull();
    for (const out of [lost, left])
      expect(keysIn([out]).due).toEqual({ what: "anew", after: [out.id], to: rest.map(lockOf) });
  });

  test("until one was made without them, and again where somebody else is taken out", () => {
    const first = given("one", "maya", rest, { after: [lost], sign: "founder" });
    expect(keysIn([lost, first])).toEqual({ inOrder: [named("one")], due: null });
    const next = aRevision({
      by: "founder",
      author: "maya",
      members: without.filter(({ panelist }) => panelist !== "priya"),
      prev: [lost],
    });
    expect(keysIn([lost, first, next]).due).toMatchObject({
      what: "anew",
      to: ["dana", "founder"].map(lockOf),
    });
  });

  test("in the same words for a device that joined since", () => {
    const first = given("one", "maya", rest, { after: [lost], sign: "founder" });
    const phone = joined("priya", "priya", "phone");
    const due = { what: "given", key: named("one"), after: [lost.id], to: [lockOf("phone")] };
    expect(keysIn([lost, first, phone]).due).toEqual(due);
    const more = given("one", "dana", ["phone"], { after: [lost], when: noon + 9 });
    expect(keysIn([lost, first, phone, more])).toEqual({ inOrder: [named("one")], due: null });
  });
});

describe("of several keys there counts", () => {
  test("of two leads’ at once the later one, in whatever order they come", () => {
    const one = given("one", "maya", rest, { after: [lost], when: noon + 3, sign: "founder" });
    const two = given("two", "dana", rest, { after: [lost], when: noon + 4 });
    // Given to one more device by somebody who did not know of the other, it is no later.
    const again = given("one", "maya", ["phone"], {
      after: [lost],
      when: noon + 5,
      sign: "founder",
    });
    const order = [named("two"), named("one")];
    expect(keysIn([lost, one, two, again]).inOrder).toEqual(order);
    expect(keysIn([again, two, one, lost]).inOrder).toEqual(order);
  });

  test("of two leads who took out somebody each neither for long: a new one is due", () => {
    const one = given("one", "maya", rest, { after: [lost], when: noon + 3, sign: "founder" });
    const other = aRevision({
      by: "dana",
      author: "dana",
      members,
      prev: [root],
      revoked: [{ key: "priya" }],
      when: noon + 1,
    });
    const two = given("two", "dana", ["dana", "founder", "jonas"], {
      after: [other],
      when: noon + 4,
    });
    const { due } = keysIn([lost, other, one, two]);
    expect(due).toMatchObject({ what: "anew", to: ["dana", "founder"].map(lockOf) });
    expect(due?.after.toSorted()).toEqual([lost.id, other.id].toSorted());
  });

  test("none that a lead makes who was taken off the panel, once there is a newer one", () => {
    const off = aRevision({
      by: "founder",
      author: "maya",
      members: members.filter(({ panelist }) => panelist !== "dana"),
      prev: [lost],
    });
    const theirs = given("two", "dana", rest, { after: [lost], when: noon + 3 });
    // Nothing before it: those who were taken out have that.
    const before = given("one", "maya", rest, { after: [lost], when: noon + 2, sign: "founder" });
    expect(keysIn([lost, before, theirs, off])).toMatchObject({
      inOrder: [named("two"), named("one")],
      due: { what: "anew" },
    });
    const anew = given("three", "maya", ["founder", "priya"], {
      after: [off],
      when: noon + 4,
      sign: "founder",
    });
    const late = given("four", "dana", rest, { after: [off], when: noon + 9 });
    expect(keysIn([lost, before, theirs, off, anew, late])).toMatchObject({
      inOrder: [named("three"), named("four"), named("two"), named("one")],
      due: null,
    });
  });
});

describe("a folder’s key", () => {
  test("from whoever does not lead is refused by name", () => {
    const bold = given("one", "priya", rest, { after: [lost] });
    expect(viewOf(search, [...all, lost, bold]).unauthorised).toContainEqual({
      record: bold,
      reason: { why: "not a lead", signer: "priya" },
    });
    expect(keysIn([lost, bold])).toMatchObject({ inOrder: [], due: { what: "anew" } });
  });

  test("is named by its content, and given to a device once", () => {
    const sound = given("one", "maya", rest, { after: [lost], sign: "founder" });
    expect(faultOf(sound)).toBeNull();
    expect(FolderKeyRecord.safeParse(sound).success).toBe(true);
    const { signature: _, v: _v, opening: _o, ...bare } = sound;
    expect(faultOf(bare)).toMatch(/not signed/);
    const other = { ...sound, body: { ...sound.body, key: named("two") } };
    expect(faultOf(other)).toMatch(/not what its id names/);
    expect(faultOf(given("one", "maya", ["dana", "dana"], { sign: "founder" }))).toMatch(/twice/);
  });
});
