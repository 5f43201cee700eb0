import { canonical } from "#domain/hash.ts";
import { faultOfKey, faultOfLockKey } from "#domain/keyFaults.ts";
import type { Claim } from "#domain/records/claim.ts";
import { faultOfSigning, type KeyRing } from "./ed25519.ts";

/**
 * What a device signs with its own key when it takes a seat: worth nothing for another panelist,
 * opening or key to lock to. Not who lets it in, so that a lead can speak for a device that has asked;
 * whose word that is stands in the record's own signature.
 */
export function claimText(claim: Omit<Claim, "proof">): string {
  const { opening, panelist, sign, lock, device, at } = claim;
  return `needle/claim/1\0${canonical({ opening, panelist, sign, lock, device, at })}`;
}

/** What is wrong with the keys of a claim, or with the device's word for them; `null` if nothing. */
export async function faultOfClaim(claim: Claim, ring?: KeyRing): Promise<string | null> {
  const fault = faultOfKey(claim.sign) ?? faultOfLockKey(claim.lock);
  if (fault !== null) return fault;
  const signature = { key: claim.sign, sig: claim.proof };
  return (await faultOfSigning(signature, claimText(claim), ring)) === null
    ? null
    : "the device that takes the seat did not sign for it";
}
