import type { Version } from "#domain/clock.ts";
import type { OpeningId, PanelistId } from "#domain/id.ts";
import { claimId, type Claim } from "#domain/records/claim.ts";
import type { ClaimRecord } from "#domain/records/signedRecords.ts";
import type { Instant } from "#domain/text.ts";
import { claimText } from "./claimProof.ts";
import { signText, type Signer } from "./ed25519.ts";
import type { Identity } from "./identity.ts";
import { signRecord, type Signed } from "./signing.ts";

export type SeatAsked = {
  opening: OpeningId;
  panelist: PanelistId;
  /** The device that takes it. */
  identity: Identity;
  device: Claim["device"];
  at: Instant;
};

export type SeatTaken = SeatAsked & {
  version: Version;
  /** Who lets it in: the invitation (`signerFromSeed`), a device that has the seat, or a lead. */
  by: Signer;
};

/** A device takes a seat: its own word that it wants to, under the word of whoever lets it. */
export async function claimSeat({
  version,
  by,
  ...asked
}: SeatTaken): Promise<Signed<ClaimRecord>> {
  const { opening, panelist: author } = asked;
  const body = await claimOf(asked);
  const id = claimId(body);
  return signRecord({ id, kind: "claim", author, version, body }, { opening, by });
}

/** A device's own word that it wants a seat; worth nothing until somebody lets it in. */
export async function claimOf({
  opening,
  panelist,
  identity,
  device,
  at,
}: SeatAsked): Promise<Claim> {
  const { signKey: sign, lockKey: lock } = identity;
  const claim = { opening, panelist, sign, lock, device, at };
  return { ...claim, proof: await signText(identity, claimText(claim)) };
}
