import { useLiveQuery } from "dexie-react-hooks";
import type { KitId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { findKitAt } from "#storage/kitAt.ts";

/** A kit by its id: stored, or one Needle brings along. `null` where it is not here. */
export function useKit(id: string): { id: KitId; kit: Kit } | null | undefined {
  return useLiveQuery(() => findKitAt(id), [id]);
}
