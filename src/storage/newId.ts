const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A random id of 20 characters from an alphabet of 32: 100 bits, readable aloud. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => alphabet[byte & 31]).join(
    "",
  );
}

/** 128 random bits as 32 hexadecimal digits. */
export function newSalt(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
