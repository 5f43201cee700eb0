import type { PanelistId } from "#domain/id.ts";
import { canSign, newIdentity } from "#sealing/identity.ts";
import { db } from "./database.ts";
import { findIdentity, type IdentityRow } from "./identities.ts";

/**
 * Somebody's identity on this device, made where there is none yet; `null` where the browser has no
 * way to make one. Not inside a transaction.
 */
export async function identityFor(panelist: PanelistId): Promise<IdentityRow | null> {
  const known = await findIdentity(panelist);
  if (known !== null || !(await canSign())) return known;
  const made = { panelist, ...(await newIdentity()) };
  // Another tab may have been quicker: there is one a person, since seats hang on it.
  return db.transaction("rw", db.identities, async () => {
    const meanwhile = await db.identities.get(panelist);
    if (meanwhile !== undefined) return meanwhile;
    await db.identities.put(made);
    return made;
  });
}
