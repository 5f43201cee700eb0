import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonical } from "#domain/hash.ts";
import { faultOf } from "#domain/records/fault.ts";
import { compareRecords } from "#domain/records/merge.ts";
import { keyOf, type SharedRecord } from "#domain/records/record.ts";
import { standingOf } from "#domain/seats/standing.ts";
import { viewOf } from "#domain/seats/view.ts";
import { overflowOf, waitingIn, type Room } from "#domain/seats/waiting.ts";
import { at, noon } from "#test/records.ts";
import {
  aClaim,
  aPlace,
  aRelease,
  aRevision,
  aSealedCard,
  aShare,
  aSignedPanel,
  erasedBy,
  search,
  signedBy,
  signedCandidate,
  signedDecision,
  signedOpened,
  signedOpening,
  signedRecusal,
  signedRerating,
  signedWaiver,
} from "#test/signedPanel.ts";

const { all, root, members, claims } = aSignedPanel();
const kept = aSealedCard("jonas", "jonas", "1");
const danas = { by: "dana", author: "dana", prev: [root] };
const mayas = { by: "founder", author: "maya", prev: [root] };
const added = aRevision({ ...danas, members: [...members, aPlace("omar", { role: "lead" })] });
const dropped = aRevision({ ...mayas, members: members.slice(0, 3), when: noon + 7 });
const sofia = signedCandidate("jonas", "jonas");

/** Few people and few places, and each of them disputed. */
const pool: SharedRecord[] = [
  aClaim("dana", "priya", "dana"),
  ...all,
  added,
  dropped,
  aRevision({ ...mayas, members, prev: [added, dropped], sealed: true }),
  aRevision({ ...mayas, members, revoked: [{ key: "dana" }] }),
  aRevision({ ...danas, members, revoked: [{ key: "founder", keeps: [claims.maya] }] }),
  aRevision({ ...mayas, members, revoked: [{ key: "jonas", keeps: [kept] }] }),
  aRevision({ ...danas, members, revoked: [{ key: "jonas" }, { key: "dana" }] }),
  aRevision({ ...mayas, members, revoked: [{ key: "invite priya", keeps: [claims.priya] }] }),
  aRevision({ by: "omar", author: "omar", members, prev: [added], revoked: [{ key: "rival" }] }),
  aClaim("invite omar", "omar", "omar"),
  aClaim("invite priya", "priya", "rival"),
  aClaim("invite dana", "dana", "rival"),
  aClaim("invite dana", "dana", "second"),
  aClaim("dana", "dana", "second"),
  aClaim("second", "dana", "dana"),
  aClaim("omar", "dana", "dana"),
  aClaim("dana", "priya", "priya"),
  aClaim("jonas", "jonas", "link", { device: "link" }),
  aClaim("link", "jonas", "phone"),
  aClaim("link", "jonas", "rival"),
  signedBy("mallory", signedOpening()),
  signedBy("dana", signedOpening({ title: "Later" }, at(noon + 5)), "dana"),
  sofia,
  signedCandidate("dana", "dana", "Sofia D."),
  signedCandidate("second", "dana", "Sofia S.", at(noon + 2)),
  { ...signedCandidate("priya", "priya", "Sofia P."), life: 3 },
  erasedBy("dana", "dana", sofia),
  erasedBy("rival", "dana", sofia, 4),
  signedWaiver("founder", "maya", "jonas"),
  signedWaiver("omar", "omar", "jonas"),
  signedRecusal("jonas", "jonas"),
  signedRecusal("phone", "jonas", { why: null, version: at(noon + 3) }),
  signedRecusal("rival", "priya"),
  kept,
  aShare("priya", kept),
  aShare("priya", kept, { key: "rival" }),
  aShare("priya", kept, { key: "dana", author: "dana" }),
  aSealedCard("phone", "jonas", "2"),
  aSealedCard("rival", "priya", "3"),
  signedRerating("dana", "dana", "jonas"),
  signedRerating("jonas", "jonas", "jonas", at(noon + 1)),
  signedDecision("priya", "priya"),
  signedDecision("dana", "dana", at(noon + 4)),
];

