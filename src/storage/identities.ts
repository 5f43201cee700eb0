import type { PanelistId } from "#domain/id.ts";
import type { Identity } from "#sealing/identity.ts";
import { db } from "./database.ts";

/** How one person proves themselves from this device. Its secret halves cannot leave it. */
export type IdentityRow = Identity & { panelist: PanelistId };

export async function findIdentity(panelist: PanelistId): Promise<IdentityRow | null> {
  return (await db.identities.get(panelist)) ?? null;
}

/** By what whoever scores here proves themselves; all asked for at once, there are few. */
export async function findOwnIdentity(): Promise<IdentityRow | null> {
  const [me, identities] = await Promise.all([db.device.get("me"), db.identities.toArray()]);
  return identities.find(({ panelist }) => me?.key === "me" && panelist === me.value) ?? null;
}
