import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "#domain/bytes.ts";
import { canonical } from "#domain/hash.ts";
import {
  CandidateId,
  type CardId,
  CardId as AnyCardId,
  KitId,
  OpeningId,
  PanelId,
  type PanelistId,
  RoundId,
} from "#domain/id.ts";
import type { CardKey } from "#domain/keys.ts";
import { faultOf } from "#domain/records/fault.ts";
import { SealedRecord } from "#domain/records/signedRecords.ts";
import { cardId, type Scorecard } from "#domain/records/scorecard.ts";
import { Sealed } from "#domain/records/sealed.ts";
import { openCard, sealCard } from "#sealing/sealedCards.ts";
import { signRecord, verifySignature } from "#sealing/signing.ts";
import {
  aSignedOpening,
  cardIn,
  forgeSealed,
  type Ground,
  maya,
  padded,
  priya,
  sealedRecord,
} from "#test/sealing.ts";

type Done = { record: SealedRecord; cardKey: CardKey; card: Scorecard };

let ground: Ground;
let sealed: Done;

beforeAll(async () => {
  ground = await aSignedOpening();
  sealed = await seal(cardIn(ground.opening, { takeaways: "Solid. ".repeat(60) }));
});

async function seal(card: Scorecard): Promise<Done> {
  const sealing = await sealCard(card, maya);
  if (!sealing.ok) throw new Error(sealing.reason);
  return { record: sealedRecord(sealing.id, sealing.body), cardKey: sealing.cardKey, card };
}

async function reasonOf(record: SealedRecord, cardKey: CardKey): Promise<string> {
  const opened = await openCard(record, cardKey);
  return opened.ok ? "opened" : opened.reason;
}

const otherCard = AnyCardId.parse(`maya.${"1".repeat(64)}`);

