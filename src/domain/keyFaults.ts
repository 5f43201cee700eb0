import { fromBase64 } from "./bytes.ts";
import type { LockKey, SignKey } from "./keys.ts";

/** The order of the field of Curve25519: an honest key is below it. */
const fieldOrder = 2n ** 255n - 19n;
/** How many points the base point of Ed25519 makes: an honest signature's second half is below it. */
const groupOrder = 2n ** 252n + 27742317777372353535851937790883648493n;

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
  const y = yOf(bytesOf(key));
  if (y >= fieldOrder) return "its key is written in a way Needle never writes it";
  return smallOrder.has(y) ? "its key proves nothing: anybody could sign with it" : null;
}

/**
 * What is wrong with the form of a signature, or `null`. Engines differ on these (some take a first
 * half of small order, some do not), and a record must be valid on every device or on none.
 */
export function faultOfSignatureForm(sig: string): string | null {
  const bytes = bytesOf(sig);
  if (bytes.length !== 64) return "its signature is cut off";
  const y = yOf(bytes.subarray(0, 32));
  const isHonest =
    y < fieldOrder && !smallOrder.has(y) && littleEndian(bytes.subarray(32)) < groupOrder;
  return isHonest ? null : "its signature is written in a way Needle never writes it";
}

const p256 = {
  prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
};

/** What is wrong with a key to lock things to, or `null`: y² = x³ − 3x + b (SEC 2, 2.4.2). */
export function faultOfLockKey(key: LockKey): string | null {
  const { prime, b } = p256;
  const bytes = bytesOf(key);
  const x = bigEndian(bytes.subarray(1, 33));
  const y = bigEndian(bytes.subarray(33));
  const isPoint =
    bytes.length === 65 &&
    x < prime &&
    y < prime &&
    (y * y - (x * x * x - 3n * x + b)) % prime === 0n;
  return isPoint ? null : "nothing can be locked to its key: it is not a point on its curve";
}

/** A point's y: little endian, without the top bit, which is the sign of x. */
function yOf(point: Uint8Array): bigint {
  return littleEndian(point) & ((1n << 255n) - 1n);
}

function bytesOf(text: string): Uint8Array {
  return fromBase64(text) ?? new Uint8Array();
}

function littleEndian(bytes: Uint8Array): bigint {
  return bigEndian(bytes.toReversed());
}

function bigEndian(bytes: Uint8Array): bigint {
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  return number;
}