const some = fc.subarray(pool, { minLength: 3 });
/** Nearly all there is, so that much of it counts. */
const many = fc
  .subarray(pool, { maxLength: 8 })
  .map((missing) => pool.filter((one) => !missing.includes(one)));
const copies = fc.oneof(some, many);
const runs = { numRuns: 400 };

/** All a view says, spelled out: rows, what is not heeded and why, and the standing behind them. */
function spelled(records: readonly SharedRecord[]): string {
  const { rows, unauthorised, names, standing } = viewOf(search, records);
  return canonical({
    rows: rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    refused: unauthorised.map((one) => canonical(one)).toSorted(),
    names,
    heads: standing.heads.map(({ id }) => id),
    places: standing.places,
    members: standing.members,
    seats: [...standing.seats].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    revoked: [...standing.revoked]
      .map((one) => canonical([one[0], [...one[1]].toSorted()]))
      .toSorted(),
  });
}

/** As a device that keeps the join of a register would hand them on. */
function joined(records: readonly SharedRecord[]): SharedRecord[] {
  const registers = new Map<string, SharedRecord>();
  for (const record of records) {
    const name = `${keyOf(record)} ${record.signature?.key}`;
    const held = registers.get(name);
    if (held === undefined || compareRecords(record, held) > 0) registers.set(name, record);
  }
  return [...registers.values()];
}

test("every copy in the pool is sound in itself", () => {
  expect(pool.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
});

test("the order in which copies came does not show", () => {
  fc.assert(
    fc.property(
      copies.chain((here) =>
        fc.tuple(fc.constant(here), fc.shuffledSubarray(here, { minLength: here.length })),
      ),
      ([here, shuffled]) => spelled(here) === spelled(shuffled),
    ),
    runs,
  );
});

test("nor in which groups, how often, and whether they were joined on the way", () => {
  fc.assert(
    fc.property(
      copies.chain((here) => fc.tuple(fc.constant(here), fc.array(fc.subarray(here)))),
      ([here, groups]) => {
        const whole = spelled(here);
        return (
          spelled([...groups.flat(), ...here]) === whole &&
          spelled([...groups.flatMap(joined), ...joined(here)]) === whole
        );
      },
    ),
    runs,
  );
});

/** Everything a stranger can make of what they have: their own word on all of it. */
const strangers: SharedRecord[] = [
  ...pool.map((record) => signedBy("stranger", record)),
  aClaim("stranger", "jonas", "jonas"),
  aClaim("stranger", "priya", "jonas"),
  aClaim("stranger", "dana", "stranger", { device: "link" }),
  aClaim("stranger", "jonas", "dana", { device: "link" }),
  aRevision({ by: "stranger", author: "maya", members: [], revoked: [{ key: "founder" }] }),
  aRevision({ by: "stranger", author: "dana", members: [], prev: [root], sealed: true }),
  aRelease("stranger", "jonas", [kept], { saw: [] }),
  signedOpened("stranger", "jonas", "jonas"),
  erasedBy("stranger", "maya", signedOpening(), 8),
  erasedBy("stranger", "dana", root, 8),
  erasedBy("stranger", "jonas", kept, 8),
];

function rowsOf(records: readonly SharedRecord[]): string {
  const { rows } = viewOf(search, records);
  return canonical(rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)));
}

test("whatever a stranger signs changes no row", () => {
  fc.assert(
    fc.property(copies, fc.subarray(strangers, { minLength: 1 }), (here, theirs) => {
      const opened = [...here, signedOpening()];
      return rowsOf([...opened, ...theirs]) === rowsOf(opened);
    }),
    runs,
  );
});

