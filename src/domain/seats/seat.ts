import type { PanelistId } from "#domain/id.ts";
import type { LockKey, SignKey } from "#domain/keys.ts";
import type { Claim } from "#domain/records/claim.ts";
import { compareRecords } from "#domain/records/merge.ts";
import type { ClaimRecord, PanelRecord } from "#domain/records/signedRecords.ts";
import type { Papers, SignedCopy } from "./papers.ts";
import type { Reached, Rules } from "./reach.ts";
import type { Revocations } from "./revocations.ts";
import type { StandingMember } from "./roll.ts";

/** Who let a device in: whoever holds the invitation, a device of its own, or a lead who vouches. */
export type LetInBy = "invitation" | "own device" | "lead";

export type SeatKey = {
  key: SignKey;
  lock: LockKey;
  device: Claim["device"];
  at: string;
  claim: string;
  letInBy: LetInBy;
};

/** Contested: it is open whose it is. Refused: a rival was vouched for, this one was not. */
export type ContestedKey = SeatKey & { state: "contested" | "refused" };

export type Seat = {
  /** Devices whose word is the panelist's. */
  keys: SeatKey[];
  /** Keys in links that let one more device in. */
  links: SeatKey[];
  contested: ContestedKey[];
  revoked: SignKey[];
  /** The invitation that lets a device in now: of the latest panel, unless it was withdrawn. */
  invite: SignKey | null;
};

type Read = {
  papers: Papers;
  /** As if nobody disputed anything: whoever would have a seat then. */
  undisputed: Reached;
  entitled: Reached;
  reached: Reached;
  revoked: Revocations;
  heads: readonly PanelRecord[];
  members: readonly StandingMember[];
  rules: Rules;
};

export function seatsOf(read: Read): Map<PanelistId, Seat> {
  const panelists = new Set(read.members.map(({ panelist }) => panelist));
  for (const seats of read.reached.holders.values())
    for (const panelist of seats.keys()) panelists.add(panelist);
  return new Map([...panelists].map((panelist) => [panelist, seatOf(read, panelist)]));
}

function seatOf(read: Read, panelist: PanelistId): Seat {
  const { reached, undisputed, entitled, revoked, rules, heads } = read;
  const held = seatKeysIn(read, reached, panelist);
  const isIn = new Set(held.map(({ key }) => key));
  const disputed = seatKeysIn(read, undisputed, panelist).filter(
    ({ key }) => !isIn.has(key) && !rules.torn.has(key),
  );
  const invites = heads
    .flatMap(({ body }) => body.members)
    .flatMap(({ panelist: whose, invite }) =>
      whose === panelist && invite !== null ? invite : [],
    );
  return {
    keys: held.filter(({ key }) => !rules.links.has(key)),
    links: held.filter(({ key }) => rules.links.has(key)),
    contested: disputed.map((one) => ({ ...one, state: stateOf(read, isIn, panelist, one.key) })),
    revoked: [...entitled.holders.keys()].filter(
      (key) => revoked.has(key) && entitled.holders.get(key)?.has(panelist) === true,
    ),
    invite: invites.find((invite) => !revoked.has(invite)) ?? null,
  };
}

function seatKeysIn(read: Read, { holders }: Reached, panelist: PanelistId): SeatKey[] {
  return [...holders]
    .flatMap(([, seats]) => {
      const [claim] = (seats.get(panelist) ?? []).toSorted((a, b) => compareRecords(b, a));
      return claim === undefined ? [] : seatKeyOf(read, claim);
    })
    .toSorted((a, b) => (a.at === b.at ? (a.key < b.key ? -1 : 1) : a.at < b.at ? -1 : 1));
}

function seatKeyOf(read: Read, { id, body, signature }: SignedCopy<ClaimRecord>): SeatKey {
  const { sign, lock, device, at, panelist } = body;
  return {
    key: sign,
    lock,
    device,
    at,
    claim: id,
    letInBy: letInBy(read, signature.key, panelist),
  };
}

function letInBy(
  { papers, undisputed, entitled }: Read,
  key: SignKey,
  panelist: PanelistId,
): LetInBy {
  const seats = undisputed.holders.get(key) ?? entitled.holders.get(key);
  if (seats?.has(panelist) === true) return "own device";
  if (key === papers.founder || seats !== undefined) return "lead";
  return "invitation";
}

/** Refused once somebody who came the same way is in; a way nobody gave leads nowhere. */
function stateOf(
  { papers, undisputed }: Read,
  isIn: ReadonlySet<SignKey>,
  panelist: PanelistId,
  key: SignKey,
): ContestedKey["state"] {
  const doors = undisputed.holders.get(key)?.get(panelist) ?? [];
  const isBeaten = doors.some(({ signature }) =>
    papers.claimsBy
      .get(signature.key)
      ?.some(({ body }) => body.panelist === panelist && isIn.has(body.sign)),
  );
  return isBeaten ? "refused" : "contested";
}
