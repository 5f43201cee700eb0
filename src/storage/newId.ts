import { idPrefixIn, isSignedOpening, type OpeningId } from "#domain/id.ts";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A random id of 20 characters from an alphabet of 32: 100 bits, readable aloud. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => alphabet[byte & 31]).join(
    "",
  );
}

/**
 * A random id for something in an opening; in a signed one it shows which. What is said once gets its
 * signer's part in `sayIn`.
 */
export function newIdIn(opening: OpeningId): string {
  return isSignedOpening(opening) ? `${idPrefixIn(opening)}${newId()}` : newId();
}

/** Random bytes, 16 unless told, in hexadecimal digits. */
export function newSalt(bytes = 16): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
