import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes } from "@noble/hashes/utils.js";
import { fromBase64 } from "#domain/bytes.ts";
import type { OpeningId } from "#domain/id.ts";
import type { FolderKey } from "#domain/keys.ts";
import { deflate, inflate } from "./deflate.ts";
import { utf8 } from "./ed25519.ts";
import { padBytes, unpad } from "./padding.ts";

/** Under which key an opening's files in a folder are, and of which opening. */
export type FolderLock = { opening: OpeningId; key: FolderKey };

/** Whose a file in a folder is, as far as its first bytes tell. */
export type FolderFileSort = "ours" | "of others" | "newer" | "foreign";

const mark = utf8("needle1\0");
const tagBytes = 8;
const ivBytes = 12;
/** So many first bytes tell whose a file is. */
export const folderHeadBytes = mark.length + tagBytes;
/** More than any batch holds once it is inflated: a kilobyte can hold a gigabyte. */
const mostBytes = 50 * 1024 * 1024;

/**
 * What a file in a shared folder holds: `needle1` and a zero; eight bytes that tell the files of one
 * opening from others' without naming it; iv; AES-256-GCM over the deflated, padded text.
 */
export async function writeFolderFile(
  text: string,
  lock: FolderLock,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const box = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: boundTo(lock) },
    await boxKey(lock),
    padBytes(await deflate(utf8(text))),
  );
  const bytes = concatBytes(mark, tagOf(lock), iv, new Uint8Array(box));
  return { name: folderFileName(bytes), bytes };
}

/** By its content, and so that it says nothing. */
export function folderFileName(bytes: Uint8Array): string {
  return `needle-${bytesToHex(sha256(bytes)).slice(0, 32)}.bin`;
}

/** The text in a file, or `null`: it is cut off, changed, or not of this lock. Never throws for bad bytes. */
export async function readFolderFile(
  bytes: Uint8Array<ArrayBuffer>,
  lock: FolderLock,
): Promise<string | null> {
  if (sortOfFolderFile(bytes, lock) !== "ours") return null;
  const iv = bytes.slice(folderHeadBytes, folderHeadBytes + ivBytes);
  const box = bytes.slice(folderHeadBytes + ivBytes);
  try {
    const plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv, additionalData: boundTo(lock) },
      await boxKey(lock),
      box,
    );
    const content = unpad(new Uint8Array(plain));
    if (typeof content === "string") return null;
    const text = await inflate(content, mostBytes);
    return typeof text === "string" ? null : new TextDecoder("utf-8", { fatal: true }).decode(text);
  } catch {
    return null;
  }
}

export function sortOfFolderFile(head: Uint8Array, lock: FolderLock): FolderFileSort {
  if (head.length < folderHeadBytes) return "foreign";
  if (mark.some((byte, at) => head[at] !== byte)) return isLater(head) ? "newer" : "foreign";
  return tagOf(lock).every((byte, at) => head[mark.length + at] === byte) ? "ours" : "of others";
}

function isLater(head: Uint8Array): boolean {
  return /^needle[2-9]\0/.test(new TextDecoder().decode(head.subarray(0, mark.length)));
}

/** Tells that files belong together, and not to what. */
function tagOf({ key }: FolderLock): Uint8Array {
  return sha256(concatBytes(utf8("needle/folder-id/1\0"), bytesOf(key))).subarray(0, tagBytes);
}

function boundTo({ opening }: FolderLock): Uint8Array<ArrayBuffer> {
  return utf8(`needle/folder/1\0${opening}`);
}

function boxKey({ key }: FolderLock): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytesOf(key), "AES-GCM", false, ["encrypt", "decrypt"]);
}

function bytesOf(key: FolderKey): Uint8Array<ArrayBuffer> {
  return fromBase64(key) ?? new Uint8Array();
}
