import { contentHash } from "#domain/hash.ts";
import type { SharedRecord } from "#domain/records/record.ts";

/**
 * One hash over records in any order and however often: two devices that have the same show the same
 * 64 digits. A record of the same content under another signature is another record.
 */
export function stateHash(records: readonly SharedRecord[]): string {
  return contentHash([...new Set(records.map(contentHash))].toSorted());
}
