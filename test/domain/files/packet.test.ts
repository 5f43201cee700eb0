import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { FileFormat } from "#domain/files/fileFormat.ts";
import { merge } from "#domain/records/merge.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { someRecords } from "#test/arbitraries.ts";
import { deep, fileWith, hostileTexts } from "#test/hostile.ts";
import {
  aPanel,
  at,
  instant,
  noon,
  openingRecord,
  scorecardRecord,
  tombstoneOf,
} from "#test/records.ts";
import { readPacket } from "#test/readPacket.ts";

const panel = aPanel();
const file = writePacket(packetOf(panel));

function problemsIn(text: string) {
  const reading = readPacket(text);
  if (reading.ok) throw new Error("It was read.");
  return reading.problems;
}

test("what is written is read back as it was", () => {
  fc.assert(
    fc.property(someRecords, (records) => {
      const packet = packetOf(records);
      expect(readPacket(writePacket(packet))).toEqual({ ok: true, packet, rejected: [] });
    }),
    { numRuns: 500 },
  );
});

test("two exports of one state are equal to the byte, in whatever order it was put together", () => {
  fc.assert(
    fc.property(someRecords, someRecords, (a, b) => {
      const one = writePacket(packetOf(merge(a, b)));
      expect(writePacket(packetOf([...b, ...a, ...b]))).toBe(one);
      expect(writePacket(packetOf(merge(b, a)))).toBe(one);
    }),
    { numRuns: 500 },
  );
  expect(writePacket(packetOf(panel.toReversed()))).toBe(file);
});

test("a packet is dated by its newest record, even one from a clock that shows the far future", () => {
  expect(packetOf(panel).exportedAt).toBe(instant(noon));
  // As a device may have stored one before such clocks were refused.
  expect(packetOf([openingRecord("berlin", {}, at(9e15))]).exportedAt).toBe(
    "2200-01-01T00:00:00.000Z",
  );
  expect(packetOf([]).exportedAt).toBe("1970-01-01T00:00:00.000Z");
});

test("a byte order mark and Windows line ends do no harm", () => {
  expect(readPacket(`\uFEFF${file.replaceAll("\n", "\r\n")}`).ok).toBe(true);
});

test("a card under another panelist's id stays out, and the rest of the file comes in", () => {
  const forged = {
    ...scorecardRecord({ author: "priya", opening: "berlin", candidate: "sofia" }),
    id: `maya.${"0".repeat(64)}`,
  };
  const reading = readPacket(fileWith([...panel, forged]));
  expect(reading).toMatchObject({
    ok: true,
    rejected: [
      {
        id: forged.id,
        kind: "scorecard",
        reason: "the scorecard stands under another panelist's id",
      },
    ],
  });
  expect(reading.ok && reading.packet.records).toHaveLength(panel.length);
});

test.each(hostileTexts)("%s is refused in words", (_, text, says) => {
  const [problem] = problemsIn(text);
  expect(problem?.what).toMatch(says);
  expect(problem?.where).not.toBe("");
});

test("32 levels are still looked into", () => {
  expect(problemsIn(`{"a":${deep(31)}}`)[0]?.what).toMatch(/not made by Needle/);
});

const opening = panel.find((record) => record.kind === "opening");
const wrong: [why: string, record: unknown, where: string, says: RegExp][] = [
  [
    "a number for a name",
    { ...opening, body: { ...(opening as { body: object }).body, title: 7 } },
    "records[0].body.title",
    /should be a string/,
  ],
  ["a missing member", { ...opening, body: undefined }, "records[0].body", /is missing/],
  [
    "a member that has no place",
    { ...opening, isAdmin: true },
    "records[0]",
    /“isAdmin”, which does not belong there/,
  ],
  [
    "no kind at all",
    { ...opening, kind: 5 },
    "records[0].kind",
    /kind this version of Needle does not know/,
  ],
  ["a score of six", scoreOf(6), "records[0].body.ratings.delivery.score", /should be|not one of/],
  [
    "a blank name",
    { ...opening, body: { ...(opening as { body: object }).body, title: " " } },
    "records[0].body.title",
    /cannot be blank/,
  ],
  [
    "a day that is none",
    { ...opening, body: { ...(opening as { body: object }).body, startedOn: "soon" } },
    "records[0].body.startedOn",
    /should be a day/,
  ],
  [
    "a tombstone that still says something",
    { ...tombstoneOf(opening as never), body: {} },
    "records[0]",
    /“body”/,
  ],
  ["a word for a record", "hello", "records[0]", /should be an object/],
];

function scoreOf(score: number): unknown {
  const card = scorecardRecord({ author: "maya", opening: "berlin", candidate: "sofia" });
  return {
    ...card,
    body: {
      ...card.body,
      ratings: { delivery: { score, evidence: "", signals: [], notedAt: null } },
    },
  };
}

test.each(wrong)("%s is refused with its place", (_, record, where, says) => {
  const [problem] = problemsIn(fileWith(JSON.parse(JSON.stringify([record]))));
  expect(problem?.where).toBe(where);
  expect(problem?.what).toMatch(says);
});

test("a file full of faults names the first ten", () => {
  expect(problemsIn(fileWith(Array.from({ length: 50 }, () => ({}))))).toHaveLength(10);
});

test("nothing in a file gets at the objects of the page", () => {
  const poison = '{"format":"needle/packet","version":1,"__proto__":{"polluted":true}}';
  expect(readPacket(poison).ok).toBe(false);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("a file of an older version is brought up step by step, its digest checked as written", () => {
  // A made-up past: version -1 had no `author`, version 0 called it `writer`.
  const made: FileFormat = {
    format: "needle/packet",
    version: 1,
    steps: {
      0: ({ records, ...cover }) => ({
        ...cover,
        records: (records as { writer: string }[]).map(({ writer, ...record }) => ({
          ...record,
          author: writer,
        })),
      }),
    },
  };
  const older = panel.map(({ author, ...record }) => ({ ...record, writer: author }));
  const text = fileWith(older, { version: 0 });
  expect(readPacket(text, made)).toMatchObject({
    ok: true,
    packet: { version: 1, records: panel },
    rejected: [],
  });
  expect(readPacket(text.replace("Sofia", "Sonja"), made)).toMatchObject({
    ok: false,
    problems: [{ where: "digest" }],
  });
  expect(readPacket(text)).toMatchObject({ ok: false, problems: [{ where: "version" }] });
});

test("ten thousand cards are written and read within seconds", () => {
  const cards = Array.from({ length: 10_000 }, (_, index): SharedRecord =>
    scorecardRecord({
      author: "maya",
      opening: "berlin",
      candidate: "sofia",
      body: { salt: String(index).padStart(32, "0") },
    }),
  );
  const start = performance.now();
  const reading = readPacket(writePacket(packetOf([...panel, ...cards])));
  expect(reading.ok && reading.packet.records.length).toBe(10_000 + panel.length);
  expect(performance.now() - start).toBeLessThan(15_000);
}, 60_000);
