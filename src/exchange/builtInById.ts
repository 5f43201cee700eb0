import type { KitId } from "#domain/id.ts";
import { builtInKits } from "#domain/kit/builtInKits.ts";
import { kitId, type Kit } from "#domain/kit/kit.ts";

export const builtInById = new Map<KitId, Kit>(builtInKits.map((kit) => [kitId(kit), kit]));
