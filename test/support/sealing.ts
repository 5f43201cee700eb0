import { toBase64 } from "#domain/bytes.ts";
import { canonical } from "#domain/hash.ts";
import {
  CandidateId,
  type CardId,
  idPrefixIn,
  type OpeningId,
  PanelId,
  PanelistId,
} from "#domain/id.ts";
import { signedOpeningId } from "#domain/signedId.ts";
import { CardKey } from "#domain/keys.ts";
import type { CandidateRecord } from "#domain/records/record.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import type { Scorecard } from "#domain/records/scorecard.ts";
import type { Sealed } from "#domain/records/sealed.ts";
import { type Identity, newIdentity } from "#sealing/identity.ts";
import { at, candidateRecord, scorecardRecord } from "./records.ts";

export const nonce = "00112233445566778899aabbccddeeff";
export const panel = PanelId.parse(`panel-${"7".repeat(40)}`);
export const maya = PanelistId.parse("maya");
export const priya = PanelistId.parse("priya");

export type Ground = { founder: Identity; opening: OpeningId };

/** A signed opening, as its founder and its id. */
export async function aSignedOpening(): Promise<Ground> {
  const founder = await newIdentity();
  return { founder, opening: signedOpeningId(founder.signKey, nonce) };
}

export function candidateIn(opening: OpeningId, name = "Sofia Lindqvist"): CandidateRecord {
  return candidateRecord(`${idPrefixIn(opening)}sofia`, name, opening);
}

/** A card as a signed opening has them: it says whose it is and for which panel, and has a long salt. */
export function cardIn(opening: OpeningId, changes: Partial<Scorecard> = {}): Scorecard {
  const body: Partial<Scorecard> = { by: maya, panel, salt: "5a".repeat(32), role: "interviewer" };
  const candidate = CandidateId.parse(`${idPrefixIn(opening)}sofia`);
  return scorecardRecord({
    author: maya,
    opening,
    candidate,
    body: { ...body, ...changes },
  }).body;
}

export function sealedRecord(id: CardId, body: Sealed, author = maya): SealedRecord {
  return { id, kind: "sealed", author, version: at(), body };
}

/** What an author with a program of their own can put into a cover: any bytes, under any id. */
export async function forgeSealed(
  { id, author, clear }: { id: CardId; author: PanelistId; clear: Omit<Sealed, "iv" | "box"> },
  content: Uint8Array<ArrayBuffer>,
): Promise<{ record: SealedRecord; cardKey: CardKey }> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const cover = `needle/sealed/1\0${canonical({ ...clear, id, author })}`;
  const box = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(cover) },
    await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt"]),
    content,
  );
  const body = { ...clear, iv: toBase64(iv), box: toBase64(new Uint8Array(box)) };
  return { record: sealedRecord(id, body, author), cardKey: CardKey.parse(toBase64(raw)) };
}

/** A text in the form a box holds it, by hand: its length, itself, zeros. */
export function padded(text: string, size = 4096): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  const content = Buffer.from(text);
  new DataView(bytes.buffer).setUint32(0, content.length);
  bytes.set(content, 4);
  return bytes;
}
