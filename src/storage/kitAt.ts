import { KitId } from "#domain/id.ts";
import { loadBuiltIn } from "#domain/kit/builtInKits.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { findKit } from "./kits.ts";

/** A kit by whatever an address says: stored, or one Needle brings along. */
export async function findKitAt(id: string): Promise<{ id: KitId; kit: Kit } | null> {
  const parsed = KitId.safeParse(id);
  if (!parsed.success) return null;
  const kit = (await findKit(parsed.data)) ?? (await loadBuiltIn(parsed.data));
  return kit === null ? null : { id: parsed.data, kit };
}
