import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBase64 } from "#domain/bytes.ts";
import { OpeningId } from "#domain/id.ts";
import { SignKey } from "#domain/keys.ts";
import { stateHash } from "#sealing/stateHash.ts";
import { wordsForSeat } from "#sealing/words.ts";
import { aRecord } from "#test/arbitraries.ts";
import { maya, priya } from "#test/sealing.ts";

const opening = OpeningId.parse(`n1${"a".repeat(52)}`);
const aKey = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => SignKey.parse(toBase64(bytes)));

function key(first: number): SignKey {
  return SignKey.parse(toBase64(new Uint8Array(32).fill(first, 0, 1)));
}

describe("words to compare aloud", () => {
  it("are four, of three syllables, with no consonant twice", () => {
    fc.assert(
      fc.property(aKey, (signKey) => {
        const words = wordsForSeat({ opening, panelist: maya, signKey });
        expect(words).toHaveLength(4);
        for (const word of words) {
          expect(word).toMatch(/^(?:[bdklmnrtv][aeio]){3}$/);
          expect(new Set(word.replaceAll(/[aeio]/g, "")).size).toBe(3);
        }
      }),
    );
  });

  it("are the same for the same seat for ever, and others for another", () => {
    const seat = { opening, panelist: maya, signKey: key(1) };
    expect(wordsForSeat(seat).join(" ")).toBe("ronami nivake nokibo mevabi");
    const others = [
      { ...seat, signKey: key(2) },
      { ...seat, panelist: priya },
      { ...seat, opening: OpeningId.parse(`n1${"b".repeat(52)}`) },
    ].map((other) => wordsForSeat(other).join(" "));
    expect(new Set([wordsForSeat(seat).join(" "), ...others]).size).toBe(4);
  });

  it("use every syllable about as often as any other", () => {
    const count = new Map<string, number>();
    for (let first = 0; first < 200; first += 1)
      for (const word of wordsForSeat({ opening, panelist: maya, signKey: key(first) }))
        for (const [syllable] of word.matchAll(/../g))
          count.set(syllable, (count.get(syllable) ?? 0) + 1);
    // 2,400 syllables over 36.
    expect(count.size).toBe(36);
    expect(Math.min(...count.values())).toBeGreaterThan(35);
    expect(Math.max(...count.values())).toBeLessThan(105);
  });
});

describe("the hash of a state", () => {
  it("does not hang on order or repetition, and tells different states apart", () => {
    fc.assert(
      fc.property(fc.array(aRecord, { minLength: 1, maxLength: 6 }), (records) => {
        const hash = stateHash(records);
        expect(stateHash([...records.toReversed(), ...records])).toBe(hash);
        expect(stateHash([])).not.toBe(hash);
      }),
    );
  });
});