describe("a sealed card", () => {
  it("opens to what was sealed, under the id it had before", async () => {
    const { record, cardKey, card } = sealed;
    expect(await openCard(record, cardKey)).toEqual({ ok: true, card });
    expect(record.id).toBe(cardId(maya, card));
  });

  it("is a sound record once it is signed", async () => {
    const by = ground.founder;
    const record = await signRecord(sealed.record, { opening: ground.opening, by });
    expect(SealedRecord.parse(record)).toEqual(record);
    expect(faultOf(record)).toBeNull();
    expect(await verifySignature(record)).toBeNull();
  });

  it("opens whatever it says, with all that may be left out or in", async () => {
    const cards = fc.record({
      takeaways: fc.string({ unit: "binary", maxLength: 3_000 }),
      prev: fc.constantFrom(null, otherCard),
      settles: fc.constantFrom(undefined, [], [otherCard]),
      role: fc.constantFrom(undefined, "lead" as const),
      sawOthers: fc.constantFrom(undefined, true as const),
    });
    await fc.assert(
      fc.asyncProperty(cards, async (changes) => {
        const { role: _, ...bare } = cardIn(ground.opening);
        const present = Object.entries(changes).filter(([, value]) => value !== undefined);
        const card = { ...bare, ...Object.fromEntries(present) } as Scorecard;
        const { record, cardKey } = await seal(card);
        expect(Sealed.parse(record.body)).toEqual(record.body);
        expect(await openCard(record, cardKey)).toEqual({ ok: true, card });
      }),
      { numRuns: 40 },
    );
  });

  it("has a key of its own each time, and says nothing the same way twice", async () => {
    const again = await seal(sealed.card);
    expect(again.record.id).toBe(sealed.record.id);
    expect(again.cardKey).not.toBe(sealed.cardKey);
    expect(again.record.body.box).not.toBe(sealed.record.body.box);
    expect(again.record.body.iv).not.toBe(sealed.record.body.iv);
  });

  it("holds nothing in clear but where it belongs", () => {
    const { opening, candidate, round, kit, rev, prev, role, panel } = sealed.card;
    const { iv: _, box: __, ...clear } = sealed.record.body;
    expect(clear).toEqual({ opening, candidate, round, kit, rev, prev, role, panel });
  });

  it("is as large as any other of about its length", async () => {
    const sizeWith = async (letters: number) => {
      const { record } = await seal(cardIn(ground.opening, { takeaways: "x".repeat(letters) }));
      return fromBase64(record.body.box)?.length;
    };
    const empty = canonical(cardIn(ground.opening)).length;
    const fits = 2048 - 4 - empty;
    expect(await sizeWith(fits - 200)).toBe(2048 + 16);
    expect(await sizeWith(fits)).toBe(2048 + 16);
    expect(await sizeWith(fits + 1)).toBe(4096 + 16);
    expect(await sizeWith(fits + 1500)).toBe(4096 + 16);
  });

  it("opens whole when its letters take several bytes", async () => {
    const card = cardIn(ground.opening, { takeaways: "漢é𝒳".repeat(300) });
    const { record, cardKey } = await seal(card);
    expect(record.id).toBe(cardId(maya, card));
    expect(await openCard(record, cardKey)).toEqual({ ok: true, card });
  });

  it("can be 128 kB long and no longer, counted in bytes", async () => {
    const rating = (evidence: string) => ({
      score: 3 as const,
      evidence,
      signals: [],
      notedAt: null,
    });
    const withItems = (count: number, evidence: string, takeaways: string) =>
      cardIn(ground.opening, {
        takeaways,
        ratings: Object.fromEntries(
          Array.from({ length: count }, (_, at) => [`i${at}`, rating(evidence)]),
        ),
      });
    const left = 128 * 1024 - Buffer.byteLength(canonical(withItems(12, "x".repeat(10_000), "")));
    const longest = withItems(12, "x".repeat(10_000), "x".repeat(left));
    const { record, cardKey } = await seal(longest);
    expect(Sealed.parse(record.body)).toEqual(record.body);
    expect(await openCard(record, cardKey)).toEqual({ ok: true, card: longest });
    const longer = withItems(12, "x".repeat(10_000), `${"x".repeat(left - 1)}é`);
    expect(await sealCard(longer, maya)).toEqual({
      ok: false,
      reason: "The card is 129 kB long, and can be up to 128 kB. Shorten its evidence.",
    });
  });

  it.each([
    ["is somebody else's", { by: priya }],
    ["names no panel", { panel: undefined }],
    ["can be guessed, its salt being short", { salt: "5a".repeat(16) }],
    ["nobody could read", { takeaways: "x".repeat(10_001) }],
    ["holds what no card holds", { bonus: 1 }],
  ])("is not made of a card that %s", async (_, changes) => {
    const card: object = { ...cardIn(ground.opening), ...changes };
    expect((await sealCard(card as Scorecard, maya)).ok).toBe(false);
  });
});

