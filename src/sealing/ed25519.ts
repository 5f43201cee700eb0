import { fromBase64, toBase64 } from "#domain/bytes.ts";
import { InviteSeed, SignKey } from "#domain/keys.ts";
import { faultOfKey, faultOfSignatureForm } from "#domain/keyFaults.ts";

/** Whoever can put their word to something: a device, or whoever holds an invitation. */
export type Signer = {
  /** The private half. It signs and cannot be read. */
  sign: CryptoKey;
  signKey: SignKey;
};

/** Public keys that are ready to verify with: one panel's records have few signers. */
export type KeyRing = Map<SignKey, Promise<CryptoKey | null>>;

export async function signText({ sign }: Signer, text: string): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.sign("Ed25519", sign, utf8(text))));
}

/**
 * Why it is not certain that the key's holder signed the text, in words, or `null`. Takes hostile
 * keys and signatures; throws where the engine has no Ed25519 (`canSign`), since then nothing is known.
 */
export async function faultOfSigning(
  { key, sig }: { key: SignKey; sig: string },
  text: string,
  ring: KeyRing = new Map(),
): Promise<string | null> {
  const fault = faultOfKey(key) ?? faultOfSignatureForm(sig);
  if (fault !== null) return fault;
  const publicKey = await fromRing(ring, key);
  const bytes = fromBase64(sig);
  if (publicKey === null || bytes === null) return misfit;
  return (await crypto.subtle.verify("Ed25519", publicKey, bytes, utf8(text))) ? null : misfit;
}

const misfit =
  "its signature does not fit: it was changed after it was signed, or signed by another key";

function fromRing(ring: KeyRing, key: SignKey): Promise<CryptoKey | null> {
  const held = ring.get(key) ?? importPublic(key);
  ring.set(key, held);
  return held;
}

/** `null` for 32 bytes that are no point: some engines see it here, the others when they verify. */
async function importPublic(key: SignKey): Promise<CryptoKey | null> {
  const bytes = fromBase64(key);
  if (bytes === null) return null;
  try {
    return await crypto.subtle.importKey("raw", bytes, "Ed25519", false, ["verify"]);
  } catch (error) {
    if (error instanceof DOMException && error.name === "DataError") return null;
    throw error;
  }
}

export function newSeed(): InviteSeed {
  return InviteSeed.parse(toBase64(crypto.getRandomValues(new Uint8Array(32))));
}

/** PKCS #8 around an Ed25519 seed: version, algorithm, two octet strings (RFC 8410, 7). */
const pkcs8Head = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

/** The key pair of a seed. WebCrypto tells the public half only of a key that may be exported. */
export async function signerFromSeed(seed: InviteSeed): Promise<Signer> {
  const pkcs8 = new Uint8Array([...pkcs8Head, ...(fromBase64(seed) ?? [])]);
  const readable = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
  const { x } = await crypto.subtle.exportKey("jwk", readable);
  const sign = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]);
  return { sign, signKey: SignKey.parse(x) };
}

/** As it is signed, hashed and sealed. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
