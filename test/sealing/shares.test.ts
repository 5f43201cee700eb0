import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "#domain/bytes.ts";
import { CardId, OpeningId, PanelistId } from "#domain/id.ts";
import { CardKey } from "#domain/keys.ts";
import type { Escrow, GivenShare } from "#domain/records/escrow.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import type { Scorecard } from "#domain/records/scorecard.ts";
import { type Identity, newIdentity } from "#sealing/identity.ts";
import { lockTo, unlock } from "#sealing/lockedTo.ts";
import { sealCard } from "#sealing/sealedCards.ts";
import {
  joinShares,
  openFromShares,
  openFromWhole,
  splitCardKey,
  thresholdFor,
  unlockShare,
  wholeCardKey,
} from "#sealing/shares.ts";
import { offCurve } from "#test/badKeys.ts";
import { aSignedOpening, cardIn, type Ground, maya, sealedRecord } from "#test/sealing.ts";

const names = ["priya", "tom", "ada", "sam", "lena"].map((name) => PanelistId.parse(name));

let ground: Ground;
let card: Scorecard;
let sealed: SealedRecord;
let cardKey: CardKey;
let devices: Identity[];
let escrow: Escrow;
let given: GivenShare[];

beforeAll(async () => {
  ground = await aSignedOpening();
  card = cardIn(ground.opening);
  ({ sealed, cardKey } = await sealedFrom(card));
  devices = await Promise.all(names.map(() => newIdentity()));
  escrow = await escrowFor(sealed, cardKey);
  given = await givenFrom(escrow, sealed);
});

async function sealedFrom(own: Scorecard) {
  const sealing = await sealCard(own, maya);
  if (!sealing.ok) throw new Error(sealing.reason);
  return { sealed: sealedRecord(sealing.id, sealing.body), cardKey: sealing.cardKey };
}

async function escrowFor(of: SealedRecord, key: CardKey): Promise<Escrow> {
  const holders = names.map((panelist, index) => ({
    panelist,
    lockKeys: devices.slice(index, index + 1).map(({ lockKey }) => lockKey),
  }));
  const made = await splitCardKey({
    cardKey: key,
    opening: ground.opening,
    card: of.id,
    holders,
  });
  if (made === null) throw new Error("It was not split.");
  return made;
}

async function givenFrom(from: Escrow, of: SealedRecord): Promise<GivenShare[]> {
  const place = { opening: ground.opening, card: of.id };
  const shares = from.shares.map(async (held, index) => {
    const identity = devices[index] ?? (await newIdentity());
    return unlockShare({ ...place, held, identity });
  });
  return (await Promise.all(shares)).filter((share) => share !== null);
}

/** As given, but by that holder something else. */
function falsified(name: string, share: string): GivenShare[] {
  return given.map((one) => (one.holder === name ? { ...one, share } : one));
}

function turned(share: string): string {
  const bytes = fromBase64(share) ?? new Uint8Array();
  bytes[3] = (bytes[3] ?? 0) ^ 1;
  return toBase64(bytes);
}

describe("how many it takes", () => {
  it.each([
    [0, null],
    [1, null],
    [2, 2],
    [3, 2],
    [4, 3],
    [5, 3],
    [6, 4],
    [50, 26],
  ])("of %i others, %s", (others, takes) => {
    expect(thresholdFor(others)).toBe(takes);
  });
});

