import type { CandidateId, OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import type { Panel } from "./panel.ts";
import { ownPlaceKey, type OwnPlace } from "./elsewhere.ts";
import type { Viewer } from "./roster.ts";

/** What a device remembers of who was shown what on it, and of whom a file stopped expecting. */
export type Memory = {
  /** `null`: before anybody had said who they are. */
  opened: readonly { candidate: CandidateId; panelist: PanelistId | null }[];
  seats: readonly { opening: OpeningId; panelist: PanelistId; rounds: readonly RoundId[] }[];
  /** Where somebody had handed a card in on another device when they added this one. */
  handedIn?: readonly {
    opening: OpeningId;
    panelist: PanelistId;
    places: readonly OwnPlace[];
  }[];
};

/** Somebody at this device, before one opening. */
export function viewerOf(
  panel: Panel,
  who: PanelistId | null,
  {
    drafts,
    memory,
    now,
    key = null,
  }: { drafts: readonly Draft[]; memory: Memory; now: number; key?: SignKey | null },
): Viewer {
  const seat = key === null ? null : panel.seatOf(key);
  const me = seat ?? (who === null ? null : panel.resolve(who));
  const isMe = (panelist: PanelistId | null) => panelist !== null && panel.resolve(panelist) === me;
  const seats = memory.seats
    .filter(({ opening, panelist }) => isMe(panelist) && panel.ids.includes(opening))
    .flatMap(({ rounds }) => rounds);
  const opened = memory.opened
    .filter(({ panelist }) => panelist === who || isMe(panelist))
    .map(({ candidate }) => panel.resolve(candidate));
  const handedIn = (memory.handedIn ?? [])
    .filter(({ opening, panelist }) => isMe(panelist) && panel.ids.includes(opening))
    .flatMap(({ places }) => places)
    .map(({ candidate, round }) => ownPlaceKey({ candidate: panel.resolve(candidate), round }));
  return {
    me,
    drafts,
    now,
    opened: new Set(opened),
    seen: me === null ? new Set() : seenBy(panel, me, memory.opened),
    hasSeat: seat !== null,
    ...(seats.length > 0 && { seats }),
    ...(handedIn.length > 0 && { handedIn: new Set(handedIn) }),
  };
}

/**
 * The candidates on whom somebody has seen the others' cards: shown to them here or, as a record says,
 * on another device of theirs; or on this device to somebody who had no card on the candidate, since
 * a name is quickly changed.
 */
export function seenBy(
  panel: Panel,
  who: PanelistId,
  opened: Memory["opened"],
): ReadonlySet<CandidateId> {
  const me = panel.resolve(who);
  const seen = new Set<CandidateId>();
  for (const { candidate, panelist } of panel.opened) if (panelist === me) seen.add(candidate);
  for (const row of opened) {
    const candidate = panel.resolve(row.candidate);
    const looker = row.panelist === null ? null : panel.resolve(row.panelist);
    const hasCard = () => panel.cardsOn(candidate).some(({ author }) => author === looker);
    if (looker === null || looker === me || !hasCard()) seen.add(candidate);
  }
  return seen;
}
