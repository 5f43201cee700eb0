import * as z from "zod/mini";
import { contentHash } from "#domain/hash.ts";
import { OpeningId, PanelId, PanelistId, RoundId } from "#domain/id.ts";
import { SignKey } from "#domain/keys.ts";
import { Name } from "#domain/text.ts";
import { Role } from "./opening.ts";

/** Somebody's place on a signed opening's panel, and the invitation that lets a device take it. */
export const Place = z.strictObject({
  panelist: PanelistId,
  name: Name,
  role: Role,
  rounds: z.array(RoundId).check(z.maxLength(20)),
  /** The public half of their invitation; `null` while they have none. */
  invite: z.nullable(SignKey),
});
export type Place = z.infer<typeof Place>;

/**
 * The panel of a signed opening as it was at one time. It never changes: a later one names those it
 * follows, so that two leads who part without knowing of each other leave two, and both are seen.
 */
export const PanelRevision = z.strictObject({
  opening: OpeningId,
  /** What it follows; empty for the founder's first. */
  prev: z.array(PanelId).check(z.maxLength(20)),
  members: z.array(Place).check(z.maxLength(200)),
  /** Cards travel sealed until all are in. Once one revision says so it stays so. */
  sealed: z.boolean(),
  /** Keys whose word is no longer taken, but for the records named (`keyOf`) that stay valid. */
  revoked: z
    .array(z.strictObject({ key: SignKey, keeps: z.array(z.string().check(z.maxLength(240))) }))
    .check(z.maxLength(400)),
});
export type PanelRevision = z.infer<typeof PanelRevision>;

export function panelId(revision: PanelRevision): PanelId {
  return PanelId.parse(`panel-${contentHash(revision).slice(0, 40)}`);
}
