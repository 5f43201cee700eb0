import { latestWallMs } from "#domain/clock.ts";
import * as z from "zod/mini";
import { bringUp, faultOfCover, type FileFormat } from "./fileFormat.ts";
import { isObject } from "#domain/isObject.ts";
import { canonical, contentHash } from "#domain/hash.ts";
import { merge, sift, type Rejected } from "#domain/records/merge.ts";
import { problemsOf, reportInput, type Problem } from "#domain/problem.ts";
import { Tombstone, type SharedRecord } from "#domain/records/record.ts";
import { AnyLiveRecord, AnyRecord } from "#domain/records/signedRecords.ts";
import { UnreadRecord } from "#domain/records/unread.ts";
import { Instant } from "#domain/text.ts";

/** More than any panel writes, few enough to hold in memory. */
const mostRecords = 100_000;
/** Beyond this many, a list of faults helps nobody. */
const mostProblems = 10;

/** The file people exchange: kits, openings, candidates, cards. */
export const PacketFile = z.strictObject({
  format: z.literal("needle/packet"),
  /** 2 where something in it is signed, which an earlier Needle could not read. */
  version: z.literal([1, 2]),
  /** When the newest record in it was written, so that one state always gives one file. */
  exportedAt: Instant,
  /** Sorted by id. */
  records: z.array(AnyRecord).check(z.maxLength(mostRecords)),
  /** SHA-256 of the canonical spelling of `records`. */
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

/** As in the file, with the records that this version cannot read told apart. */
export type Packet = z.infer<typeof PacketFile> & { unread: UnreadRecord[] };

/** Of version 1 everything is as it is in 2, and unsigned. */
export const packetFormat: FileFormat = {
  format: "needle/packet",
  version: 2,
  steps: { 1: (file) => file },
};

export type PacketReading =
  | { ok: true; packet: Packet; rejected: Rejected[] }
  | { ok: false; problems: Problem[] };

/** The same records, in any order and however often, give the same packet. */
export function packetOf(
  records: readonly SharedRecord[],
  unread: readonly UnreadRecord[] = [],
): Packet {
  const sorted = merge(records, []);
  const newest = sorted.reduce((wall, record) => Math.max(wall, record.version[0]), 0);
  return {
    format: "needle/packet",
    version: versionFor(sorted),
    exportedAt: new Date(Math.min(newest, latestWallMs)).toISOString(),
    records: sorted,
    unread: [...unread],
    digest: contentHash(inFile(sorted, unread)),
  };
}

/** An earlier Needle still reads what is not signed. */
function versionFor(records: readonly SharedRecord[]): Packet["version"] {
  return records.some(({ signature }) => signature !== undefined) ? 2 : 1;
}

/** One record a line: quick to write, and a difference between two files shows as lines. */
export function writePacket({ records, unread, ...cover }: Packet): string {
  const head = Object.entries(cover).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)},\n`,
  );
  return `{\n${head.join("")}"records": [\n${inFile(records, unread).map(canonical).join(",\n")}\n]\n}\n`;
}

/** What nobody here can read stands after the rest, in an order of its own. */
function inFile(
  records: readonly SharedRecord[],
  unread: readonly UnreadRecord[],
): (SharedRecord | UnreadRecord)[] {
  const once = new Map(unread.map((record) => [canonical(record), record]));
  return [...records, ...[...once].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)];
}

/**
 * As `readPacket`, for JSON that has been through `readJson`. Records that are well formed but
 * not valid (forged, altered) are left out and named in `rejected`; the rest stands.
 */
export function packetFrom(value: unknown, format: FileFormat = packetFormat): PacketReading {
  const fault = faultOfCover(value, format);
  if (fault !== null) return { ok: false, problems: [fault] };
  if (!isObject(value)) return { ok: false, problems: [] };
  const damage = damageOf(value);
  if (damage !== null) return { ok: false, problems: [damage] };
  const { records: foreign, ...cover } = bringUp(value, format);
  const checked = checkRecords(Array.isArray(foreign) ? foreign : []);
  const covered = PacketFile.safeParse({ ...cover, records: [] }, reportInput);
  const problems = [...(covered.success ? [] : problemsOf(covered.error)), ...checked.problems];
  if (!covered.success || problems.length > 0)
    return { ok: false, problems: problems.slice(0, mostProblems) };
  const { valid, rejected } = sift(checked.records);
  const { unread } = checked;
  const packet = { ...covered.data, version: versionFor(valid), records: valid, unread };
  return { ok: true, packet, rejected };
}

/** The digest is checked on what was written, before anything is brought up to date. */
function damageOf({ records, digest }: Readonly<Record<string, unknown>>): Problem | null {
  if (!Array.isArray(records))
    return { where: "records", what: "The list of records is missing. Ask for the original file." };
  if (records.length > mostRecords)
    return {
      where: "records",
      what: `It holds ${records.length} records; Needle reads up to ${mostRecords} at once. Export one opening at a time.`,
    };
  if (contentHash(records) === digest) return null;
  return {
    where: "digest",
    what: "Its content does not match its digest: the file was changed or damaged after Needle wrote it. Ask for the original, unchanged.",
  };
}

/** One by one rather than as a list of unions, so that a fault is told by its own place. */
export function checkRecords(foreign: readonly unknown[]): {
  records: SharedRecord[];
  unread: UnreadRecord[];
  problems: Problem[];
} {
  const records: SharedRecord[] = [];
  const unread: UnreadRecord[] = [];
  const problems: Problem[] = [];
  for (const [index, value] of foreign.entries()) {
    const later = UnreadRecord.safeParse(value);
    if (later.success) {
      unread.push(later.data);
      continue;
    }
    const schema = isObject(value) && "deleted" in value ? Tombstone : AnyLiveRecord;
    const result = z.safeParse<z.ZodMiniType<SharedRecord>>(schema, value, reportInput);
    if (result.success) records.push(result.data);
    else problems.push(...problemsOf(result.error, ["records", index]));
    if (problems.length >= mostProblems) break;
  }
  return { records, unread, problems };
}