describe("a card's key in parts", () => {
  it("opens the card with any majority of the others", async () => {
    expect(escrow.threshold).toBe(3);
    expect(given.map(({ holder }) => holder)).toEqual(names);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(given, { minLength: 3 }), async (some) => {
        const opened = await openFromShares({ sealed, escrow, given: some });
        expect(opened).toEqual({ ok: true, card, cardKey, bad: [] });
      }),
      { numRuns: 20 },
    );
  });

  it("says nothing with fewer", async () => {
    expect(await openFromShares({ sealed, escrow, given: given.slice(0, 2) })).toEqual({
      ok: false,
      reason: "2 of the 3 shares it takes are here",
      cardKey: null,
      bad: [],
    });
    expect(await joinShares(given.slice(0, 2).map(({ share }) => share))).not.toBe(cardKey);
    expect(await joinShares(given.slice(0, 1).map(({ share }) => share))).toBeNull();
  });

  it("counts the same share once, however often it is given", async () => {
    const again = [...given.slice(0, 1), ...given.slice(0, 1), ...given.slice(0, 1)];
    expect((await openFromShares({ sealed, escrow, given: again })).ok).toBe(false);
  });

  it("opens on each device of a holder", async () => {
    const [phone, laptop, tom] = [await newIdentity(), await newIdentity(), await newIdentity()];
    const made = await splitCardKey({
      cardKey,
      opening: ground.opening,
      card: sealed.id,
      holders: [
        { panelist: PanelistId.parse("priya"), lockKeys: [phone.lockKey, laptop.lockKey] },
        { panelist: PanelistId.parse("tom"), lockKeys: [tom.lockKey] },
      ],
    });
    const [held] = made?.shares ?? [];
    if (held === undefined) throw new Error("It was not split.");
    const place = { opening: ground.opening, card: sealed.id, held };
    const share = await unlockShare({ ...place, identity: phone });
    expect(share).not.toBeNull();
    expect(await unlockShare({ ...place, identity: laptop })).toEqual(share);
    expect(await unlockShare({ ...place, identity: tom })).toBeNull();
  });

  it("is not made for one other, nor where too few have joined", async () => {
    const place = { cardKey, opening: ground.opening, card: sealed.id };
    const [one] = devices;
    const joined = names.map((panelist, index) => ({
      panelist,
      lockKeys: index < 2 && one !== undefined ? [one.lockKey] : [],
    }));
    expect(await splitCardKey({ ...place, holders: joined.slice(0, 1) })).toBeNull();
    expect(await splitCardKey({ ...place, holders: joined.slice(0, 4) })).toBeNull();
    expect((await splitCardKey({ ...place, holders: joined.slice(0, 3) }))?.shares).toHaveLength(2);
  });
});

describe("a false share", () => {
  const falseShares: [what: string, share: () => string][] = [
    ["a bit off", () => turned(given[0]?.share ?? "")],
    ["somebody else's", () => given[1]?.share ?? ""],
    ["at place nought, where the key itself would stand", () => toBase64(new Uint8Array(33))],
    ["cut off", () => (given[0]?.share ?? "").slice(0, 40)],
    ["nothing", () => ""],
    ["no base64", () => "=".repeat(44)],
  ];
  it.each(falseShares)(
    "that is %s is told with its holder's name, and the rest opens",
    async (_, share) => {
      const some = falsified("priya", share());
      const opened = await openFromShares({ sealed, escrow, given: some });
      expect(opened).toEqual({ ok: true, card, cardKey, bad: ["priya"] });
    },
  );

  it("leaves too few, and says whose it was", async () => {
    const some = falsified("priya", turned(given[0]?.share ?? "")).slice(0, 3);
    expect(await openFromShares({ sealed, escrow, given: some })).toEqual({
      ok: false,
      reason: "2 of the 3 shares it takes are here",
      cardKey: null,
      bad: ["priya"],
    });
  });

  it("beside the right one from the same holder harms nobody", async () => {
    const some = [...given, { holder: names[0] ?? maya, share: turned(given[0]?.share ?? "") }];
    expect(await openFromShares({ sealed, escrow, given: some })).toMatchObject({
      ok: true,
      bad: [],
    });
  });

  it("from somebody who was given none is nobody's", async () => {
    const some = [...given.slice(0, 2), { holder: maya, share: given[2]?.share ?? "" }];
    expect(await openFromShares({ sealed, escrow, given: some })).toMatchObject({
      ok: false,
      bad: [maya],
    });
  });

  it("makes a key that opens nothing, where nobody looks at hashes", async () => {
    const joined = await joinShares(
      falsified("priya", turned(given[0]?.share ?? ""))
        .slice(0, 3)
        .map(({ share }) => share),
    );
    expect(joined).not.toBeNull();
    expect(joined).not.toBe(cardKey);
  });
});

describe("shares of another card", () => {
  it("do not open this one, and are told", async () => {
    const other = await sealedFrom(cardIn(ground.opening, { takeaways: "Another." }));
    const theirs = await givenFrom(await escrowFor(other.sealed, other.cardKey), other.sealed);
    expect(theirs).toHaveLength(5);
    expect(await openFromShares({ sealed, escrow, given: theirs })).toMatchObject({
      ok: false,
      bad: names.toSorted(),
    });
  });

  it("are not even unlocked for it, nor in another opening, nor for another holder", async () => {
    const [held] = escrow.shares;
    const [identity] = devices;
    if (held === undefined || identity === undefined) throw new Error("It was not split.");
    const place = { opening: ground.opening, card: sealed.id, held, identity };
    expect(await unlockShare(place)).toEqual(given[0]);
    const card2 = CardId.parse(`maya.${"1".repeat(64)}`);
    expect(await unlockShare({ ...place, card: card2 })).toBeNull();
    const opening = OpeningId.parse(`n1${"a".repeat(52)}`);
    expect(await unlockShare({ ...place, opening })).toBeNull();
    const elsewhere = { ...held, holder: PanelistId.parse("tom") };
    expect(await unlockShare({ ...place, held: elsewhere })).toBeNull();
  });
});

