/** No box is smaller: most cards without much evidence look alike. */
const leastBytes = 1024;
const lengthBytes = 4;

/**
 * How large `bytes` bytes are once padded: the next power of two, so that a box tells of its card's
 * length only the order of magnitude.
 */
export function paddedSize(bytes: number): number {
  let size = leastBytes;
  while (size < bytes + lengthBytes) size *= 2;
  return size;
}

/**
 * A text in UTF-8, its length in front (4 bytes, the highest first), zeros behind. Written where it
 * stays: making memory costs a browser more than encrypting it.
 */
export function pad(text: string): {
  padded: Uint8Array<ArrayBuffer>;
  /** The text's own bytes, in the same memory. */
  content: Uint8Array<ArrayBuffer>;
} {
  // Letters take one byte or more: never too large, and doubled until it fits.
  for (let size = paddedSize(text.length); ; size *= 2) {
    const padded = new Uint8Array(size);
    const room = padded.subarray(lengthBytes);
    const { read, written } = new TextEncoder().encodeInto(text, room);
    if (read < text.length) continue;
    new DataView(padded.buffer).setUint32(0, written);
    return { padded, content: room.subarray(0, written) };
  }
}

/** As `pad`, for what is no text. */
export function padBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(paddedSize(bytes.length));
  new DataView(padded.buffer).setUint32(0, bytes.length);
  padded.set(bytes, lengthBytes);
  return padded;
}

/** What was padded, as bytes, or in words why this is not how `pad` writes it: each content has one form. */
export function unpad(padded: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | string {
  if (padded.length < leastBytes) return "its padding is cut off";
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (paddedSize(length) !== padded.length) return "its padding is of another length than it says";
  const end = lengthBytes + length;
  return padded.subarray(end).every((byte) => byte === 0)
    ? padded.subarray(lengthBytes, end)
    : "something is hidden in its padding";
}