describe("a sealed card does not open", () => {
  it("with another card's key, nor with half of its own", async () => {
    const other = await seal(cardIn(ground.opening, { takeaways: "Another." }));
    expect(await reasonOf(sealed.record, other.cardKey)).toMatch(/the key does not open it/);
    const half = sealed.cardKey.slice(0, 20) as CardKey;
    expect(await reasonOf(sealed.record, half)).toMatch(/key is cut off/);
  });

  const moves: [what: string, body: Partial<Sealed>][] = [
    ["candidate", { candidate: CandidateId.parse("tom") }],
    ["round", { round: RoundId.parse("phone") }],
    ["opening", { opening: OpeningId.parse(`n1${"a".repeat(52)}`) }],
    ["kit", { kit: KitId.parse(`kit.${"0".repeat(64)}`) }],
    ["panel", { panel: PanelId.parse(`panel-${"8".repeat(40)}`) }],
    ["revision", { rev: 2 }],
    ["card before it", { prev: otherCard }],
    ["cards it settles", { settles: [otherCard] }],
    ["role", { role: "lead" }],
  ];
  it.each(moves)("moved to another %s", async (_, body) => {
    const moved = { ...sealed.record, body: { ...sealed.record.body, ...body } };
    expect(await reasonOf(moved, sealed.cardKey)).toMatch(/changed or moved after it was sealed/);
  });

  it("moved to another author, or under another card's id", async () => {
    const { record, cardKey } = sealed;
    for (const moved of [
      { ...record, author: priya },
      { ...record, id: otherCard },
    ])
      expect(await reasonOf(moved, cardKey)).toMatch(/changed or moved after it was sealed/);
  });

  it("with any bit of its box or its counter turned", async () => {
    const { record, cardKey } = sealed;
    const turned = (text: string, bit: number) => {
      const bytes = fromBase64(text) ?? new Uint8Array();
      const at = (bit >> 3) % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
      return toBase64(bytes);
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(20_000), fc.boolean(), async (bit, inBox) => {
        const { iv, box } = record.body;
        const change = inBox ? { box: turned(box, bit) } : { iv: turned(iv, bit) };
        const changed = { ...record, body: { ...record.body, ...change } };
        expect(await reasonOf(changed, cardKey)).toMatch(/changed or moved/);
      }),
    );
  });

  const sizes: [what: string, cut: (box: Uint8Array) => Uint8Array, says: RegExp][] = [
    ["a byte short", (box) => box.subarray(1), /size that no Needle writes/],
    ["half as long", (box) => box.subarray(0, box.length / 2), /size that no Needle writes/],
    ["empty", () => new Uint8Array(), /size that no Needle writes/],
    ["as small as its tag", (box) => box.subarray(0, 16), /size that no Needle writes/],
    ["below the least size", () => new Uint8Array(512 + 16), /size that no Needle writes/],
    ["a power of two with its tag", () => new Uint8Array(2048), /size that no Needle writes/],
    ["twice the largest", () => new Uint8Array(512 * 1024 + 16), /size that no Needle writes/],
    ["of another size that is allowed", () => new Uint8Array(8192 + 16), /changed or moved/],
  ];
  it.each(sizes)("with a box that is %s", async (_, cut, says) => {
    const box = toBase64(cut(fromBase64(sealed.record.body.box) ?? new Uint8Array()));
    const cutOff = { ...sealed.record, body: { ...sealed.record.body, box } };
    expect(await reasonOf(cutOff, sealed.cardKey)).toMatch(says);
  });

  it.each(["", "A", "AAA*", "é"])("with a box that is no base64: “%s”", async (box) => {
    const broken = { ...sealed.record, body: { ...sealed.record.body, box } };
    expect(await reasonOf(broken, sealed.cardKey)).toMatch(/cut off or damaged|size that no/);
  });
});

