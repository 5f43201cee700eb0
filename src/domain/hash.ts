import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * The one spelling of a JSON value: keys in code-unit order, no white space, members that
 * are `undefined` left out (as `JSON.stringify` does). Equal values give equal text on every
 * device, which is what hashes, receipts and byte-equal exports rest on (RFC 8785 in spirit).
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((member) => canonical(member ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = value as Record<string, unknown>;
  const written = Object.keys(members)
    .filter((key) => members[key] !== undefined)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonical(members[key])}`);
  return `{${written.join(",")}}`;
}

/** SHA-256 of the canonical spelling, 64 hexadecimal digits. */
export function contentHash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value))));
}

/** What people read out to each other: the first eight digits of a hash, as `7F3A-91C2`. */
export function receiptOf(hash: string): string {
  const short = hash.slice(0, 8).toUpperCase();
  return `${short.slice(0, 4)}-${short.slice(4)}`;
}