test("a copy that is not heeded changes no row, but for claims, panels and whoever passes the opening on", () => {
  const isAboutWho = new Set(["claim", "panel", "opening"]);
  fc.assert(
    fc.property(copies, (here) => {
      const { unauthorised } = viewOf(search, here);
      const idle = new Set(
        unauthorised.map(({ record }) => record).filter(({ kind }) => !isAboutWho.has(kind)),
      );
      return rowsOf(here.filter((record) => !idle.has(record))) === rowsOf(here);
    }),
    runs,
  );
});

test("no copy but a revocation makes fewer cards needed", () => {
  const quiet = pool.filter(
    (record) =>
      !("body" in record) || !("revoked" in record.body) || record.body.revoked.length === 0,
  );
  const needIn = (here: readonly SharedRecord[]) =>
    new Set(standingOf(search, here).places.map(({ panelist, round }) => `${panelist} ${round}`));
  fc.assert(
    fc.property(fc.subarray(quiet), fc.subarray(quiet), (here, more) => {
      const needed = needIn([...here, ...more]);
      return [...needIn(here)].every((place) => needed.has(place));
    }),
    runs,
  );
});

/** With the stranger's words among them, and so that there is an opening to be a stranger to. */
const crowds = fc
  .tuple(copies, fc.subarray(strangers))
  .map(([here, theirs]) => [...here, ...theirs]);

/** What is kept of these where so much may wait. */
function keptOf(records: readonly SharedRecord[], room: Room): SharedRecord[] {
  const letGo = new Set(overflowOf(viewOf(search, records), new Set(), room));
  return joined(records).filter((record) => !letGo.has(record));
}

/** Who is who and what is shown, without what waits. */
function standingIn(records: readonly SharedRecord[]): string {
  const { refused: _, ...rest } = JSON.parse(spelled(records));
  return canonical(rest);
}

test("whatever waits can be let go, all or some, and nobody and nothing shown is another", () => {
  fc.assert(
    fc.property(crowds, fc.nat(20), (here, most) => {
      const less = keptOf(here, { copies: most, characters: 5_000_000 });
      expect(standingIn(less)).toBe(standingIn(here));
      expect(waitingIn(viewOf(search, less)).length).toBeLessThanOrEqual(most);
    }),
    runs,
  );
});

test("what is kept is the same in whatever groups copies came, where nobody's standing changed", () => {
  const known = [...aSignedPanel().all, sofia];
  // Each said once: a word that is replaced may make room for what was let go before.
  const once = [...new Map(strangers.map((record) => [keyOf(record), record])).values()];
  fc.assert(
    fc.property(fc.subarray(once), fc.nat(10), fc.nat(40), (theirs, most, until) => {
      const room = { copies: most, characters: 5_000_000 };
      const first = keptOf([...known, ...theirs.slice(0, until)], room);
      const ids = (records: readonly SharedRecord[]) =>
        records.map((record) => canonical(record)).toSorted();
      expect(ids(keptOf([...first, ...theirs.slice(until)], room))).toEqual(
        ids(keptOf([...known, ...theirs], room)),
      );
    }),
    runs,
  );
});

test("who floods a device crowds out nobody else, and words on who is who go last", () => {
  const flood = Array.from({ length: 100 }, () => aSealedCard("stranger", "jonas", "1", {})).map(
    (card, until) => ({ ...card, id: `${card.id.slice(0, -3)}${100 + until}` as typeof card.id }),
  );
  const late = [aSealedCard("omar", "omar", "4"), aClaim("invite omar", "omar", "omar")];
  const here = [...aSignedPanel().all, sofia, ...flood, ...late];
  const left = keptOf(here, { copies: 10, characters: 5_000_000 });
  expect(left).toEqual(expect.arrayContaining(late));
  expect(keptOf(here, { copies: 1, characters: 5_000_000 })).toContain(late[1]);
  expect(keptOf(here, { copies: 1000, characters: 1 })).toHaveLength(aSignedPanel().all.length + 1);
});