describe("an author who seals with a program of their own", () => {
  /** A box of any content, under the cover and the id of the honest card. */
  async function forged(
    content: Uint8Array<ArrayBuffer>,
    { id = sealed.record.id, author = maya }: { id?: CardId; author?: PanelistId } = {},
  ): Promise<string> {
    const { iv: _, box: __, ...clear } = sealed.record.body;
    const { record, cardKey } = await forgeSealed({ id, author, clear }, content);
    return reasonOf(record, cardKey);
  }
  const text = (changes: object = {}) => canonical({ ...sealed.card, ...changes });

  it("seals as we do when they do as we do", async () => {
    expect(await forged(padded(text(), 2048))).toBe("opened");
  });

  it("cannot show another card than they were bound to", async () => {
    expect(await forged(padded(text({ recommendation: "strong no" }), 2048))).toBe(
      "the card in it is not the one it was named for",
    );
    expect(await forged(padded(text({ salt: "00".repeat(32) }), 2048))).toBe(
      "the card in it is not the one it was named for",
    );
  });

  const inside: [changes: Partial<Scorecard>, says: RegExp][] = [
    [{ opening: OpeningId.parse(`n1${"a".repeat(52)}`) }, /from another opening/],
    [{ candidate: CandidateId.parse("tom") }, /on another candidate/],
    [{ round: RoundId.parse("phone") }, /from another round/],
    [{ kit: KitId.parse(`kit.${"0".repeat(64)}`) }, /on another kit/],
    [{ rev: 2 }, /another revision/],
    [{ prev: otherCard }, /follows another card/],
    [{ settles: [otherCard] }, /takes the place of other cards/],
    [{ settles: [] }, /takes the place of other cards/],
    [{ role: "lead" }, /in another role/],
    [{ panel: PanelId.parse(`panel-${"8".repeat(40)}`) }, /for another panel/],
    [{ by: priya }, /another panelist’s/],
  ];
  it.each(inside)("cannot say %o inside and something else outside", async (changes, says) => {
    const content = padded(text(changes), 2048);
    const id = cardId(maya, { ...sealed.card, ...changes });
    expect(await forged(content)).toMatch(says);
    expect(await forged(content, { id })).toMatch(says);
  });

  it("cannot leave out inside what stands outside", async () => {
    for (const field of ["role", "panel", "by"] as const) {
      const { [field]: _, ...card } = sealed.card;
      const id = cardId(maya, card);
      expect(await forged(padded(canonical(card), 2048), { id })).toMatch(/another/);
    }
  });

  it("cannot seal another's card as their own", async () => {
    expect(await forged(padded(text(), 2048), { author: priya })).toMatch(/another panelist’s/);
    const id = cardId(priya, { ...sealed.card, by: priya });
    expect(await forged(padded(text({ by: priya }), 2048), { id })).toMatch(/another panelist’s/);
  });

  it("cannot hide anything in the padding", async () => {
    const last = padded(text(), 2048);
    last[2047] = 1;
    expect(await forged(last)).toBe("something is hidden in its padding");
    const first = padded(`${text()}x`, 2048);
    new DataView(first.buffer).setUint32(0, Buffer.byteLength(text()));
    expect(await forged(first)).toBe("something is hidden in its padding");
  });

  it.each([
    ["in a box twice as large as it needs", 4096, null],
    ["saying it is longer than its box", 2048, 5000],
    ["saying it is as long as can be written", 2048, 0xff_ff_ff_ff],
    ["saying it fills its box and its own length", 2048, 2048],
    ["saying it is shorter than its box has room for", 2048, 20],
  ])("cannot pad it %s", async (_, size, length) => {
    const content = padded(text(), size);
    if (length !== null) new DataView(content.buffer).setUint32(0, length);
    expect(await forged(content)).toBe("its padding is of another length than it says");
  });

  const spellings: [what: string, spell: (text: string) => string, says: RegExp][] = [
    ["with a blank", (own) => own.replace("{", "{ "), /written in a way/],
    ["with a key twice", (own) => own.replace("{", '{"by":"priya",'), /written in a way/],
    [
      "with its members in another order",
      (own) => own.replace(/\{("by":"maya"),(.*)\}$/, "{$2,$1}"),
      /written in a way/,
    ],
    ["with a letter written out", (own) => own.replace("Seen", "\\u0053een"), /written in a way/],
    ["with a byte-order mark", (own) => `\uFEFF${own}`, /no scorecard/],
    [
      "with a prototype",
      (own) => own.replace("{", '{"__proto__":{"rev":9},'),
      /no scorecard|written in a way/,
    ],
    [
      "with a prototype among the ratings",
      (own) => own.replace('"ratings":{', '"ratings":{"__proto__":{},'),
      /no scorecard|written in a way/,
    ],
    ["with a member nobody knows", (own) => own.replace("{", '{"a":1,'), /no scorecard/],
    ["a million levels deep", () => "[".repeat(2_000), /no scorecard/],
    ["as nothing", () => "", /no scorecard|another length/],
    ["as null", () => "null", /no scorecard|another length/],
  ];
  it.each(spellings)("cannot spell it %s", async (_, spell, says) => {
    expect(await forged(padded(spell(text()), 2048))).toMatch(says);
    expect(Object.hasOwn(Object.prototype, "rev")).toBe(false);
  });

  it("cannot seal what is no text", async () => {
    const content = padded(text(), 2048);
    content.set([0xff, 0xfe], 20);
    expect(await forged(content)).toMatch(/no scorecard/);
  });

  it("is answered in words whatever they seal", async () => {
    const anything = fc.oneof(
      fc.uint8Array({ minLength: 1024, maxLength: 1024 }).map((bytes) => new Uint8Array(bytes)),
      fc
        .json({ maxDepth: 3 })
        .filter((own) => own.length < 1000)
        .map((own) => padded(own, 1024)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (content) => {
        expect(await forged(content)).toMatch(/^(?:its|what|something|the)/);
      }),
    );
  });
});
