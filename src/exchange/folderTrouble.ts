import type { FolderTrouble } from "#storage/folderRows.ts";

/** What a folder refuses is told; thrown is what this device's own storage throws. */
export async function tried<T>(
  doing: Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; trouble: FolderTrouble }> {
  try {
    return { ok: true, value: await doing };
  } catch (error) {
    const trouble = error instanceof DOMException ? troubles[error.name] : undefined;
    if (trouble === undefined) throw error;
    return { ok: false, trouble };
  }
}

/** By the names the system gives them (File System, WHATWG). */
const troubles: Readonly<Record<string, FolderTrouble>> = {
  NotFoundError: "gone",
  NotReadableError: "gone",
  NotAllowedError: "not allowed",
  SecurityError: "not allowed",
  NoModificationAllowedError: "read only",
  InvalidModificationError: "read only",
  TypeMismatchError: "read only",
  InvalidStateError: "read only",
  QuotaExceededError: "full",
  AbortError: "full",
};
