import { contentHash } from "#domain/hash.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import { aPanel, instant } from "./records.ts";

const panel = aPanel();
const file = writePacket(packetOf(panel));

/** A file as Needle would have written it, had it had these records: the digest fits. */
export function fileWith(records: unknown, changes: Record<string, unknown> = {}): string {
  const cover = { format: "needle/packet", version: 1, exportedAt: instant() };
  return JSON.stringify({ ...cover, records, digest: contentHash(records), ...changes });
}

export function deep(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}

/** Files nobody should have to fear, and what each is answered with. */
export const hostileTexts: [why: string, text: string, says: RegExp][] = [
  ["an empty file", "", /empty/],
  ["a file of blanks", " \n\t\uFEFF", /empty/],
  ["a letter", "Dear panel, attached my scorecards.", /not readable as a Needle file/],
  ["a sheet", "candidate,score\nSofia,4\n", /not readable as a Needle file/],
  ["a broken brace", `${file.slice(0, -4)} "}`, /end of the file is missing|not readable/],
  ["a stray comma", file.replace('"version": 1,', '"version": 1,,'), /not readable/],
  [
    "a download that broke off",
    file.slice(0, file.length / 2),
    /end of the file is missing.*ask for it again/,
  ],
  [
    "a download that broke off in a word",
    file.slice(0, file.indexOf("Sofia") + 3),
    /end of the file is missing/,
  ],
  ["another program's JSON", '{"name":"a","dependencies":{}}', /not made by Needle/],
  ["a list", "[1,2,3]", /not made by Needle/],
  ["another format", '{"format":"acme/cards","version":1}', /acme\/cards/],
  [
    "the plain export",
    '{"format":"needle/scorecards","version":1}',
    /plain export.*Ask for the packet/,
  ],
  ["a file of a newer Needle", fileWith([], { version: 3 }), /newer Needle.*Update this one/],
  ["a file of no version", fileWith([], { version: "1" }), /whole number/],
  ["a version before the first", fileWith([], { version: 0 }), /too old/],
  [
    "a score changed by hand",
    file.replace('"score":4', '"score":5'),
    /changed or damaged after Needle wrote it/,
  ],
  [
    "a file without records",
    '{"format":"needle/packet","version":1}',
    /list of records is missing/,
  ],
  [
    "a prototype key",
    fileWith(panel).replace('"panel":', '"__proto__":{"isLead":true},"panel":'),
    /used to attack programs/,
  ],
  [
    "a prototype key in disguise",
    fileWith(panel).replace('"panel":', '"\\u005f_proto__":1,"panel":'),
    /used to attack programs/,
  ],
  [
    "a constructor key",
    fileWith(panel).replace('"panel":', '"constructor":1,"panel":'),
    /used to attack programs/,
  ],
  [
    "a key that stands twice",
    fileWith(panel).replace('"panel":', '"title":"Another","panel":'),
    /stands twice/,
  ],
  [
    "a key that stands twice, once in disguise",
    fileWith(panel).replace('"panel":', '"titl\\u0065":"Another","panel":'),
    /stands twice/,
  ],
  ["a million levels", `{"format":${deep(1_000_000)}}`, /deeper than 32 levels/],
  ["33 levels", `{"a":${deep(32)}}`, /deeper than 32 levels/],
  [
    "a text without end",
    fileWith([{ id: "x".repeat(200_000) }]),
    /longer than anything one can write/,
  ],
  [
    "half a character",
    fileWith(panel).replace("Sofia Lindqvist", "Sofia \\ud83d"),
    /half a character/,
  ],
  [
    "half a character, unescaped",
    fileWith(panel).replace("Sofia Lindqvist", "Sofia \udc00"),
    /half a character/,
  ],
  [
    "too many records",
    fileWith(Array.from({ length: 100_001 }, () => 0)),
    /100001 records.*One opening at a time|Export one opening/,
  ],
];
