import * as fc from "fast-check";
import type { Version } from "#domain/clock.ts";
import { DeviceId } from "#domain/id.ts";
import { isTombstone, type SharedRecord } from "#domain/records/record.ts";
import {
  aKit,
  aMember,
  candidateRecord,
  decisionRecord,
  kitRecord,
  markRecord,
  offerRecord,
  openedRecord,
  openingRecord,
  panelistRecord,
  practiceRecord,
  recusalRecord,
  reratingRecord,
  samenessRecord,
  scorecardRecord,
  tombstoneOf,
} from "./records.ts";

/** Few ids, few instants, few values: collisions are the point. */
const devices = ["laptop", "phone", "tablet"] as const;

export const aVersion: fc.Arbitrary<Version> = fc
  .tuple(fc.nat(2), fc.nat(1), fc.constantFrom(...devices))
  .map(([wall, counter, device]) => [wall, counter, DeviceId.parse(device)]);

const kits = [kitRecord(), kitRecord(aKit({ version: 2, title: "Engineer II" }))];
const cards = ["maya", "priya"].flatMap((author) =>
  ([3, 5] as const).map((delivery) =>
    scorecardRecord({ author, opening: "berlin", candidate: "sofia", scores: { delivery } }),
  ),
);

const bases: readonly SharedRecord[] = [
  ...kits,
  ...cards,
  ...["Maya Okafor", "Maya O."].map((name) => panelistRecord("maya", name)),
  ...["Sofia", "Sofía", "Zofia"].map((name) => candidateRecord("sofia", name, "berlin")),
  candidateRecord("tom", "Tom", "berlin"),
  openingRecord("berlin"),
  openingRecord("berlin", { title: "Engineer, Munich", panel: [aMember("maya")] }),
  samenessRecord("candidate", "sofia", "tom"),
  ...cards.map((card, index) => reratingRecord(`second-look-${index % 2}`, card, 4)),
  ...[true, false].map((on) => markRecord("sofia", "reviewed", { on })),
  decisionRecord("d1", "sofia"),
  decisionRecord("d1", "sofia", { call: "hold" }),
  offerRecord("sofia"),
  offerRecord("sofia", { pay: 95_000 }),
  practiceRecord("maya", { delivery: 3 }),
  practiceRecord("maya", { delivery: 4 }),
  openedRecord("maya", "sofia"),
  recusalRecord("priya", "sofia"),
  recusalRecord("priya", "sofia", { why: null }),
];

/** A record of any kind, valid in itself, live or erased, written somewhere at some time. */
export const aRecord: fc.Arbitrary<SharedRecord> = fc
  .tuple(fc.constantFrom(...bases), aVersion, fc.nat(5))
  .map(([base, version, dice]): SharedRecord => {
    if (isTombstone(base)) return { ...base, version };
    if (dice === 0 && base.kind !== "kit") return tombstoneOf(base, version);
    return { ...base, version };
  });

export const someRecords: fc.Arbitrary<SharedRecord[]> = fc.array(aRecord, { maxLength: 8 });

/** Text as people and attackers type it: formulas, quotes, line ends, other scripts, emoji. */
export const aText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      "'",
      "=",
      "+",
      "-",
      "@",
      "＝",
      "＋",
      "－",
      "＠",
      "\t",
      "\r",
      "\n",
      "\0",
      '"',
      ",",
      "a",
      "1",
    ),
    maxLength: 6,
  }),
);
