import { deflateRawSync } from "node:zlib";
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "#domain/bytes.ts";
import { idPrefixIn, type OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import { signedOpeningId } from "#domain/signedId.ts";
import { FolderKey, InviteSeed, SignKey } from "#domain/keys.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import { panelId } from "#domain/records/panelRevision.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { PanelRecord } from "#domain/records/signedRecords.ts";
import { newId } from "#storage/newId.ts";
import { newSeed, signerFromSeed } from "#sealing/ed25519.ts";
import { type Invitation, readInvitation, writeInvitation } from "#sealing/invitation.ts";
import { badSignKeys } from "#test/badKeys.ts";
import { signRecord } from "#sealing/signing.ts";
import { at, candidateRecord, openingRecord } from "#test/records.ts";
import { nonce } from "#test/sealing.ts";

const { signKey: founder } = await signerFromSeed(newSeed());
const invitation: Invitation = {
  v: 1,
  opening: signedOpeningId(founder, nonce),
  founder,
  nonce,
  panelist: PanelistId.parse(newId()),
  seed: newSeed(),
  name: "Priya Raghunathan",
  title: "ML Engineer, Search",
  candidates: 6,
  rounds: 2,
};
const full: Invitation = {
  ...invitation,
  folder: FolderKey.parse(newSeed()),
  room: "wss://panel.example.com/rooms/7f3a91c2",
};

async function textOf(own: Invitation): Promise<string> {
  return (await writeInvitation(own)).text;
}

/** Any lines as an invitation would be written, by hand: the form is right, what is in it may not be. */
function writtenByHand(plain: string | Buffer): string {
  const deflated = deflateRawSync(plain);
  const digest = createHash("sha256").update(deflated).digest().subarray(0, 4);
  return `1${Buffer.concat([digest, deflated]).toString("base64url")}`;
}

async function problemOf(text: string): Promise<string> {
  const reading = await readInvitation(text);
  return reading.ok ? "none" : reading.problem;
}

/** The opening, so many candidates and a panel of four, all signed. */
async function packetWith(candidates: number): Promise<string> {
  const { opening } = invitation;
  const by = await signerFromSeed(newSeed());
  const records: SharedRecord[] = [
    openingRecord(opening, { founded: { founder, nonce } }),
    panelRecord(opening),
    ...Array.from({ length: candidates }, (_, index) =>
      candidateRecord(`${idPrefixIn(opening)}${newId()}`, `Candidate No. ${index}`, opening),
    ),
  ];
  const signed = records.map((record) => signRecord(record, { opening, by }));
  return writePacket(packetOf(await Promise.all(signed)));
}

function panelRecord(opening: OpeningId): PanelRecord {
  const invite = SignKey.parse(newSeed());
  const members = ["Maya Okafor", "Priya Raghunathan", "Tom Berger", "Ada Nwosu"].map((name) => ({
    panelist: PanelistId.parse(newId()),
    name,
    role: "interviewer" as const,
    rounds: [RoundId.parse("interview")],
    invite,
  }));
  const body = { opening, prev: [], members, sealed: true, revoked: [] };
  return { id: panelId(body), kind: "panel", author: "needle", version: at(), body };
}

/** What a QR code holds at its lowest correction, less the address in front. */
const mostInLink = 2_800;

describe("an invitation", () => {
  it("comes back as it was written, with what may be left out or in", async () => {
    for (const own of [invitation, full, { ...full, carries: "{\n}\n" }, { ...full, carries: "" }])
      expect(await readInvitation(await textOf(own))).toEqual({ ok: true, invitation: own });
    const { name: _, title: __, candidates: ___, rounds: ____, ...bare } = invitation;
    expect(await readInvitation(await textOf(bare))).toEqual({ ok: true, invitation: bare });
  });

  it("is read as another program would write it", async () => {
    const line = JSON.stringify(full);
    expect(await readInvitation(writtenByHand(line))).toEqual({ ok: true, invitation: full });
  });

  it("makes a link of less than 1,200 characters, of digits that any program leaves alone", async () => {
    const text = await textOf(full);
    expect(text).toMatch(/^1[A-Za-z0-9_-]+$/);
    expect(text.length).toBeLessThan(600);
  });

  it("is read out of a whole link, and when a mail program broke it into lines", async () => {
    const text = await textOf(full);
    const links = [
      `https://needle.example/join#${text}`,
      ` ${text}\r\n`,
      text.replaceAll(/.{60}/g, "$&\r\n"),
    ];
    for (const link of links) expect((await readInvitation(link)).ok).toBe(true);
  });

  it("carries a small panel's records in a link, and says when they do not fit", async () => {
    const [six, many] = [await packetWith(6), await packetWith(100)];
    const small = await writeInvitation({ ...full, carries: six }, mostInLink);
    expect(small.hasAll).toBe(true);
    expect(small.text.length).toBeLessThanOrEqual(mostInLink);
    expect(await readInvitation(small.text)).toMatchObject({ invitation: { carries: six } });
    const large = await writeInvitation({ ...full, carries: many }, mostInLink);
    expect(large).toEqual({ text: await textOf(full), hasAll: false });
    const inFile = await writeInvitation({ ...full, carries: many });
    expect(inFile.hasAll).toBe(true);
    expect(await readInvitation(inFile.text)).toMatchObject({ invitation: { carries: many } });
  });

  it("does not carry what could not be read again", async () => {
    const most = 256 * 1024 - Buffer.byteLength(`${JSON.stringify(full)}\n`);
    expect((await writeInvitation({ ...full, carries: "x".repeat(most) })).hasAll).toBe(true);
    const over = await writeInvitation({ ...full, carries: "x".repeat(most + 1) });
    expect(over.hasAll).toBe(false);
    expect((await readInvitation(over.text)).ok).toBe(true);
  });

  it("carries what does not shrink", async () => {
    const noise = Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))).toString("base64");
    const { text, hasAll } = await writeInvitation({ ...full, carries: noise });
    expect(hasAll).toBe(true);
    expect(await readInvitation(text)).toMatchObject({ invitation: { carries: noise } });
  });
});

