import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import { OpeningId, PanelId } from "#domain/id.ts";
import { type FolderKey, LockKey } from "#domain/keys.ts";

/** As many devices as a panel may ever have. */
const mostDevices = 2_000;
const mostPanels = 1_000;

/** A key's name: a hash of 32 random bytes gives nothing of them away. */
const KeyName = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export type KeyName = z.infer<typeof KeyName>;

/** 32 bytes that one device alone can read; see `lockTo`. */
const LockedKey = z.strictObject({
  to: LockKey,
  from: LockKey,
  box: z.string().check(z.regex(/^[A-Za-z0-9_-]{64}$/)),
});

/**
 * A lead gives the panel's devices a key under which the shared folder goes on, once somebody was
 * taken out; or gives the same one to devices that joined since.
 */
export const GivenFolderKey = z.strictObject({
  opening: OpeningId,
  /** So that everybody is given one and the same, and knows it from wherever they have it. */
  key: KeyName,
  /** The panels that stood when it was made: whom these or any before them took out does not have it. */
  after: z.array(PanelId).check(z.maxLength(mostPanels)),
  locked: z.array(LockedKey).check(z.maxLength(mostDevices)),
});
export type GivenFolderKey = z.infer<typeof GivenFolderKey>;

export function givenFolderKeyId(given: GivenFolderKey): string {
  return `folder-${contentHash(given).slice(0, 40)}`;
}

export function nameOfFolderKey(opening: OpeningId, key: FolderKey): KeyName {
  return contentHash(["needle/folder-key/1", opening, key]);
}
