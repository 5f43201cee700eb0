import { checkRecords } from "#domain/files/packet.ts";
import { readJson } from "#domain/files/jsonText.ts";
import { canonical } from "#domain/hash.ts";
import type { OpeningId } from "#domain/id.ts";
import { belongsTo } from "#domain/records/references.ts";
import { sift, type Rejected } from "#domain/records/merge.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { UnreadRecord } from "#domain/records/unread.ts";
import { siftSigned, verifySignature } from "#sealing/signing.ts";
import type { ToSend } from "#storage/outbox.ts";

/** What is sound of the text of a folder's file. */
export type SoundBatch = {
  valid: SharedRecord[];
  unread: UnreadRecord[];
  rejected: Rejected[];
};

/** Enough for a file to be worth its place, little enough to be read in one go. */
const mostInFile = { records: 1_000, characters: 2_000_000 };

/** One record a line, in as few files as is reasonable. */
export function inBatches(sending: readonly ToSend[]): { text: string; batch: ToSend[] }[] {
  const batches: { lines: string[]; size: number; batch: ToSend[] }[] = [];
  for (const one of sending) {
    const line = canonical(one.copy ?? one.unread);
    const last = batches.at(-1);
    const fits =
      last !== undefined &&
      last.lines.length < mostInFile.records &&
      last.size + line.length <= mostInFile.characters;
    if (fits) {
      last.lines.push(line);
      last.batch.push(one);
      last.size += line.length;
    } else batches.push({ lines: [line], size: line.length, batch: [one] });
  }
  return batches.map(({ lines, batch }) => ({ text: lines.join("\n"), batch }));
}

/**
 * The other way, judged as of any other file. Whoever has the folder's key can write one: what is not
 * signed says nothing here, but for kits, which are named by what is in them.
 */
export async function recordsIn(text: string, opening: OpeningId): Promise<SoundBatch> {
  const raw = text.split("\n").flatMap((line) => {
    const json = readJson(line);
    return json.ok ? [json.value] : [];
  });
  const { records, unread } = checkRecords(raw);
  const sifted = sift(records.filter((record) => concerns(opening, record)));
  const proved = await siftSigned(sifted.valid);
  const faults = await Promise.all(unread.map((record) => verifySignature(record)));
  return {
    valid: proved.valid,
    unread: unread.filter((record, at) => record["opening"] === opening && faults[at] === null),
    rejected: [...sifted.rejected, ...proved.rejected],
  };
}

function concerns(opening: OpeningId, record: SharedRecord): boolean {
  return record.signature === undefined
    ? record.kind === "kit"
    : belongsTo(record) === opening && record.opening === opening;
}
