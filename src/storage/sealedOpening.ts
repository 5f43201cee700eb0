import type { OpeningId, PanelistId } from "#domain/id.ts";
import { sealedOpeningOf, type SealedOpening } from "#domain/seats/sealing.ts";
import { copiesOnWho, seatOf } from "./copies.ts";
import { db } from "./database.ts";
import { findOwnIdentity, type IdentityRow } from "./identities.ts";

/** Whose seat this device has asked for in an opening, and what it proves itself by. */
export type OwnSeat = { me: PanelistId; identity: IdentityRow };

export async function findOwnSeat(opening: OpeningId): Promise<OwnSeat | null> {
  const [identity, copies] = await Promise.all([findOwnIdentity(), copiesOnWho(opening)]);
  const me = identity === null ? null : seatOf(copies, identity.signKey);
  return identity === null || me === null ? null : { me, identity };
}

/** `null` where the opening is not here, or its cards do not travel sealed. */
export async function findSealing(opening: OpeningId): Promise<SealedOpening | null> {
  const [main, inside] = await Promise.all([
    db.registers.get(["opening", opening]),
    db.registers.where("body.opening").equals(opening).toArray(),
  ]);
  return main === undefined ? null : sealedOpeningOf(opening, [main, ...inside]);
}
