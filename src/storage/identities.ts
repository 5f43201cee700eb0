import type { PanelistId } from "#domain/id.ts";
import type { Identity } from "#sealing/identity.ts";
import { db } from "./database.ts";

/** How one person proves themselves from this device. Its secret halves cannot leave it. */
export type IdentityRow = Identity & { panelist: PanelistId };

export async function findIdentity(panelist: PanelistId): Promise<IdentityRow | null> {
  return (await db.identities.get(panelist)) ?? null;
}
