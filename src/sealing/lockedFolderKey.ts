import { fromBase64, toBase64 } from "#domain/bytes.ts";
import type { OpeningId } from "#domain/id.ts";
import { FolderKey, type LockKey } from "#domain/keys.ts";
import { type GivenFolderKey, type KeyName, nameOfFolderKey } from "#domain/records/folderKey.ts";
import type { Identity } from "./identity.ts";
import { lockTo, unlock } from "./lockedTo.ts";

/** A folder's key for each of these devices. */
export function lockFolderKey(
  opening: OpeningId,
  key: FolderKey,
  to: readonly LockKey[],
): Promise<GivenFolderKey["locked"]> {
  const bytes = fromBase64(key) ?? new Uint8Array();
  const context = contextOf(opening, nameOfFolderKey(opening, key));
  return Promise.all(to.map((device) => lockTo(device, bytes, context)));
}

/** `null` where it was given to other devices only, or is another one than everybody was told. */
export async function unlockFolderKey(
  { opening, key: name, locked }: GivenFolderKey,
  identity: Pick<Identity, "lock" | "lockKey">,
): Promise<FolderKey | null> {
  const own = locked.find(({ to }) => to === identity.lockKey);
  const bytes = own && (await unlock(own, identity, contextOf(opening, name)));
  const key = bytes && FolderKey.safeParse(toBase64(bytes));
  return key?.success === true && nameOfFolderKey(opening, key.data) === name ? key.data : null;
}

function contextOf(opening: OpeningId, name: KeyName) {
  return { what: "folder key", opening, key: name };
}
