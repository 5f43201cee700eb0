import * as z from "zod/mini";

/** 32 bytes in base64url without padding; the last digit holds four bits, so each has one spelling. */
const bytes32 = z.string().check(z.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/));

/** An Ed25519 public key: what a device, or whoever holds an invitation, proves itself by. */
export const SignKey = bytes32.brand<"SignKey">();
export type SignKey = z.infer<typeof SignKey>;

/** What an Ed25519 key pair is made from. It travels in an invitation: who has it may take the seat. */
export const InviteSeed = bytes32.brand<"InviteSeed">();
export type InviteSeed = z.infer<typeof InviteSeed>;

/** An AES-256 key that seals one card. */
export const CardKey = bytes32.brand<"CardKey">();
export type CardKey = z.infer<typeof CardKey>;

/** An AES-256 key that everything in a shared folder is encrypted under. */
export const FolderKey = bytes32.brand<"FolderKey">();
export type FolderKey = z.infer<typeof FolderKey>;

/** A P-256 public key as a point (65 bytes, uncompressed): what is meant for a device alone is locked to it. */
export const LockKey = z
  .string()
  .check(z.regex(/^B[A-Za-z0-9_-]{85}[AEIMQUYcgkosw048]$/))
  .brand<"LockKey">();
export type LockKey = z.infer<typeof LockKey>;

/** An Ed25519 signature (64 bytes). */
export const SignatureBytes = z.string().check(z.regex(/^[A-Za-z0-9_-]{85}[AQgw]$/));

/** Whose word a record is: a key, and what only its holder could have made of the record. */
export const Signature = z.strictObject({ key: SignKey, sig: SignatureBytes });
export type Signature = z.infer<typeof Signature>;
