import { beforeAll, describe, expect, it } from "vitest";
import { OpeningId } from "#domain/id.ts";
import { SignKey } from "#domain/keys.ts";
import { claimId, type Claim } from "#domain/records/claim.ts";
import { sift } from "#domain/records/merge.ts";
import type { ClaimRecord } from "#domain/records/signedRecords.ts";
import { claimText } from "#sealing/claimProof.ts";
import { claimSeat } from "#sealing/claims.ts";
import { newSeed, signerFromSeed, signText, type Signer } from "#sealing/ed25519.ts";
import { type Identity, newIdentity } from "#sealing/identity.ts";
import { signRecord, type Signed, verifySignature } from "#sealing/signing.ts";
import { badSignKeys, offCurve } from "#test/badKeys.ts";
import { at, instant } from "#test/records.ts";
import { aSignedOpening, type Ground, maya, priya } from "#test/sealing.ts";

let ground: Ground;
let invite: Signer;
let laptop: Identity;
let claim: Signed<ClaimRecord>;

beforeAll(async () => {
  ground = await aSignedOpening();
  invite = await signerFromSeed(newSeed());
  laptop = await newIdentity();
  claim = await claimSeat({
    opening: ground.opening,
    panelist: maya,
    identity: laptop,
    device: "computer",
    at: instant(),
    version: at(),
    by: invite,
  });
});

/** The claim with another body, under the id that fits it, signed by whoever. */
async function resigned(
  changes: Partial<Claim>,
  by: Signer = invite,
): Promise<Signed<ClaimRecord>> {
  const body = { ...claim.body, ...changes };
  const record = { ...claim, id: claimId(body), author: body.panelist, body };
  return signRecord(record, { opening: ground.opening, by });
}

describe("a seat taken", () => {
  it("holds under the word of the invitation", async () => {
    expect(sift([claim]).rejected).toEqual([]);
    expect(await verifySignature(claim)).toBeNull();
    expect(claim.signature.key).toBe(invite.signKey);
    expect(claim.body.sign).toBe(laptop.signKey);
  });

  it("holds under the word of a device that has the seat", async () => {
    const phone = await newIdentity();
    const { opening, panelist } = claim.body;
    const seat = { opening, panelist, device: "phone" as const, at: instant(), version: at() };
    expect(
      await verifySignature(await claimSeat({ ...seat, identity: phone, by: laptop })),
    ).toBeNull();
  });

  it("can be spoken for by somebody else than whoever let it in, such as a lead", async () => {
    const lead = await signerFromSeed(newSeed());
    expect(await verifySignature(await resigned({}, lead))).toBeNull();
  });

  it("is proved over one text that names whose seat, and which keys", () => {
    const { proof: _, ...rest } = claim.body;
    expect(claimText(rest)).toBe(
      `needle/claim/1\0{"at":"${rest.at}","device":"computer","lock":"${rest.lock}","opening":"${rest.opening}","panelist":"maya","sign":"${rest.sign}"}`,
    );
  });
});

describe("a seat is not taken", () => {
  const unproved = "the device that takes the seat did not sign for it";

  it("with a proof made by the one who lets in, for a key that is not theirs", async () => {
    const { proof: _, ...rest } = claim.body;
    const proof = await signText(invite, claimText(rest));
    expect(await verifySignature(await resigned({ proof }))).toBe(unproved);
  });

  it("with the record's own signature for a proof", async () => {
    expect(await verifySignature(await resigned({ proof: claim.signature.sig }))).toBe(unproved);
  });

  const others: [what: string, change: () => Promise<Partial<Claim>>][] = [
    ["panelist", async () => ({ panelist: priya })],
    ["key to lock to", async () => ({ lock: (await newIdentity()).lockKey })],
    ["key to sign with", async () => ({ sign: (await newIdentity()).signKey })],
    ["opening", async () => ({ opening: OpeningId.parse(`n1${"a".repeat(52)}`) })],
    ["time", async () => ({ at: instant(1) })],
    ["device", async () => ({ device: "phone" })],
  ];
  it.each(others)("with a proof made for another %s", async (_, change) => {
    expect(await verifySignature(await resigned(await change()))).toBe(unproved);
  });

  it("without a proof", async () => {
    const { proof: _, ...body } = claim.body;
    const record = { ...claim, body: body as Claim };
    const bare = await signRecord(record, { opening: ground.opening, by: invite });
    expect(await verifySignature(bare)).toBe("the seat taken cannot be read");
  });

  it.each(badSignKeys)("for a key of small order: %s", async (_, key) => {
    expect(await verifySignature(await resigned({ sign: SignKey.parse(key) }))).toMatch(
      /proves nothing|written in a way/,
    );
  });

  it("with a key to lock to that is no point", async () => {
    const lock = offCurve(claim.body.lock);
    const { proof: _, ...rest } = claim.body;
    const proof = await signText(laptop, claimText({ ...rest, lock }));
    expect(await verifySignature(await resigned({ lock, proof }))).toMatch(/not a point/);
  });
});
