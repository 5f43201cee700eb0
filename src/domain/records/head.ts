import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import { CandidateId, OpeningId } from "#domain/id.ts";
import { isObject } from "#domain/isObject.ts";
import type { SignKey } from "#domain/keys.ts";
import { Instant } from "#domain/text.ts";

/** 48 bits of a copy's stamp: among 10,000 copies two agree once in five million. */
const shortStampLength = 8;
const ShortStamp = z.string().check(z.regex(/^[A-Za-z0-9_-]{8}$/));

/**
 * What one device says it has written, all of it that may travel: so that the others see what they
 * miss, were it lost, held back or undone with a folder that was put back to last week. Sorted by
 * candidate, since what was said on one who is erased is missed by nobody.
 */
export const Head = z.strictObject({
  opening: OpeningId,
  records: z
    .array(
      z.strictObject({
        candidate: z.nullable(CandidateId),
        stamps: z.array(ShortStamp).check(z.maxLength(20_000)),
      }),
    )
    .check(z.maxLength(5_000)),
  at: Instant,
});
export type Head = z.infer<typeof Head>;

/** One head a device. */
export function headId(key: SignKey): string {
  return `head-${contentHash(key).slice(0, 40)}`;
}

/**
 * Names one copy of a record, content, signer and all, in 20 characters. A signature is a hash of
 * what it is on already: its second half is even and cannot be chosen, and costs nothing to look at.
 */
export function stampOf(copy: object): string {
  const { signature } = copy as { signature?: unknown };
  const sig = isObject(signature) ? signature["sig"] : undefined;
  return typeof sig === "string" && sig.length === 86
    ? sig.slice(44, 64)
    : contentHash(copy).slice(0, 20);
}

export function shortStamp(stamp: string): string {
  return stamp.slice(0, shortStampLength);
}
