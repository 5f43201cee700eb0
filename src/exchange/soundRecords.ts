import { readJson } from "#domain/files/jsonText.ts";
import { checkRecords } from "#domain/files/packet.ts";
import type { OpeningId } from "#domain/id.ts";
import { sift, type Rejected } from "#domain/records/merge.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { belongsTo } from "#domain/records/references.ts";
import type { UnreadRecord } from "#domain/records/unread.ts";
import type { KeyRing } from "#sealing/ed25519.ts";
import { siftSigned, verifySignature } from "#sealing/signing.ts";

/** What is sound of what came for one signed opening. */
export type SoundBatch = {
  valid: SharedRecord[];
  unread: UnreadRecord[];
  rejected: Rejected[];
};

/** Text of one record a line, as far as it can be read. */
export function linesOf(text: string): unknown[] {
  return text.split("\n").flatMap((line) => {
    const json = readJson(line);
    return json.ok ? [json.value] : [];
  });
}

/**
 * What may come in for an opening without being asked about. Whoever has the folder's key, or writes an
 * invitation, can put anything there: what is not signed, or is signed for another opening, says
 * nothing here, but for kits, which are named by what is in them.
 */
export async function soundIn(raw: readonly unknown[], opening: OpeningId): Promise<SoundBatch> {
  const { records, unread } = checkRecords(raw);
  const sifted = sift(records.filter((record) => concerns(opening, record)));
  // A panel signs with a few keys; what came from elsewhere could name any number.
  if (ring.size > mostKeys) ring.clear();
  const proved = await siftSigned(sifted.valid, ring);
  const faults = await Promise.all(unread.map((record) => verifySignature(record, ring)));
  return {
    valid: proved.valid,
    unread: unread.filter((record, at) => record["opening"] === opening && faults[at] === null),
    rejected: [...sifted.rejected, ...proved.rejected],
  };
}

/** Keys that were seen, ready for use: a file or an entry is of a record or two. */
const ring: KeyRing = new Map();
const mostKeys = 1_000;

function concerns(opening: OpeningId, record: SharedRecord): boolean {
  return record.signature === undefined
    ? record.kind === "kit"
    : belongsTo(record) === opening && record.opening === opening;
}
