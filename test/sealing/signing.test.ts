import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "#domain/bytes.ts";
import { CandidateId, OpeningId } from "#domain/id.ts";
import { type InviteSeed, SignKey } from "#domain/keys.ts";
import { sift } from "#domain/records/merge.ts";
import type { CandidateRecord, SharedRecord } from "#domain/records/record.ts";
import { newSeed, signerFromSeed } from "#sealing/ed25519.ts";
import { type Identity, newIdentity } from "#sealing/identity.ts";
import { signRecord, siftSigned, textOf, verifySignature, type Signed } from "#sealing/signing.ts";
import { badSignKeys } from "#test/badKeys.ts";
import {
  at,
  candidateRecord,
  kitRecord,
  noon,
  panelistRecord,
  tombstoneOf,
} from "#test/records.ts";
import { aSignedOpening, candidateIn, type Ground } from "#test/sealing.ts";

let ground: Ground;
let stranger: Identity;
let record: Signed<CandidateRecord>;

beforeAll(async () => {
  ground = await aSignedOpening();
  stranger = await newIdentity();
  record = await signed(candidateIn(ground.opening));
});

function signed<R extends SharedRecord>(unsigned: R): Promise<Signed<R>> {
  return signRecord(unsigned, { opening: ground.opening, by: ground.founder });
}

describe("a signed record", () => {
  it("holds, in itself and in its signature", async () => {
    expect(sift([record]).rejected).toEqual([]);
    expect(await verifySignature(record)).toBeNull();
  });

  it("is signed over one text, with its key and all that is on it", () => {
    const { signature, ...rest } = record;
    expect(textOf(record, signature.key)).toBe(
      `needle/record/1\0{"author":"needle","body":{"interviews":{},"name":"Sofia Lindqvist","opening":"${rest.opening}"},"id":"${rest.id}","kind":"candidate","opening":"${rest.opening}","signature":{"key":"${signature.key}"},"v":1,"version":[${noon},0,"laptop"]}`,
    );
  });

  it("holds when it is a tombstone", async () => {
    const tombstone = await signed(tombstoneOf(candidateIn(ground.opening)));
    expect(sift([tombstone]).rejected).toEqual([]);
    expect(await verifySignature(tombstone)).toBeNull();
  });

  it("holds when it is of a kind nobody here knows, and not once that is changed", async () => {
    const unread = { ...candidateIn(ground.opening), kind: "seance" as "candidate" };
    const known = await signed(unread);
    expect(await verifySignature(known)).toBeNull();
    expect(await verifySignature({ ...known, later: true })).toMatch(/does not fit/);
  });

  it("holds with any text in it, half characters included", async () => {
    const names = fc.string({ unit: "binary", maxLength: 8 });
    const surrogates = fc.string({ unit: fc.constantFrom("\ud83d", "\udc00", "a"), maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(names, surrogates), async (name) => {
        const one = await signed(candidateIn(ground.opening, name));
        expect(await verifySignature(JSON.parse(JSON.stringify(one)) as typeof one)).toBeNull();
      }),
      { numRuns: 30 },
    );
  });
});

