import { toBase64 } from "#domain/bytes.ts";
import { LockKey, SignKey } from "#domain/keys.ts";
import type { Signer } from "./ed25519.ts";

/**
 * A device in one seat: what it signs with, and what is meant for it alone is locked to. The private
 * halves cannot be read, not even by Needle; as they are, IndexedDB can keep them.
 */
export type Identity = Signer & {
  /** P-256, since WebCrypto has X25519 in too few browsers. */
  lock: CryptoKey;
  lockKey: LockKey;
};

/** Throws where the browser cannot sign; ask `canSign` first. */
export async function newIdentity(): Promise<Identity> {
  const [signing, locking] = await Promise.all([
    crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]),
    crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]),
  ]);
  const [signKey, lockKey] = await Promise.all([
    publicText(signing.publicKey),
    publicText(locking.publicKey),
  ]);
  return {
    sign: signing.privateKey,
    signKey: SignKey.parse(signKey),
    lock: locking.privateKey,
    lockKey: LockKey.parse(lockKey),
  };
}

async function publicText(key: CryptoKey): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.exportKey("raw", key)));
}

let answer: Promise<boolean> | undefined;

/**
 * Whether this browser can take a seat in a signed opening: older ones lack Ed25519, and none has
 * WebCrypto on a page that came neither by https nor from the machine itself. Asked once.
 */
export function canSign(): Promise<boolean> {
  answer ??= triesToSign();
  return answer;
}

async function triesToSign(): Promise<boolean> {
  try {
    const { privateKey, publicKey } = await crypto.subtle.generateKey("Ed25519", false, [
      "sign",
      "verify",
    ]);
    const text = new Uint8Array(1);
    const sig = await crypto.subtle.sign("Ed25519", privateKey, text);
    return await crypto.subtle.verify("Ed25519", publicKey, sig, text);
  } catch {
    return false;
  }
}
