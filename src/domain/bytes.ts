const digits64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const digits32 = "abcdefghijklmnopqrstuvwxyz234567";

/** Base64url without padding (RFC 4648, 5). */
export function toBase64(bytes: Uint8Array): string {
  pairs64 ??= everyPair(digits64);
  const whole = bytes.length - (bytes.length % 3);
  let text = "";
  for (let at = 0; at < whole; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += pairs64[three >> 12] ?? "";
    text += pairs64[three & 4095] ?? "";
  }
  return text + spell(bytes.subarray(whole), digits64, 6);
}

/** Two digits at a time, since sealed cards are long: four times as fast as one by one. */
let pairs64: string[] | undefined;

function everyPair(digits: string): string[] {
  return Array.from(
    { length: 4096 },
    (_, value) => digits.charAt(value >> 6) + digits.charAt(value & 63),
  );
}

/** Base32 in small letters without padding (RFC 4648, 6). */
export function toBase32(bytes: Uint8Array): string {
  return spell(bytes, digits32, 5);
}

/** The bytes of a text in base64url; `null` where it is none, or not as we would spell it. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  const whole = text.length - (text.length % 4);
  let [held, bits, place] = [0, 0, 0];
  for (let at = 0; at < whole; at += 4) {
    const three =
      (valueOf64(text.charCodeAt(at)) << 18) |
      (valueOf64(text.charCodeAt(at + 1)) << 12) |
      (valueOf64(text.charCodeAt(at + 2)) << 6) |
      valueOf64(text.charCodeAt(at + 3));
    // No digit is -1, whose bits show through wherever it stands.
    if (three < 0) return null;
    bytes[place] = three >> 16;
    bytes[place + 1] = three >> 8;
    bytes[place + 2] = three;
    place += 3;
  }
  for (let at = whole; at < text.length; at += 1) {
    const digit = valueOf64(text.charCodeAt(at));
    if (digit < 0) return null;
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[place] = (held >> bits) & 255;
    place += 1;
  }
  const isWhole = bits < 6 && (held & ((1 << bits) - 1)) === 0;
  return isWhole ? bytes : null;
}

const values64 = new Int8Array(128).fill(-1);
for (let value = 0; value < digits64.length; value += 1)
  values64[digits64.charCodeAt(value)] = value;

function valueOf64(code: number): number {
  return values64[code] ?? -1;
}

function spell(bytes: Uint8Array, digits: string, width: number): string {
  const mask = (1 << width) - 1;
  let text = "";
  let [held, bits] = [0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= width) {
      bits -= width;
      text += digits[(held >> bits) & mask] ?? "";
    }
  }
  return bits > 0 ? text + (digits[(held << (width - bits)) & mask] ?? "") : text;
}