describe("an author who splits their key wrong", () => {
  it("is found out by the holder, when the share is not what its hash says", async () => {
    const [held] = escrow.shares;
    const [identity] = devices;
    if (held === undefined || identity === undefined) throw new Error("It was not split.");
    const wrong = { ...held, hash: "0".repeat(64) };
    expect(
      await unlockShare({ opening: ground.opening, card: sealed.id, held: wrong, identity }),
    ).toBeNull();
  });

  it("does not keep the card closed by one wrong share among enough", async () => {
    const other = await escrowFor(sealed, CardKey.parse("A".repeat(43)));
    const theirs = await givenFrom(other, sealed);
    for (const wrong of [0, 2, 4]) {
      const pick = <T>(own: readonly T[], others: readonly T[]) =>
        own.map((one, index) => (index === wrong ? (others[index] ?? one) : one));
      const mixed = { ...escrow, shares: pick(escrow.shares, other.shares) };
      const opened = await openFromShares({ sealed, escrow: mixed, given: pick(given, theirs) });
      expect(opened).toEqual({ ok: true, card, cardKey, bad: [] });
    }
  });

  it("is named when nothing opens it", async () => {
    const other = await escrowFor(sealed, CardKey.parse("A".repeat(43)));
    const theirs = await givenFrom(other, sealed);
    expect(await openFromShares({ sealed, escrow: other, given: theirs })).toMatchObject({
      ok: false,
      reason: "its shares do not make its key: its author split another",
      bad: [],
    });
  });

  it.each([0, 1, -1, Number.NaN])("cannot let %s of them open it", async (threshold) => {
    const opened = await openFromShares({ sealed, escrow: { ...escrow, threshold }, given });
    expect(opened).toMatchObject({ ok: false });
  });
});

describe("what is locked to a device", () => {
  const bytes = new TextEncoder().encode("For your eyes only.");

  it("opens there and nowhere else, for what it was meant", async () => {
    const [own, other] = [await newIdentity(), await newIdentity()];
    const locked = await lockTo(own.lockKey, bytes, { for: "folder" });
    expect(await unlock(locked, own, { for: "folder" })).toEqual(bytes);
    expect(await unlock(locked, own, { for: "card" })).toBeNull();
    expect(await unlock(locked, other, { for: "folder" })).toBeNull();
    const renamed = { ...locked, to: other.lockKey };
    expect(await unlock(renamed, other, { for: "folder" })).toBeNull();
  });

  it("does not open once it was touched, and nothing is thrown", async () => {
    const [own, other] = [await newIdentity(), await newIdentity()];
    const locked = await lockTo(own.lockKey, bytes, null);
    for (const change of [
      { box: turned(locked.box) },
      { box: "" },
      { box: "*" },
      { from: other.lockKey },
      { from: offCurve(locked.from) },
      { from: "" as typeof locked.from },
    ])
      expect(await unlock({ ...locked, ...change }, own, null)).toBeNull();
  });
});

describe("a card’s key whole, for whoever coordinates", () => {
  const rosa = PanelistId.parse("rosa");

  async function wholeFor(lockKeys: readonly Identity[]) {
    const holder = { panelist: rosa, lockKeys: lockKeys.map(({ lockKey }) => lockKey) };
    return wholeCardKey({ cardKey, holder, opening: ground.opening, card: sealed.id });
  }

  it("opens the card by any of their devices, alone, and is as long as any part", async () => {
    const [first, second, other] = devices;
    if (!first || !second || !other) throw new Error("There are no devices.");
    const held = await wholeFor([first, second]);
    if (held === null) throw new Error("It was not locked.");
    const place = { opening: ground.opening, card: sealed.id, held };
    for (const identity of [first, second]) {
      const unlocked = await unlockShare({ ...place, identity });
      expect(unlocked?.share).toHaveLength(44);
      expect(await openFromWhole(sealed, unlocked?.share ?? "")).toMatchObject({
        ok: true,
        cardKey,
      });
    }
    expect(await unlockShare({ ...place, identity: other })).toBeNull();
    const elsewhere = CardId.parse(`maya.${"0".repeat(64)}`);
    expect(await unlockShare({ ...place, card: elsewhere, identity: first })).toBeNull();
  });

  it("is nothing where they have no device, and no part of a split stands for it", async () => {
    expect(await wholeFor([])).toBeNull();
    for (const { share } of given) expect(await openFromWhole(sealed, share)).toBeNull();
    const wrong = toBase64(new Uint8Array(33));
    expect(await openFromWhole(sealed, wrong)).toBeNull();
    expect(await openFromWhole(sealed, "")).toBeNull();
  });
});
