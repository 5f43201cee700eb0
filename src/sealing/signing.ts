import { canonical } from "#domain/hash.ts";
import { isSignedOpening, type OpeningId } from "#domain/id.ts";
import { Signature, type SignKey } from "#domain/keys.ts";
import { Claim } from "#domain/records/claim.ts";
import { belongsTo } from "#domain/records/references.ts";
import type { Rejected } from "#domain/records/merge.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { faultOfClaim } from "./claimProof.ts";
import { faultOfSigning, signText, type KeyRing, type Signer } from "./ed25519.ts";

/** Any record, or one that this version cannot read, as it stands in a file. */
type Raw = Readonly<Record<string, unknown>>;

export type Signed<R> = R & { v: 1; opening: OpeningId; signature: Signature };

/**
 * What is signed of a record: all of it but the signature's own bytes. The key is in it, so that
 * nobody can put theirs on a record in another's place and have it be the same record.
 */
export function textOf(record: Raw, key: SignKey): string {
  return `needle/record/1\0${canonical({ ...record, signature: { key } })}`;
}

/** The record as it travels in a signed opening. What stood on its cover before is replaced. */
export async function signRecord<R extends SharedRecord>(
  record: R,
  { opening, by }: { opening: OpeningId; by: Signer },
): Promise<Signed<R>> {
  const covered = { ...record, v: 1 as const, opening };
  const sig = await signText(by, textOf(covered, by.signKey));
  return { ...covered, signature: { key: by.signKey, sig } };
}

/**
 * What is wrong with the signature of a record, in words, or `null`. Looks at the record alone: that
 * it was signed, not whether that key had a say. A claim also has to be proved by the device it is
 * for. Takes records as they stand in a file, whatever is in them.
 */
export async function verifySignature(record: Raw, ring?: KeyRing): Promise<string | null> {
  if (record["signature"] === undefined) return unsigned;
  const signature = Signature.safeParse(record["signature"]);
  if (!signature.success) return "its signature cannot be read";
  const { key } = signature.data;
  const fault = await faultOfSigning(signature.data, textOf(record, key), ring);
  if (fault !== null) return fault;
  return record["kind"] === "claim" && !("deleted" in record)
    ? faultOfRawClaim(record["body"], ring)
    : null;
}

const unsigned = "it is not signed, and belongs to an opening where everything is";

function faultOfRawClaim(body: unknown, ring?: KeyRing): Promise<string | null> {
  const claim = Claim.safeParse(body);
  return claim.success
    ? faultOfClaim(claim.data, ring)
    : Promise.resolve("the seat taken cannot be read");
}

/** So many are under way at once: enough to keep the engine's threads busy, few enough to hold. */
const batch = 256;

/**
 * After `sift`, which looks at everything else: keeps the records whose signature fits, in their
 * order. Records outside signed openings have none, and are kept.
 */
export async function siftSigned(
  records: readonly SharedRecord[],
  ring: KeyRing = new Map(),
): Promise<{ valid: SharedRecord[]; rejected: Rejected[] }> {
  const valid: SharedRecord[] = [];
  const rejected: Rejected[] = [];
  for (let from = 0; from < records.length; from += batch) {
    const some = records.slice(from, from + batch);
    // oxlint-disable-next-line no-await-in-loop -- one batch after the other is the point
    const faults = await Promise.all(some.map((record) => faultOfCover(record, ring)));
    for (const [index, record] of some.entries()) {
      const reason = faults[index] ?? null;
      if (reason === null) valid.push(record);
      else rejected.push({ id: record.id, kind: record.kind, reason, record });
    }
  }
  return { valid, rejected };
}

function faultOfCover(record: SharedRecord, ring: KeyRing): Promise<string | null> {
  if (record.signature !== undefined) return verifySignature(record, ring);
  const opening = belongsTo(record);
  return Promise.resolve(opening !== null && isSignedOpening(opening) ? unsigned : null);
}
