import type { Encoding } from "./cellsWish.ts";

export type TextIn = { text: string; encoding: Encoding };

/**
 * The text of bytes whose spelling nobody told: by its mark; else UTF-16 where every other byte is
 * zero, UTF-8 where they are that, and Windows-1252 else, in which anything is something. `null`: no
 * text.
 */
export function textIn(bytes: Uint8Array, wish?: Encoding): TextIn | null {
  const encoding = wish ?? markOf(bytes) ?? guessOf(bytes);
  if (encoding === null) return null;
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function markOf([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return a === 0xef && b === 0xbb && c === 0xbf ? "utf-8" : null;
}

function guessOf(bytes: Uint8Array): Encoding | null {
  const head = bytes.subarray(0, 4_000);
  const zeros = [0, 1].map(
    (odd) => head.filter((byte, at) => at % 2 === odd && byte === 0).length / (head.length / 2),
  );
  const [even = 0, odd = 0] = zeros;
  if (odd > 0.4 && even < 0.1) return "utf-16le";
  if (even > 0.4 && odd < 0.1) return "utf-16be";
  if (head.includes(0)) return null;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}
