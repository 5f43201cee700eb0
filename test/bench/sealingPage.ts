import { fromBase64 } from "#domain/bytes.ts";
import { canonical } from "#domain/hash.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import type { CardKey } from "#domain/keys.ts";
import type { Scorecard } from "#domain/records/scorecard.ts";
import { newIdentity } from "#sealing/identity.ts";
import { pad } from "#sealing/padding.ts";
import { openCard, sealCard } from "#sealing/sealedCards.ts";
import { type Signed, signRecord, siftSigned, textOf } from "#sealing/signing.ts";
import { aSignedOpening, cardIn, maya, sealedRecord } from "#test/sealing.ts";

/** What runs in the page: our own calls beside the bare ones of WebCrypto over the same bytes. */
type Measured = { ours: number[]; yardstick: number[] };

const utf8 = (text: string) => new TextEncoder().encode(text);
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const { subtle } = crypto;

/** Rounds in which the engine compiles what it will run: the bare calls are compiled already. */
const warmUps = 4;

async function timed(what: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await what();
  return performance.now() - began;
}

async function sideBySide(
  rounds: number,
  ours: () => Promise<unknown>,
  yardstick: () => Promise<unknown>,
): Promise<Measured> {
  const measured: Measured = { ours: [], yardstick: [] };
  for (let round = -warmUps; round < rounds; round += 1) {
    const [bare, own] = [await timed(yardstick), await timed(ours)];
    if (round < 0) continue;
    measured.ours.push(own);
    measured.yardstick.push(bare);
  }
  return measured;
}

/** Cards with about 3 kB of evidence each. */
async function someCards(count: number): Promise<Scorecard[]> {
  const ground = await aSignedOpening();
  const card = cardIn(ground.opening);
  return Array.from({ length: count }, (_, index) => ({
    ...card,
    takeaways: `${index} ${"She asked what would break first, and named three things. ".repeat(50)}`,
  }));
}

/** Stands for what is authenticated with a card, and is as long. */
const additionalData = new Uint8Array(512);

async function encrypted(
  key: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  content: BufferSource,
) {
  const aes = await subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  return subtle.encrypt({ name: "AES-GCM", iv, additionalData }, aes, content);
}

/** One card after the other, as people submit them. */
export async function sealing(rounds: number, count: number): Promise<Measured> {
  const cards = await someCards(count);
  const padded = cards.map((card) => pad(canonical(card)));
  return sideBySide(
    rounds,
    async () => {
      for (const card of cards) await sealCard(card, maya);
    },
    async () => {
      for (const { padded: own, content } of padded) {
        await subtle.digest("SHA-256", content);
        await encrypted(random(32), random(12), own);
      }
    },
  );
}

type Held = { record: Signed<SealedRecord>; cardKey: CardKey; card: Scorecard };

async function heldCards(count: number): Promise<Held[]> {
  const cards = await someCards(count);
  const signers = await Promise.all(Array.from({ length: 8 }, () => newIdentity()));
  return Promise.all(
    cards.map(async (card, index) => {
      const sealed = await sealCard(card, maya);
      const by = signers[index % signers.length];
      if (!sealed.ok || by === undefined) throw new Error("It was not sealed.");
      const place = { opening: card.opening, by };
      const record = await signRecord(sealedRecord(sealed.id, sealed.body), place);
      return { record, cardKey: sealed.cardKey, card };
    }),
  );
}

/** Cards that open all at once: signatures, boxes, names. */
export async function opening(rounds: number, count: number): Promise<Measured> {
  const held = await heldCards(count);
  const records = held.map(({ record }) => record);
  const bare = await Promise.all(held.map(bareOf));
  return sideBySide(
    rounds,
    async () => {
      const { valid } = await siftSigned(records);
      const opened = await Promise.all(
        held.map(({ record, cardKey }) => openCard(record, cardKey)),
      );
      if (valid.length < count || !opened.every(({ ok }) => ok)) throw new Error("Not all opened.");
    },
    () => Promise.all(bare.map(verifyDecryptDigest)),
  );
}

type Bare = Awaited<ReturnType<typeof bareOf>>;

async function bareOf({ record, cardKey, card }: Held) {
  const bytes = (text: string) => fromBase64(text) ?? new Uint8Array();
  const { key, sig } = record.signature;
  const { padded, content } = pad(canonical(card));
  const [raw, iv] = [bytes(cardKey), random(12)];
  return {
    key: await subtle.importKey("raw", bytes(key), "Ed25519", false, ["verify"]),
    sig: bytes(sig),
    text: utf8(textOf(record, key)),
    raw,
    iv,
    box: await encrypted(raw, iv, padded),
    content,
  };
}

async function verifyDecryptDigest({ key, sig, text, raw, iv, box, content }: Bare): Promise<void> {
  await subtle.verify("Ed25519", key, sig, text);
  const aes = await subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
  await subtle.decrypt({ name: "AES-GCM", iv, additionalData }, aes, box);
  await subtle.digest("SHA-256", content);
}
