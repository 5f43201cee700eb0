import { useLiveQuery } from "dexie-react-hooks";
import { builtInKits } from "#domain/kit/builtInKits.ts";
import { KitId } from "#domain/id.ts";
import { kitId, type Kit } from "#domain/kit/kit.ts";
import { findKit } from "#storage/kits.ts";

/** A kit by its id: stored, or one Needle brings along. `null` where it is not here. */
export function useKit(id: string): { id: KitId; kit: Kit } | null | undefined {
  return useLiveQuery(async () => {
    const parsed = KitId.safeParse(id);
    if (!parsed.success) return null;
    const kit =
      (await findKit(parsed.data)) ?? builtInKits.find((one) => kitId(one) === parsed.data);
    return kit === undefined ? null : { id: parsed.data, kit };
  }, [id]);
}
