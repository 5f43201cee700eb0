import { bytesToHex } from "@noble/hashes/utils.js";
import { fromBase64, toBase64 } from "#domain/bytes.ts";
import { canonical } from "#domain/hash.ts";
import { CardId, type PanelId, type PanelistId } from "#domain/id.ts";
import { CardKey } from "#domain/keys.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import { Scorecard } from "#domain/records/scorecard.ts";
import { mostSealedBytes, type Sealed } from "#domain/records/sealed.ts";
import { utf8 } from "./ed25519.ts";
import { pad, paddedSize, unpad } from "./padding.ts";

export type Sealing =
  | { ok: true; id: CardId; body: Sealed; cardKey: CardKey }
  | { ok: false; reason: string };

/** What stands on the outside of a sealed card, and once more inside. */
type Clear = Omit<Sealed, "iv" | "box" | "escrow" | "whole">;

const tagBytes = 16;
const ivBytes = 12;

/**
 * Seals a card under a key of its own; it opens to nothing else. Its id is the commitment: the hash of
 * the canonical body, which holds everything that must not be exchanged later (opening, candidate,
 * round, kit, revision, what it follows, role, author, panel) and 32 random bytes, so that nobody
 * guesses it. Canonical JSON can be read in one way only, so its parts need no lengths before them.
 * Refuses, in words, a card that nobody could open again.
 */
export async function sealCard(card: Scorecard, author: PanelistId): Promise<Sealing> {
  const { padded, content } = pad(canonical(card));
  const { by, panel, salt } = card;
  if (content.length > mostSealedBytes) return { ok: false, reason: tooLong(content.length) };
  if (by !== author || panel === undefined || salt.length !== 64)
    return { ok: false, reason: "The card does not say whose it is, or for which panel." };
  // What cannot be read back is not sealed: its author would hear of it when it is too late.
  if (!Scorecard.safeParse(card).success)
    return { ok: false, reason: "The card holds something that no scorecard can." };
  const id = await idOf(author, content);
  const clear = clearOf(card, panel);
  const key = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const box = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: coverText(id, author, clear) },
    await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]),
    padded,
  );
  const body = { ...clear, iv: toBase64(iv), box: toBase64(new Uint8Array(box)) };
  return { ok: true, id, body, cardKey: CardKey.parse(toBase64(key)) };
}

function tooLong(bytes: number): string {
  const kB = (size: number) => Math.ceil(size / 1024);
  return `The card is ${kB(bytes)} kB long, and can be up to ${kB(mostSealedBytes)} kB. Shorten its evidence.`;
}

/** `cardId` of a card's canonical spelling, by the engine's own SHA-256. */
async function idOf(author: PanelistId, content: Uint8Array<ArrayBuffer>): Promise<CardId> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return CardId.parse(`${author}.${bytesToHex(hash)}`);
}

function clearOf(card: Scorecard, panel: PanelId): Clear {
  const { opening, candidate, round, kit, rev, prev, settles, role } = card;
  const ids = { opening, candidate, round, kit, rev, prev, panel };
  return { ...ids, ...(settles !== undefined && { settles }), ...(role !== undefined && { role }) };
}

/** Encrypted with it, so that a box cannot be put into another cover. */
function coverText(id: CardId, author: PanelistId, cover: Clear): Uint8Array<ArrayBuffer> {
  const { opening, candidate, round, kit, rev, prev, settles, role, panel } = cover;
  const clear = { opening, candidate, round, kit, rev, prev, settles, role, panel };
  return utf8(`needle/sealed/1\0${canonical({ ...clear, id, author })}`);
}

export type OpenedCard = { ok: true; card: Scorecard } | { ok: false; reason: string };

/**
 * Opens a sealed card whose signature was verified, and checks that it is the card its author bound
 * themselves to. Why not, otherwise, as the end of a sentence ("refused: …"). Never throws for what
 * somebody wrote.
 */
export async function openCard(record: SealedRecord, cardKey: CardKey): Promise<OpenedCard> {
  const padded = await decrypt(record, cardKey);
  const content = typeof padded === "string" ? padded : unpad(padded);
  if (typeof content === "string") return { ok: false, reason: content };
  const card = cardFrom(content);
  if (typeof card === "string") return { ok: false, reason: card };
  const reason = misfit(record, card) ?? (await otherName(record, content));
  return reason === null ? { ok: true, card } : { ok: false, reason };
}

async function decrypt(
  { id, author, body }: SealedRecord,
  cardKey: CardKey,
): Promise<Uint8Array<ArrayBuffer> | string> {
  const [key, iv, box] = [fromBase64(cardKey), fromBase64(body.iv), fromBase64(body.box)];
  if (key?.length !== 32) return "its key is cut off";
  if (iv?.length !== ivBytes || box === null) return "it is cut off or damaged";
  if (!isBoxSize(box.length)) return "its box has a size that no Needle writes";
  const additionalData = coverText(id, author, body);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
  try {
    const parameters = { name: "AES-GCM", iv, additionalData };
    return new Uint8Array(await crypto.subtle.decrypt(parameters, aes, box));
  } catch {
    return "the key does not open it, or it was changed or moved after it was sealed";
  }
}

function isBoxSize(bytes: number): boolean {
  const size = bytes - tagBytes;
  return size <= paddedSize(mostSealedBytes) && size === paddedSize(size - 4);
}

/**
 * Read strictly and spelled as we spell it (no key twice, nothing beside the card, no prototypes), so
 * that the hash of these bytes is the hash of the card.
 */
function cardFrom(content: Uint8Array): Scorecard | string {
  const text = textFrom(content);
  const read = Scorecard.safeParse(jsonFrom(text));
  if (!read.success) return "what is in it is no scorecard";
  return canonical(read.data) === text
    ? read.data
    : "the card in it is written in a way Needle never writes it";
}

function textFrom(content: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}

function jsonFrom(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}

const misfits = {
  opening: "the card in it is from another opening than it says outside",
  candidate: "the card in it is on another candidate than it says outside",
  round: "the card in it is from another round than it says outside",
  kit: "the card in it is scored on another kit than it says outside",
  rev: "the card in it is another revision than it says outside",
  prev: "the card in it follows another card than it says outside",
  settles: "the card in it takes the place of other cards than it says outside",
  role: "the card in it was written in another role than it says outside",
  panel: "the card in it is for another panel than it says outside",
} as const satisfies Record<keyof Clear, string>;

function misfit({ author, body }: SealedRecord, card: Scorecard): string | null {
  if (card.by !== author) return "the card in it is another panelist’s";
  const other = (Object.keys(misfits) as (keyof Clear)[]).find(
    (field) => canonical(card[field] ?? null) !== canonical(body[field] ?? null),
  );
  return other === undefined ? null : misfits[other];
}

async function otherName(
  { id, author }: SealedRecord,
  content: Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  return (await idOf(author, content)) === id
    ? null
    : "the card in it is not the one it was named for";
}
