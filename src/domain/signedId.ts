import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64, toBase32 } from "./bytes.ts";
import { idPrefixIn, OpeningId } from "./id.ts";
import type { SignKey } from "./keys.ts";

/**
 * The id of a signed opening: its founder's key and 16 random bytes (hexadecimal), hashed. Whoever
 * has the id can tell the founder's word from anybody else's, with no list of whom to trust.
 */
export function signedOpeningId(founder: SignKey, nonce: string): OpeningId {
  const key = fromBase64(founder) ?? new Uint8Array();
  const hash = sha256(concatBytes(utf8ToBytes("needle/opening/1\0"), key, hexToBytes(nonce)));
  return OpeningId.parse(`n1${toBase32(hash)}`);
}

/**
 * How ids begin of what one signer says once in a signed opening (a waiver, a re-rating, a decision):
 * by 80 bits of their key, so that nobody else can write under the same id.
 */
export function ownPrefixIn(opening: OpeningId, key: SignKey): string {
  const hash = sha256(
    concatBytes(utf8ToBytes("needle/own/1\0"), fromBase64(key) ?? new Uint8Array()),
  );
  return `${idPrefixIn(opening)}${toBase32(hash).slice(0, 16)}-`;
}
