import { fromBase64, toBase64 } from "#domain/bytes.ts";
import { canonical } from "#domain/hash.ts";
import {
  type KeyRecipe,
  type LockedFile,
  usualIterations,
  writeLocked,
} from "#domain/files/lockedFile.ts";
import { deflate, inflate } from "./deflate.ts";
import { utf8 } from "./ed25519.ts";

/** A key that follows from a passphrase, and how. It locks and opens, and cannot be read. */
export type PassKey = { key: CryptoKey; recipe: KeyRecipe };

/** As much as is read of any file; see `readSource`. */
const mostBytes = 50 * 1024 * 1024;
const pieceLength = 60_000;

/** A new key: the same passphrase never gives the same one twice. */
export async function keyFromPassphrase(
  passphrase: string,
  iterations = usualIterations,
): Promise<PassKey> {
  const salt = toBase64(crypto.getRandomValues(new Uint8Array(16)));
  const how = { function: "PBKDF2-HMAC-SHA-256", iterations, salt } as const;
  const { key, check } = await keyBy(passphrase, how);
  return { key, recipe: { ...how, check } };
}

/** The text of a locked file that holds `text`, itself the text of a packet or a backup. */
export async function lockText(text: string, { key, recipe }: PassKey): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const cover = coverOf(recipe, toBase64(iv));
  const box = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: utf8(canonical(cover)) },
    key,
    await deflate(utf8(text)),
  );
  const spelled = toBase64(new Uint8Array(box));
  const pieces = Array.from({ length: Math.ceil(spelled.length / pieceLength) }, (_, at) =>
    spelled.slice(at * pieceLength, (at + 1) * pieceLength),
  );
  return writeLocked({ ...cover, pieces });
}

export type Unlocking =
  | { ok: true; text: string }
  | { ok: false; why: "wrong passphrase" | "damaged" | "too big" };

/** Never throws for a bad file or passphrase. */
export async function openLocked(locked: LockedFile, passphrase: string): Promise<Unlocking> {
  if (passphrase.trim() === "") return { ok: false, why: "wrong passphrase" };
  const { key, check } = await keyBy(passphrase, locked.recipe);
  if (check !== locked.recipe.check) return { ok: false, why: "wrong passphrase" };
  const iv = fromBase64(locked.iv);
  const box = fromBase64(locked.pieces.join(""));
  if (iv === null || box === null) return { ok: false, why: "damaged" };
  const cover = coverOf(locked.recipe, locked.iv);
  try {
    const packed = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv, additionalData: utf8(canonical(cover)) },
      key,
      box,
    );
    const bytes = await inflate(new Uint8Array(packed), mostBytes);
    if (typeof bytes === "string") return { ok: false, why: bytes };
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, why: "damaged" };
  }
}

/** What the box is bound to: with another cover it does not open. */
function coverOf(recipe: KeyRecipe, iv: string): Omit<LockedFile, "pieces"> {
  return { format: "needle/locked", version: 1, recipe, iv };
}

/**
 * PBKDF2 once, since guessing costs as often; from its 256 bits HKDF-SHA-256 makes the key and the
 * check, neither of which tells the other. The same letters in another spelling are the same passphrase.
 */
async function keyBy(
  passphrase: string,
  { iterations, salt }: Omit<KeyRecipe, "check">,
): Promise<{ key: CryptoKey; check: string }> {
  const typed = utf8(passphrase.normalize("NFKC").trim());
  const material = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", iterations, salt: fromBase64(salt) ?? new Uint8Array() },
    material,
    256,
  );
  const master = await crypto.subtle.importKey("raw", bits, "HKDF", false, [
    "deriveBits",
    "deriveKey",
  ]);
  const hkdf = (what: string) => ({
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(),
    info: utf8(`needle/passphrase/1\0${what}`),
  });
  const check = await crypto.subtle.deriveBits(hkdf("check"), master, 128);
  const aes = { name: "AES-GCM", length: 256 };
  const key = await crypto.subtle.deriveKey(hkdf("key"), master, aes, false, [
    "encrypt",
    "decrypt",
  ]);
  return { key, check: toBase64(new Uint8Array(check)) };
}
