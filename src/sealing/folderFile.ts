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
/** Padded, less than this is as large as the least there is: deflating it would gain nothing. */
const smallBytes = 1_000;
/** So many first bytes tell whose a file is. */
export const folderHeadBytes = mark.length + tagBytes;
/** More than any batch holds once it is inflated: a kilobyte can hold a gigabyte. */
const mostBytes = 50 * 1024 * 1024;

/**
 * What a file in a shared folder holds: `needle1` and a zero; eight bytes that tell the files of one
 * opening from others' without naming it; iv; AES-256-GCM over the padded text,
 * deflated where it is long.
 */
export async function writeFolderFile(
  text: string,
  lock: FolderLock,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const box = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: boundTo(lock) },
    await boxKey(lock),
    await packed(utf8(text)),
  );
  const bytes = concatBytes(mark, tagOf(lock), iv, new Uint8Array(box));
  return { name: folderFileName(bytes), bytes };
}

/** By its content, and so that it says nothing. */
export function folderFileName(bytes: Uint8Array): string {
  return `needle-${bytesToHex(sha256(bytes)).slice(0, 32)}.bin`;
}

/**
 * The text in a file, or `null`: it is cut off, changed, not of this lock, or longer than `most`, in
 * bytes. Never throws for bad bytes.
 */
export async function readFolderFile(
  bytes: Uint8Array<ArrayBuffer>,
  lock: FolderLock,
  most = mostBytes,
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
    const text = await unpacked(new Uint8Array(plain), most);
    return text === null ? null : new TextDecoder("utf-8", { fatal: true }).decode(text);
  } catch {
    return null;
  }
}

const [asItIs, deflated] = [0, 1];

/** Deflated where that makes it smaller once it is padded; most files are of a record or two. */
async function packed(text: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (text.length < smallBytes) return padBytes(concatBytes(Uint8Array.of(asItIs), text));
  return padBytes(concatBytes(Uint8Array.of(deflated), await deflate(text)));
}

async function unpacked(
  padded: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const content = unpad(padded);
  if (typeof content === "string") return null;
  const rest = content.slice(1);
  if (content[0] === asItIs) return rest;
  const text = content[0] === deflated ? await inflate(rest, most) : "damaged";
  return typeof text === "string" ? null : text;
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
  const tag =
    tags.get(key) ??
    sha256(concatBytes(utf8("needle/folder-id/1\0"), bytesOf(key))).subarray(0, tagBytes);
  tags.set(key, tag);
  return tag;
}

/** One opening's thousands of files are under one key. */
const tags = new Map<FolderKey, Uint8Array>();
const boxKeys = new Map<FolderKey, Promise<CryptoKey>>();

function boundTo({ opening }: FolderLock): Uint8Array<ArrayBuffer> {
  return utf8(`needle/folder/1\0${opening}`);
}

function boxKey({ key }: FolderLock): Promise<CryptoKey> {
  const held =
    boxKeys.get(key) ??
    crypto.subtle.importKey("raw", bytesOf(key), "AES-GCM", false, ["encrypt", "decrypt"]);
  boxKeys.set(key, held);
  return held;
}

function bytesOf(key: FolderKey): Uint8Array<ArrayBuffer> {
  return fromBase64(key) ?? new Uint8Array();
}
