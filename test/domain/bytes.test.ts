import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { fromBase64, toBase32, toBase64 } from "#domain/bytes.ts";

const someBytes = fc.uint8Array({ maxLength: 70 });

/** As browsers have them, and as lenient: Node 20 has none of its own. */
const natives = {
  fromBase64(text: string) {
    if (/[^A-Za-z0-9_=\s-]/.test(text)) throw new SyntaxError("No base64.");
    return new Uint8Array(Buffer.from(text, "base64url"));
  },
};
const nativesOfEach = {
  toBase64(this: Uint8Array) {
    return Buffer.from(this).toString("base64url");
  },
};

describe.each(["ourselves", "the browser"])("bytes as text, spelled by %s", (whose) => {
  beforeEach(() => {
    Reflect.deleteProperty(Uint8Array, "fromBase64");
    Reflect.deleteProperty(Uint8Array.prototype, "toBase64");
    if (whose === "ourselves") return;
    Object.assign(Uint8Array, natives);
    Object.assign(Uint8Array.prototype, nativesOfEach);
  });

  it("come back from base64url, spelled as everybody else spells them", () => {
    fc.assert(
      fc.property(someBytes, (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64url"));
        expect(fromBase64(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it("have one spelling: what is read is written the same again, or not read", () => {
    const digit = fc.constantFrom(..."AQgwBZ_-09=+/ é\u0141".split(""));
    fc.assert(
      fc.property(fc.string({ unit: digit, maxLength: 9 }), (text) => {
        const bytes = fromBase64(text);
        expect(bytes === null || toBase64(bytes) === text).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["a digit too many", "A"],
    ["bits left over", "AB"],
    ["bits left over in three", "AAB"],
    ["padding", "AA=="],
    ["the other alphabet", "+/+/"],
    ["a blank", "AA AA"],
    ["a letter beyond ASCII", "AAAé"],
    ["a letter far beyond", "AAA\u{1F600}"],
  ])("are not read from %s", (_, text) => {
    expect(fromBase64(text)).toBeNull();
  });

  it.each([
    ["", ""],
    ["f", "my"],
    ["fo", "mzxq"],
    ["foo", "mzxw6"],
    ["foob", "mzxw6yq"],
    ["fooba", "mzxw6ytb"],
    ["foobar", "mzxw6ytboi"],
  ])("“%s” is “%s” in base32 (RFC 4648, 10)", (text, spelled) => {
    expect(toBase32(new TextEncoder().encode(text))).toBe(spelled);
  });
});
