import type { OpeningId, PanelistId } from "#domain/id.ts";
import { sealedOpeningOf, type SealedOpening } from "#domain/seats/sealing.ts";
import { copiesOf, seatOf } from "./copies.ts";
import { db } from "./database.ts";
import type { IdentityRow } from "./identities.ts";

/** Whose seat this device has asked for in an opening, and what it proves itself by. */
export type OwnSeat = { me: PanelistId; identity: IdentityRow };

export async function findOwnSeat(opening: OpeningId): Promise<OwnSeat | null> {
  const row = await db.device.get("me");
  const identity = row?.key === "me" ? await db.identities.get(row.value) : undefined;
  if (identity === undefined) return null;
  const me = seatOf(await copiesOf(opening), identity.signKey);
  return me === null ? null : { me, identity };
}

/** `null` where the opening is not here, or its cards do not travel sealed. */
export async function findSealing(opening: OpeningId): Promise<SealedOpening | null> {
  const main = await db.registers.get(["opening", opening]);
  const inside = await db.registers.where("body.opening").equals(opening).toArray();
  return main === undefined ? null : sealedOpeningOf(opening, [main, ...inside]);
}
