import * as z from "zod/mini";
import { fromBase64 } from "./bytes.ts";

/** 32 bytes in base64url without padding; the last digit holds four bits, so each has one spelling. */
const bytes32 = z.string().check(z.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/));

/** An Ed25519 public key: what a device, or whoever holds an invitation, proves itself by. */
export const SignKey = bytes32.brand<"SignKey">();
export type SignKey = z.infer<typeof SignKey>;

/** An AES-256 key that seals one card. */
export const CardKey = bytes32.brand<"CardKey">();
export type CardKey = z.infer<typeof CardKey>;

/** A P-256 public key as a point (65 bytes, uncompressed): what is meant for a device alone is locked to it. */
export const LockKey = z
  .string()
  .check(z.regex(/^B[A-Za-z0-9_-]{85}[AEIMQUYcgkosw048]$/))
  .brand<"LockKey">();
export type LockKey = z.infer<typeof LockKey>;

/** An Ed25519 signature (64 bytes). */
export const SignatureBytes = z.string().check(z.regex(/^[A-Za-z0-9_-]{85}[AQgw]$/));

/** Whose word a record is: a key, and what only its holder could have made of the record. */
export const Signature = z.strictObject({ key: SignKey, sig: SignatureBytes });
export type Signature = z.infer<typeof Signature>;

/** The order of the field of Curve25519: an honest key is below it. */
const fieldOrder = 2n ** 255n - 19n;

/**
 * The y of all points of small order. Such a key "verifies" signatures nobody made, in some engines
 * any message at all, so that it proves nothing. (Chalkias, Garillot, Nikolaenko 2020, table 1.)
 */
const smallOrder: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  fieldOrder - 1n,
  2707385501144840649318225287225658788936804267575313519463743609750303402022n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
]);

/** What is wrong with a public key in itself, or `null`: it has to be spelled in one way and prove something. */
export function faultOfKey(key: SignKey): string | null {
  const y = yOf(key);
  if (y >= fieldOrder) return "its key is spelled in a way no Needle writes";
  return smallOrder.has(y) ? "its key proves nothing: anybody could sign with it" : null;
}

/** The point's y: little endian, without the top bit, which is the sign of x. */
function yOf(key: SignKey): bigint {
  let y = 0n;
  for (const byte of (fromBase64(key) ?? new Uint8Array()).toReversed())
    y = (y << 8n) | BigInt(byte);
  return y & ((1n << 255n) - 1n);
}
