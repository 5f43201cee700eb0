import { sha256 } from "@noble/hashes/sha2.js";
import { canonical } from "#domain/hash.ts";
import type { OpeningId, PanelistId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { utf8 } from "./ed25519.ts";

const consonants = "bdklmnrtv";
const vowels = "aeio";
const howMany = 4;

/**
 * What a panelist and a lead read out to each other, to know that the seat is in the right hands:
 * both see the same words only if both see the same key. Four words, about 60 bits.
 */
export function wordsForSeat(seat: {
  opening: OpeningId;
  panelist: PanelistId;
  signKey: SignKey;
}): string[] {
  const { opening, panelist, signKey } = seat;
  return wordsFrom(["needle/words/seat/1", opening, panelist, signKey]);
}

function wordsFrom(said: readonly string[]): string[] {
  let dice = 0n;
  for (const byte of sha256(utf8(canonical(said)))) dice = (dice << 8n) | BigInt(byte);
  const roll = (sides: number): number => {
    const face = Number(dice % BigInt(sides));
    dice /= BigInt(sides);
    return face;
  };
  return Array.from({ length: howMany }, () => word(roll));
}

/**
 * Three syllables that people of most languages can say: 9 · 8 · 7 · 4³ = 32,256 words, 15 bits. No
 * consonant stands twice: most words one would rather not read out to a colleague double one.
 */
function word(roll: (sides: number) => number): string {
  let left = consonants;
  let text = "";
  for (let syllable = 0; syllable < 3; syllable += 1) {
    const consonant = left.charAt(roll(left.length));
    left = left.replace(consonant, "");
    text += consonant + vowels.charAt(roll(vowels.length));
  }
  return text;
}
