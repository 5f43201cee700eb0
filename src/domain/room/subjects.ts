import { fromBase64, toBase32 } from "#domain/bytes.ts";
import type { SignKey } from "#domain/keys.ts";

/** A room's one stream; each room is an account of its own on the server, so names may repeat. */
export const streamName = "cards";
/** Everything that is kept: `r.<seat>.<entry>`. */
export const keptSubjects = "r.>";
/** What passes by and is not kept: `live.<seat>`. */
export const liveSubjects = "live.*";
/** Where the agent hears requests, on the account everybody may knock at. */
export const agentSubject = "agent";
/** Inboxes of whoever knocks. */
export const doorInbox = "_INBOX.door";
/** What one message may weigh: a record of 256 KB, encrypted and padded, and what stands around it. */
export const mostMessageBytes = 520 * 1024;

/** A device in a subject: its public key in base32, since tags are in small letters. */
export function seatToken(key: SignKey): string {
  return toBase32(fromBase64(key) ?? new Uint8Array());
}

export function inboxOf(key: SignKey): string {
  return `_INBOX.${seatToken(key)}`;
}
export function liveSubject(key: SignKey): string {
  return `live.${seatToken(key)}`;
}

/** `entry`: 26 digits in base32, chosen by the device; nobody else can tell what they stand for. */
export function entrySubject(key: SignKey, entry: string): string {
  return `r.${seatToken(key)}.${entry}`;
}

/** By whose pass an entry was written, as `seatToken`; `null` for a subject no Needle writes under. */
export function seatOfSubject(subject: string): string | null {
  return /^r\.([a-z2-7]{52})\.[a-z2-7]{26}$/.exec(subject)?.[1] ?? null;
}
