import { fromBase64, toBase64 } from "#domain/bytes.ts";
import { canonical } from "#domain/hash.ts";
import { LockKey } from "#domain/keys.ts";
import { utf8 } from "./ed25519.ts";
import type { Identity } from "./identity.ts";

/** Bytes that one device alone can read. */
export type Locked = {
  /** The device's key. */
  to: LockKey;
  /** The public half of a key pair that was made for this and thrown away. */
  from: LockKey;
  /** AES-256-GCM, base64url. */
  box: string;
};

const p256 = { name: "ECDH", namedCurve: "P-256" };

/**
 * Locks bytes to a device, and to what they are for: elsewhere (`context`, any JSON) they do not open.
 * ECDH on P-256 with a fresh pair, HKDF-SHA-256, AES-256-GCM. Throws for a `to` that is no point
 * (`faultOfLockKey`); those of valid claims are.
 */
export async function lockTo(
  to: LockKey,
  bytes: Uint8Array<ArrayBuffer>,
  context: unknown,
): Promise<Locked> {
  const pair = await crypto.subtle.generateKey(p256, false, ["deriveBits"]);
  const point = await crypto.subtle.exportKey("raw", pair.publicKey);
  const from = LockKey.parse(toBase64(new Uint8Array(point)));
  const key = await sharedKey(pair.privateKey, to, about({ to, from }, context));
  const box = await crypto.subtle.encrypt(once, key, bytes);
  return { to, from, box: toBase64(new Uint8Array(box)) };
}

/** What was locked, or `null`: to another device, for another purpose, or damaged. Never throws. */
export async function unlock(
  locked: Locked,
  { lock, lockKey }: Pick<Identity, "lock" | "lockKey">,
  context: unknown,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const box = fromBase64(locked.box);
  if (box === null || locked.to !== lockKey) return null;
  try {
    const key = await sharedKey(lock, locked.from, about(locked, context));
    return new Uint8Array(await crypto.subtle.decrypt(once, key, box));
  } catch {
    return null;
  }
}

/** The key is used for these bytes and never again, so that its counter may start at nought. */
const once = { name: "AES-GCM", iv: new Uint8Array(12) };

function about({ to, from }: Pick<Locked, "to" | "from">, context: unknown) {
  return utf8(`needle/locked/1\0${canonical({ to, from, context })}`);
}

async function sharedKey(
  own: CryptoKey,
  other: LockKey,
  info: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const point = fromBase64(other) ?? new Uint8Array();
  const key = await crypto.subtle.importKey("raw", point, p256, false, []);
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: key }, own, 256);
  const material = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  const aes = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(hkdf, material, aes, false, ["encrypt", "decrypt"]);
}
