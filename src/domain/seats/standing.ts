import type { OpeningId, PanelId, PanelistId, RoundId } from "#domain/id.ts";
import type { LockKey, SignKey } from "#domain/keys.ts";
import type { Claim } from "#domain/records/claim.ts";
import type { Role } from "#domain/records/opening.ts";
import { liveOf, type PanelRecord, type SharedRecord } from "#domain/records/record.ts";
export type SeatKey = {
  key: SignKey;
  lock: LockKey;
  device: Claim["device"];
  at: string;
  claim: string;
};
export type Seat = { keys: SeatKey[]; contested: SeatKey[]; invite: SignKey | null };
export type Standing = {
  founder: SignKey | null;
  revisions: ReadonlyMap<PanelId, PanelRecord>;
  heads: PanelId[];
  members: { panelist: PanelistId; name: string; role: Role; rounds: RoundId[]; left: boolean }[];
  sealed: boolean;
  seats: ReadonlyMap<PanelistId, Seat>;
  ownerOf: (key: SignKey) => PanelistId | null;
  isLead: (key: SignKey) => boolean;
};
export function standingOf(opening: OpeningId, copies: readonly SharedRecord[]): Standing {
  const revisions = new Map(liveOf(copies, "panel").map((one) => [one.id, one]));
  const followed = new Set([...revisions.values()].flatMap(({ body }) => body.prev));
  const heads = [...revisions.keys()].filter((id) => !followed.has(id));
  const members = heads.flatMap((id) => revisions.get(id)?.body.members ?? []);
  const claims = liveOf(copies, "claim");
  return {
    founder: null,
    revisions,
    heads,
    members: members.map((m) => ({ ...m, left: false })),
    sealed: [...revisions.values()].some(({ body }) => body.sealed),
    seats: new Map(
      members.map((m) => [
        m.panelist,
        {
          invite: m.invite,
          contested: [],
          keys: claims
            .filter((c) => c.body.panelist === m.panelist)
            .map((c) => ({
              key: c.body.sign,
              lock: c.body.lock,
              device: c.body.device,
              at: c.body.at,
              claim: c.id,
            })),
        },
      ]),
    ),
    ownerOf: (key) => claims.find((c) => c.body.sign === key)?.body.panelist ?? null,
    isLead: () => true,
  };
}
