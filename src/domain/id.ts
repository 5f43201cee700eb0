import * as z from "zod/mini";

/** Random parts are minted outside the domain; here only their shape is law. */
const token = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/));
const sha256 = "[0-9a-f]{64}";

export const PanelistId = token.brand<"PanelistId">();
export type PanelistId = z.infer<typeof PanelistId>;

export const OpeningId = token.brand<"OpeningId">();
export type OpeningId = z.infer<typeof OpeningId>;

/** How it is seen from an id alone that nothing unsigned belongs to this opening, ever. */
const signedOpening = /^n1[a-z2-7]{52}$/;

export function isSignedOpening(id: string): boolean {
  return signedOpening.test(id);
}

/** How ids of what is in a signed opening begin: 100 bits of its own id, that no other shares. */
export function idPrefixIn(opening: OpeningId): string {
  return `${opening.slice(2, 22)}-`;
}

/** One revision of a panel, named by its content: `panel-<sha-256, the first 40 digits>`. */
export const PanelId = z
  .string()
  .check(z.regex(/^panel-[0-9a-f]{40}$/))
  .brand<"PanelId">();
export type PanelId = z.infer<typeof PanelId>;

export const CandidateId = token.brand<"CandidateId">();
export type CandidateId = z.infer<typeof CandidateId>;

export const DeviceId = token.brand<"DeviceId">();
export type DeviceId = z.infer<typeof DeviceId>;

export const ItemId = token.brand<"ItemId">();
export type ItemId = z.infer<typeof ItemId>;

export const RoundId = token.brand<"RoundId">();
export type RoundId = z.infer<typeof RoundId>;

export const GateId = token.brand<"GateId">();
export type GateId = z.infer<typeof GateId>;

export const SignalId = token.brand<"SignalId">();
export type SignalId = z.infer<typeof SignalId>;

/** A kit is named by its content, so that a published version cannot change: `kit.<sha-256>`. */
export const KitId = z
  .string()
  .check(z.regex(new RegExp(`^kit\\.${sha256}$`)))
  .brand<"KitId">();
export type KitId = z.infer<typeof KitId>;

/**
 * A submitted revision of a scorecard, named by its author and its content:
 * `<author>.<sha-256>`. Two revisions written on two devices can therefore never be
 * mistaken for one another, and a changed copy no longer fits its own name.
 */
export const CardId = z
  .string()
  .check(z.regex(new RegExp(`^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\\.${sha256}$`)))
  .brand<"CardId">();
export type CardId = z.infer<typeof CardId>;