describe("what is not signed so is refused", () => {
  const changes: [what: string, change: (own: typeof record) => object][] = [
    ["its version is later", () => ({ version: at(noon + 1) })],
    ["its device is another", () => ({ version: at(noon, "phone") })],
    ["its body is changed", ({ body }) => ({ body: { ...body, name: "Zofia" } })],
    ["its body gets a member", ({ body }) => ({ body: { ...body, extra: 1 } })],
    ["its kind is another", () => ({ kind: "waiver" })],
    ["its id is another", () => ({ id: CandidateId.parse("tom") })],
    ["its author is another", () => ({ author: "maya" })],
    ["its opening is another", () => ({ opening: OpeningId.parse(`n1${"a".repeat(52)}`) })],
    ["it says it is of a newer form", () => ({ v: 2 })],
    ["it is told to be erased", () => ({ deleted: true })],
    ["it lives longer", () => ({ life: 3 })],
    ["it says it was written knowing more", () => ({ seen: [at()] })],
    [
      "its key is a stranger's",
      ({ signature }) => ({ signature: { ...signature, key: stranger.signKey } }),
    ],
    [
      "its signature is one bit off",
      ({ signature }) => ({ signature: { ...signature, sig: turned(signature.sig) } }),
    ],
    [
      "its signature is cut off",
      ({ signature }) => ({ signature: { ...signature, sig: signature.sig.slice(0, 84) } }),
    ],
    [
      "its signature has more in it",
      ({ signature }) => ({ signature: { ...signature, alg: "none" } }),
    ],
    ["its signature is a list", () => ({ signature: [] })],
    ["its signature is nothing", () => ({ signature: null })],
    ["it is stripped", () => ({ signature: undefined })],
  ];

  it.each(changes)("%s", async (_, change) => {
    expect(await verifySignature({ ...record, ...change(record) })).toMatch(
      /^its signature|^it is not signed/,
    );
  });

  it("a stranger's signature over the same record counts as the stranger's word alone", async () => {
    const theirs = await signRecord(record, { opening: ground.opening, by: stranger });
    expect(await verifySignature(theirs)).toBeNull();
    expect(theirs.signature.key).toBe(stranger.signKey);
  });

  it.each(badSignKeys)("its key is of small order: %s", async (_, key) => {
    const forged = { ...record, signature: { ...record.signature, key: SignKey.parse(key) } };
    expect(await verifySignature(forged)).toMatch(/^its key/);
  });

  it("the signature is one of those anybody can make for the key of order 1, and engines take", async () => {
    // With A = O the equation is S·B = R, whatever was signed: a seed's own two halves solve it.
    const seed = newSeed();
    const { signKey: r } = await signerFromSeed(seed);
    const sig = toBase64(new Uint8Array([...bytesOf(r), ...scalarOf(seed)]));
    const key = SignKey.parse(toBase64(new Uint8Array(32).fill(1, 0, 1)));
    const forged = { ...record, signature: { key, sig } };
    const text = new TextEncoder().encode(textOf(forged, key));
    const taken = await crypto.subtle.importKey("raw", bytesOf(key), "Ed25519", false, ["verify"]);
    expect(await crypto.subtle.verify("Ed25519", taken, bytesOf(sig), text)).toBe(true);
    expect(await verifySignature(forged)).toMatch(/proves nothing/);
  });

  it.each(badSignKeys)(
    "the first half of its signature is of small order: %s",
    async (_, point) => {
      const bytes = fromBase64(record.signature.sig) ?? new Uint8Array();
      bytes.set(fromBase64(point) ?? []);
      const forged = { ...record, signature: { ...record.signature, sig: toBase64(bytes) } };
      expect(await verifySignature(forged)).toMatch(/signature is written in a way/);
    },
  );

  it("its key is no point at all", async () => {
    // y = 2 is on no point of the curve.
    const key = SignKey.parse(toBase64(new Uint8Array(32).fill(2, 0, 1)));
    const forged = { ...record, signature: { ...record.signature, key } };
    expect(await verifySignature(forged)).toMatch(/does not fit/);
  });

  it("junk, and nothing is thrown", async () => {
    const junk = fc.oneof(
      fc.record({ signature: fc.anything() }),
      fc.record({
        signature: fc.record({ key: fc.string(), sig: fc.string() }),
        body: fc.anything(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(junk, async (one) => {
        expect(await verifySignature(one)).toEqual(expect.any(String));
      }),
    );
  });
});

describe("many records at once", () => {
  it("are told apart in their order, each with its reason", async () => {
    const people = Array.from({ length: 600 }, (_, index) =>
      candidateIn(ground.opening, `No. ${index}`),
    );
    const good = await Promise.all(people.map(signed));
    const bad = { ...record, version: at(noon + 9) };
    const stripped = candidateIn(ground.opening);
    const { valid, rejected } = await siftSigned([
      bad,
      ...good.slice(0, 300),
      stripped,
      ...good.slice(300),
    ]);
    expect(valid).toEqual(good);
    expect(rejected).toEqual([
      {
        id: bad.id,
        kind: "candidate",
        record: bad,
        reason: expect.stringMatching(/does not fit/) as string,
      },
      {
        id: stripped.id,
        kind: "candidate",
        record: stripped,
        reason: expect.stringMatching(/not signed/) as string,
      },
    ]);
  });

  it("keeps what stands in no signed opening", async () => {
    const old = [
      kitRecord(),
      panelistRecord("maya", "Maya"),
      candidateRecord("tom", "Tom", "berlin"),
    ];
    expect(await siftSigned(old)).toEqual({ valid: old, rejected: [] });
  });

  it("refuses a stripped tombstone of a signed opening", async () => {
    const tombstone = { ...tombstoneOf(candidateIn(ground.opening)), opening: ground.opening };
    expect((await siftSigned([tombstone])).rejected).toHaveLength(1);
  });
});

/** What the base point is taken times for a seed's public half, in the group (RFC 8032, 5.1.5). */
function scalarOf(seed: InviteSeed): number[] {
  const hash = createHash("sha512").update(bytesOf(seed)).digest().subarray(0, 32);
  hash[0] = (hash[0] ?? 0) & 248;
  hash[31] = ((hash[31] ?? 0) & 127) | 64;
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const scalar =
    BigInt(
      `0x${hash.toReversed().reduce((text, byte) => text + byte.toString(16).padStart(2, "0"), "")}`,
    ) % order;
  return Array.from({ length: 32 }, (_, place) => Number((scalar >> BigInt(8 * place)) & 255n));
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64(text) ?? new Uint8Array();
}

function turned(sig: string): string {
  const bytes = fromBase64(sig) ?? new Uint8Array();
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  return toBase64(bytes);
}
