import * as z from "zod/mini";
import { faultOfCover, type FileFormat } from "./fileFormat.ts";
import { problemsOf, reportInput, type Problem } from "#domain/problem.ts";

/**
 * What OWASP asks of PBKDF2 with HMAC-SHA-256 (Password Storage Cheat Sheet, 2023): a third of a second
 * to whoever knows the passphrase, and to whoever guesses as much with every guess.
 */
export const usualIterations = 600_000;
/** A planted number must not hold a device up for hours. */
const mostIterations = 10_000_000;

const base64 = (length: number) =>
  z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`)));

/** How the key follows from the passphrase (NFKC, UTF-8): nothing of it is secret. */
export const KeyRecipe = z.strictObject({
  function: z.literal("PBKDF2-HMAC-SHA-256"),
  iterations: z.int().check(z.positive(), z.maximum(mostIterations)),
  /** 16 random bytes. */
  salt: base64(22),
  /** 16 bytes that follow from the passphrase as the key does: a wrong one is told from damage. */
  check: base64(22),
});
export type KeyRecipe = z.infer<typeof KeyRecipe>;

/**
 * A packet or a backup under a passphrase. `pieces` are, put together and read as base64url,
 * AES-256-GCM over the file's text in UTF-8, deflated (RFC 1951).
 */
export const LockedFile = z.strictObject({
  format: z.literal("needle/locked"),
  version: z.literal(1),
  recipe: KeyRecipe,
  /** 12 bytes, never twice under one key. */
  iv: base64(16),
  pieces: z.array(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,60000}$/))).check(z.minLength(1)),
});
export type LockedFile = z.infer<typeof LockedFile>;

const lockedFormat: FileFormat = { format: "needle/locked", version: 1, steps: {} };

export function lockedFrom(
  value: unknown,
): { ok: true; locked: LockedFile } | { ok: false; problems: Problem[] } {
  const fault = faultOfCover(value, lockedFormat);
  if (fault !== null) return { ok: false, problems: [fault] };
  const parsed = LockedFile.safeParse(value, reportInput);
  return parsed.success
    ? { ok: true, locked: parsed.data }
    : { ok: false, problems: problemsOf(parsed.error).slice(0, 10) };
}

/** A line a piece, so that no program that opens it meets a line without an end. */
export function writeLocked({ pieces, ...cover }: LockedFile): string {
  const lines = Object.entries(cover).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  const listed = pieces.map((piece) => JSON.stringify(piece)).join(",\n");
  return `{\n${lines.join(",\n")},\n"pieces": [\n${listed}\n]}\n`;
}

const shortest = 12;

/** Why a passphrase will not do, or `null`. Whoever finds the file can guess at leisure. */
export function faultOfPassphrase(typed: string): string | null {
  const length = Array.from(typed.normalize("NFKC").trim()).length;
  if (length < shortest)
    return `Use at least ${shortest} characters: four or five words are easiest to keep.`;
  return new Set(typed).size < 5 ? "Use more than a few letters over and over." : null;
}