describe("an invitation is refused in words", () => {
  it("when any letter of it is missing or another", async () => {
    const text = await textOf(full);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: text.length - 1 }),
        fc.boolean(),
        async (place, cut) => {
          const other = text[place] === "A" ? "B" : "A";
          const changed = cut
            ? text.slice(0, place)
            : text.slice(0, place) + other + text.slice(place + 1);
          expect(await problemOf(changed)).toMatch(/cut off or changed/);
        },
      ),
    );
  });

  const forgeries: [what: string, change: Partial<Invitation>][] = [
    ["founder is another", { founder: SignKey.parse(newSeed()) }],
    ["nonce is another", { nonce: "f".repeat(32) }],
    ["opening is another", { opening: signedOpeningId(founder, "0".repeat(32)) }],
  ];
  it.each(forgeries)("when its %s", async (_, change) => {
    expect(await problemOf(await textOf({ ...full, ...change }))).toMatch(
      /did not found its opening/,
    );
  });

  it.each(badSignKeys)("when its founder's key proves nothing: %s", async (_, key) => {
    const bad = SignKey.parse(key);
    const own = { ...full, founder: bad, opening: signedOpeningId(bad, nonce) };
    expect(await problemOf(await textOf(own))).toMatch(/did not found its opening/);
  });

  const strange: [what: string, change: object][] = [
    ["a member nobody knows", { isLead: true }],
    ["no seed", { seed: undefined }],
    ["a short seed", { seed: InviteSeed.parse(newSeed()).slice(1) }],
    ["a name on two lines", { name: "Priya\nRaghunathan" }],
    ["a blank name", { name: " " }],
    ["half a candidate", { candidates: 1.5 }],
    ["fewer than no candidates", { candidates: -1 }],
    ["a thousand rounds", { rounds: 1000 }],
    ["a room of endless name", { room: "x".repeat(2001) }],
    ["a nonce that is none", { nonce: "g".repeat(32) }],
    ["version nought", { v: 0 }],
    ["a version in words", { v: "one" }],
  ];
  it.each(strange)("when it holds %s", async (_, change) => {
    expect(await problemOf(writtenByHand(JSON.stringify({ ...full, ...change })))).toMatch(
      /does not hold what Needle writes/,
    );
  });

  it("when it was made by a newer Needle", async () => {
    const later = writtenByHand(JSON.stringify({ v: 2, invitation: "later" }));
    expect(await problemOf(later)).toMatch(/newer Needle/);
    expect(await problemOf(`2${later.slice(1)}`)).toMatch(/newer Needle/);
  });

  it.each(["__proto__", "constructor", "prototype", "\\u005f_proto__"])(
    "when it has a key of %s",
    async (name) => {
      const line = JSON.stringify(full).replace("{", `{"${name}":{"isLead":true},`);
      expect(await problemOf(writtenByHand(line))).toMatch(/does not hold what Needle writes/);
      expect(Object.hasOwn(Object.prototype, "isLead")).toBe(false);
    },
  );

  it("when a key of it stands twice", async () => {
    const line = JSON.stringify(full).replace("{", '{"panelist":"tom",');
    expect(await problemOf(writtenByHand(line))).toMatch(/does not hold what Needle writes/);
  });

  it.each([
    ["a list", "[]"],
    ["nothing", ""],
    ["null", "null"],
    ["a letter", "Dear Priya"],
    ["ten thousand levels", "[".repeat(10_000)],
    ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x7b])],
  ])("when it holds %s", async (_, plain) => {
    expect(await problemOf(writtenByHand(plain))).toMatch(/does not hold what Needle writes/);
  });

  it("when a little of it unpacks to a great deal, without unpacking it", async () => {
    const bomb = Buffer.alloc(200 * 1024 * 1024, " ");
    const text = writtenByHand(bomb);
    expect(text.length).toBeLessThan(300_000);
    const began = performance.now();
    expect(await problemOf(text)).toMatch(/larger than any invitation/);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it("when it is longer than any", async () => {
    expect(await problemOf("1".repeat(2_000_000))).toMatch(/larger than any invitation/);
  });

  it("when it is anything else, and nothing is thrown", async () => {
    for (const text of [
      "",
      "#",
      "0",
      "https://needle.example/",
      "Hello",
      "1",
      "1AAAA",
      "1AAAAAAAA",
    ])
      expect(await problemOf(text)).toMatch(/no invitation|cut off or changed/);
    const junk = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.uint8Array().map((bytes) => `1${toBase64(bytes)}`),
      fc.json().map(writtenByHand),
    );
    await fc.assert(
      fc.asyncProperty(junk, async (text) => {
        expect(await problemOf(text)).not.toBe("none");
      }),
    );
  });

  it("when its first four bytes are another text's", async () => {
    const bytes = fromBase64((await textOf(full)).slice(1)) ?? new Uint8Array();
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(await problemOf(`1${toBase64(bytes)}`)).toMatch(/cut off or changed/);
  });
});
