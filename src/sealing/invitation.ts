import * as z from "zod/mini";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";
import { fromBase64, toBase64 } from "#domain/bytes.ts";
import { readJson } from "#domain/files/jsonText.ts";
import { CandidateId, OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import { signedOpeningId } from "#domain/signedId.ts";
import { isObject } from "#domain/isObject.ts";
import { FolderKey, InviteSeed, SignKey } from "#domain/keys.ts";
import { faultOfKey } from "#domain/keyFaults.ts";
import { Line, Name } from "#domain/text.ts";
import { deflate, inflate } from "./deflate.ts";
import { utf8 } from "./ed25519.ts";

/** What is said in a line of its own, before anything it brings along. */
const InvitationHead = z.strictObject({
  v: z.literal(1),
  opening: OpeningId,
  /** With `nonce` what the opening's id is made of: from these the founder's word can be told. */
  founder: SignKey,
  nonce: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  panelist: PanelistId,
  /** Its public half stands in the panel: whoever has this may take the seat. */
  seed: InviteSeed,
  /** For the first screen, before anything else is here. */
  name: z.optional(Name),
  title: z.optional(Line),
  candidates: z.optional(z.int().check(z.nonnegative(), z.maximum(100_000))),
  rounds: z.optional(z.int().check(z.positive(), z.maximum(20))),
  /** Whoever it is for scores nobody. */
  coordinates: z.optional(z.literal(true)),
  /** What the panel's shared folder is encrypted under. */
  folder: z.optional(FolderKey),
  /**
   * Of a link by which somebody adds a device of their own: where they have handed a card in. Those
   * cards come later, and are not to be written twice meanwhile.
   */
  handedIn: z.optional(
    z.array(z.strictObject({ candidate: CandidateId, round: RoundId })).check(z.maxLength(10_000)),
  ),
  /** Where the panel meets live. */
  room: z.optional(z.string().check(z.maxLength(2_000))),
});

/** Somebody's invitation to a seat of a signed opening. */
export type Invitation = z.infer<typeof InvitationHead> & {
  /** A packet with what a new device needs to begin, as text. It is judged as any other file. */
  carries?: string;
};

export type InvitationReading =
  | { ok: true; invitation: Invitation }
  | { ok: false; problem: string };

const mostBytes = 256 * 1024;
/** Text that does not shrink takes four digits for three bytes. */
const mostCharacters = mostBytes * 1.4;
const format = "1";
const digestBytes = 4;

/**
 * The invitation as text for a link or a file: `1`, then base64url of four bytes of SHA-256 and what
 * they are of: deflated, the head as JSON and, on the following lines, the packet. `hasAll` is false
 * where the packet was left out since the text would be longer than `most` characters.
 */
export async function writeInvitation(
  { carries, ...head }: Invitation,
  most: number = mostCharacters,
): Promise<{ text: string; hasAll: boolean }> {
  const line = JSON.stringify(head);
  if (carries === undefined) return { text: await written(line), hasAll: true };
  const whole = utf8(`${line}\n${carries}`).length <= mostBytes;
  const text = whole ? await written(`${line}\n${carries}`) : null;
  return text !== null && text.length <= most
    ? { text, hasAll: true }
    : { text: await written(line), hasAll: false };
}

async function written(plain: string): Promise<string> {
  const bytes = await deflate(utf8(plain));
  return format + toBase64(concatBytes(digestOf(bytes), bytes));
}

/** Tells a link that was cut off or mistyped in any letter; against people there are the keys. */
function digestOf(bytes: Uint8Array): Uint8Array {
  return sha256(bytes).subarray(0, digestBytes);
}

/**
 * Reads what `writeInvitation` wrote, or a whole link that ends in it, also broken into lines by a
 * mail program. What is wrong with it otherwise, in words. Never throws.
 */
export async function readInvitation(text: string): Promise<InvitationReading> {
  if (text.length > mostCharacters * 2) return { ok: false, problem: tooBig };
  const digits = text.slice(text.lastIndexOf("#") + 1).replaceAll(/\s+/g, "");
  if (/^[2-9]/.test(digits)) return { ok: false, problem: newer };
  if (!digits.startsWith(format)) return { ok: false, problem: noInvitation };
  const plain = await plainFrom(fromBase64(digits.slice(format.length)));
  if (!plain.ok) return plain;
  const end = plain.text.indexOf("\n");
  const line = end < 0 ? plain.text : plain.text.slice(0, end);
  const reading = headFrom(line);
  if (!reading.ok || end < 0) return reading;
  return { ok: true, invitation: { ...reading.invitation, carries: plain.text.slice(end + 1) } };
}

const noInvitation =
  "This is no invitation to Needle. Copy the whole link, from its first letter on.";
const damaged = "The invitation was cut off or changed on its way. Ask for it again.";
const tooBig = "This is larger than any invitation. It was not made by Needle; do not trust it.";
const newer = "The invitation was made by a newer Needle. Update this one, then open it again.";
const foreign = "The invitation does not hold what Needle writes into one. Ask for it again.";
const forged =
  "The invitation says it is from somebody who did not found its opening. Ask whoever sent it, by another way than you got it.";

async function plainFrom(
  bytes: Uint8Array<ArrayBuffer> | null,
): Promise<{ ok: true; text: string } | { ok: false; problem: string }> {
  const deflated = bytes?.slice(digestBytes) ?? new Uint8Array();
  const digest = bytes?.subarray(0, digestBytes) ?? new Uint8Array();
  if (toBase64(digestOf(deflated)) !== toBase64(digest)) return { ok: false, problem: damaged };
  const plain = await inflate(deflated, mostBytes);
  if (plain === "too big") return { ok: false, problem: tooBig };
  if (plain === "damaged") return { ok: false, problem: damaged };
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(plain) };
  } catch {
    return { ok: false, problem: foreign };
  }
}

function headFrom(line: string): InvitationReading {
  const json = readJson(line);
  if (!json.ok) return { ok: false, problem: foreign };
  if (isObject(json.value) && Number(json.value["v"]) > 1) return { ok: false, problem: newer };
  const head = InvitationHead.safeParse(json.value);
  if (!head.success) return { ok: false, problem: foreign };
  const { founder, nonce, opening } = head.data;
  return faultOfKey(founder) === null && signedOpeningId(founder, nonce) === opening
    ? { ok: true, invitation: head.data }
    : { ok: false, problem: forged };
}
