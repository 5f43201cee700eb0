import type { OpeningId, PanelId, PanelistId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { compareRecords } from "#domain/records/merge.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { PanelRecord } from "#domain/records/signedRecords.ts";
import { type Papers, papersOf, registersOf } from "./papers.ts";
import { everything, reach, type Reached, type Rules } from "./reach.ts";
import { isTakenAfter, type Revocations, revocationsIn } from "./revocations.ts";
import { headsOf, membersIn, type NeededPlace, placesIn, type StandingMember } from "./roll.ts";
import { type Seat, seatsOf } from "./seat.ts";

/** Who is who in a signed opening, as all copies together say it. */
export type Standing = {
  opening: OpeningId;
  /** `null` while no copy of the opening is here: then nothing can be believed yet. */
  founder: SignKey | null;
  /** Revisions that count. */
  revisions: ReadonlyMap<PanelId, PanelRecord>;
  /**
   * All whose signer is known to have had a say, whether they count or not. Of any other it is not
   * known yet what it asks: the claim that gives its signer a say may be on its way.
   */
  arrived: ReadonlySet<PanelId>;
  /** Those that no other one builds on, the latest first. */
  heads: readonly PanelRecord[];
  sealed: boolean;
  members: readonly StandingMember[];
  /** What cards are needed on every candidate, before waivers. */
  places: readonly NeededPlace[];
  /** Leads on the panel as it is. */
  leads: ReadonlySet<PanelistId>;
  /** Whoever was a lead in any revision: what they said as leads stays said. */
  everLeads: ReadonlySet<PanelistId>;
  seats: ReadonlyMap<PanelistId, Seat>;
  revoked: Revocations;
  /** Keys that took two people's seats of this opening, and hold neither. The founder's still leads. */
  torn: ReadonlySet<SignKey>;
  /** What would count, if nobody disputed anything and nobody was revoked. */
  possible: Reached;
  /** What counts, by whom. */
  reached: Reached;
  /** The same before anybody was revoked. */
  entitled: Reached;
  /** Whose word a key is now. */
  ownerOf: (key: SignKey) => PanelistId | null;
  /** Whose word a revoked key was, for what is kept of it. */
  ownerThen: (key: SignKey) => PanelistId | null;
  /** Whether a key speaks for a lead on the panel as it is; the founder's does unless revoked. */
  isLead: (key: SignKey) => boolean;
};

/**
 * Follows from the set of copies alone: neither their order nor when they came plays a part. Three
 * passes from the founder's key (see `reach`), each over what the one before it settled:
 *
 * 1. what would be possible, if nobody disputed anything: which keys are links, which are torn;
 * 2. who is entitled, with rivals for a seat shut out until they are settled: whom they revoke;
 * 3. what counts, without the revoked.
 */
export function standingOf(opening: OpeningId, copies: readonly SharedRecord[]): Standing {
  const papers = papersOf(opening, registersOf(opening, copies));
  const possible = reach(papers, everything);
  const torn = tornIn(possible);
  const disputed: Rules = { ...everything, heedsRivals: true, torn, links: linksIn(possible) };
  const entitled = reach(papers, disputed);
  const revoked = revocationsIn(papers, entitled, disputed);
  const settled: Rules = {
    ...disputed,
    before: entitled,
    isOut: (key) => revoked.has(key),
    isTaken: (key, record) => isTakenAfter(revoked, key, record),
  };
  const reached = reach(papers, settled);
  // A dispute must not make fewer cards needed: whoever got hold of a lead's invitation could start
  // one, and a lead could give up their own key for it.
  const undisputed = reach(papers, {
    ...everything,
    before: possible,
    isOut: settled.isOut,
    isTaken: settled.isTaken,
  });

  const revisions = revisionsIn(papers, reached);
  const heads = headsOf(papers, revisions);
  const members = membersIn(papers, revisions, heads);
  const leads = new Set(
    members.filter(({ role, left }) => role === "lead" && !left).map(({ panelist }) => panelist),
  );
  const ownerOf = (key: SignKey) => ownerIn(reached, settled, key);
  return {
    opening,
    founder: papers.founder,
    revisions,
    arrived: new Set(possible.revisions.keys()),
    heads,
    sealed: [...revisions.values()].some(({ body }) => body.sealed),
    members,
    places: placesIn(
      papers,
      new Set([...reached.revisions.keys(), ...undisputed.revisions.keys()]),
    ),
    leads,
    everLeads: everLeadsIn(revisions),
    seats: seatsOf({
      papers,
      undisputed,
      entitled,
      reached,
      revoked,
      heads,
      members,
      rules: settled,
    }),
    revoked,
    torn,
    possible,
    reached,
    entitled,
    ownerOf,
    ownerThen: (key) => ownerIn(entitled, settled, key),
    isLead: (key) => {
      if (revoked.has(key)) return false;
      const owner = ownerOf(key);
      return key === papers.founder || (owner !== null && leads.has(owner));
    },
  };
}

/** Whose a key is: its one seat. A link is nobody, and neither is a key that took two seats. */
function ownerIn({ holders }: Reached, { links }: Rules, key: SignKey): PanelistId | null {
  const [panelist, other] = holders.get(key)?.keys() ?? [];
  return other === undefined && !links.has(key) ? (panelist ?? null) : null;
}

function tornIn({ holders }: Reached): Set<SignKey> {
  const torn = [...holders].filter(([, seats]) => seats.size > 1);
  return new Set(torn.map(([key]) => key));
}

function linksIn({ holders }: Reached): Set<SignKey> {
  const links = [...holders].filter(([, seats]) =>
    [...seats.values()].some((claims) => claims.some(({ body }) => body.device === "link")),
  );
  return new Set(links.map(([key]) => key));
}

/** Of each revision that counts the copy that stands among those whose signers had a say. */
function revisionsIn(papers: Papers, { revisions }: Reached): Map<PanelId, PanelRecord> {
  const shown = new Map<PanelId, PanelRecord>();
  for (const [id, signers] of revisions) {
    const copies = papers.revisions.get(id)?.copies ?? [];
    const [first] = copies
      .filter(({ signature }) => signers.has(signature.key))
      .toSorted((a, b) => compareRecords(b, a));
    if (first !== undefined) shown.set(id, first);
  }
  return new Map([...shown].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function everLeadsIn(revisions: ReadonlyMap<PanelId, PanelRecord>): Set<PanelistId> {
  const places = [...revisions.values()].flatMap(({ body }) => body.members);
  return new Set(places.filter(({ role }) => role === "lead").map(({ panelist }) => panelist));
}
