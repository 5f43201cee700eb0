import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "#domain/bytes.ts";
import { LockKey, SignKey } from "#domain/keys.ts";
import { faultOfKey, faultOfLockKey, faultOfSignatureForm } from "#domain/keyFaults.ts";
import { badSignKeys } from "#test/badKeys.ts";

/** RFC 8032, 7.1, test 1. */
const honest = {
  key: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  sig: "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc-bRr0lv18FlbviRlUUFDjnoQCw",
};

describe("a key to sign with", () => {
  it("is taken when it is an honest one", () => {
    expect(faultOfKey(SignKey.parse(honest.key))).toBeNull();
  });

  it.each(badSignKeys)("is not taken: %s", (_, key) => {
    expect(faultOfKey(SignKey.parse(key))).toMatch(/proves nothing|written in a way/);
  });

  it("is not taken in any spelling beyond the field, with either sign", () => {
    fc.assert(
      fc.property(fc.nat(18), fc.boolean(), (above, sign) => {
        const bytes = new Uint8Array(32).fill(255);
        bytes[0] = 0xed + above;
        bytes[31] = sign ? 255 : 127;
        expect(faultOfKey(SignKey.parse(toBase64(bytes)))).not.toBeNull();
      }),
    );
  });
});

describe("a signature", () => {
  const bytes = () => fromBase64(honest.sig) ?? new Uint8Array();

  it("is taken in the form it is made", () => {
    expect(faultOfSignatureForm(honest.sig)).toBeNull();
  });

  it.each(badSignKeys)("is not taken with a first half such as %s", (_, point) => {
    const forged = bytes();
    forged.set(fromBase64(point) ?? []);
    expect(faultOfSignatureForm(toBase64(forged))).toMatch(/written in a way/);
  });

  it("is not taken with its second half written one group order higher", () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const forged = bytes();
    let number = forged.subarray(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    number += order;
    for (let at = 32; at < 64; at += 1, number >>= 8n) forged[at] = Number(number & 255n);
    expect(faultOfSignatureForm(toBase64(forged))).toMatch(/written in a way/);
  });

  it("is not taken in half", () => {
    expect(faultOfSignatureForm(toBase64(bytes().subarray(0, 63)))).toMatch(/cut off/);
  });
});

describe("a key to lock things to", () => {
  /** The base point of P-256 (SEC 2, 2.4.2). */
  const base =
    "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU";

  it("is taken when it is a point of the curve", async () => {
    expect(faultOfLockKey(LockKey.parse(base))).toBeNull();
    const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, [
      "deriveBits",
    ]);
    const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
    expect(faultOfLockKey(LockKey.parse(toBase64(point)))).toBeNull();
  });

  it("is not taken with any bit of it turned", () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 519 }), (bit) => {
        const bytes = fromBase64(base) ?? new Uint8Array();
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(faultOfLockKey(LockKey.parse(toBase64(bytes)))).toMatch(/not a point/);
      }),
    );
  });

  it("is not taken at infinity, nor beyond the field", () => {
    for (const fill of [0, 255]) {
      const bytes = new Uint8Array(65).fill(fill);
      bytes[0] = 4;
      expect(faultOfLockKey(LockKey.parse(toBase64(bytes)))).toMatch(/not a point/);
    }
  });
});
