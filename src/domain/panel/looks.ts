import type { CandidateId, OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import type { Panel } from "./panel.ts";
import type { Viewer } from "./roster.ts";

/** What a device remembers of who was shown what on it, and of whom a file stopped expecting. */
export type Memory = {
  /** `null`: before anybody had said who they are. */
  opened: readonly { candidate: CandidateId; panelist: PanelistId | null }[];
  seats: readonly { opening: OpeningId; panelist: PanelistId; rounds: readonly RoundId[] }[];
};

/** Somebody at this device, before one opening. */
export function viewerOf(
  panel: Panel,
  who: PanelistId | null,
  { drafts, memory, now }: { drafts: readonly Draft[]; memory: Memory; now: number },
): Viewer {
  const me = who === null ? null : panel.resolve(who);
  const isMe = (panelist: PanelistId | null) => panelist !== null && panel.resolve(panelist) === me;
  const seats = memory.seats
    .filter(({ opening, panelist }) => isMe(panelist) && panel.ids.includes(opening))
    .flatMap(({ rounds }) => rounds);
  const opened = memory.opened
    .filter(({ panelist }) => panelist === who || isMe(panelist))
    .map(({ candidate }) => panel.resolve(candidate));
  const seen = panel.candidates
    .map(({ id }) => id)
    .filter((id) => who !== null && hasSeenOthers(panel, who, id, memory.opened));
  return {
    me,
    drafts,
    now,
    opened: new Set(opened),
    seen: new Set(seen),
    ...(seats.length > 0 && { seats }),
  };
}

/**
 * Whether somebody about to submit on a candidate has seen the others' cards: shown to them here or,
 * as a record says, on another device of theirs; or on this device to somebody who had no card on
 * the candidate, since a name is quickly changed.
 */
export function hasSeenOthers(
  panel: Panel,
  who: PanelistId,
  candidate: CandidateId,
  opened: Memory["opened"],
): boolean {
  const [me, wanted] = [panel.resolve(who), panel.resolve(candidate)];
  const cards = panel.cardsOn(wanted);
  const hasCard = (panelist: PanelistId) => cards.some(({ author }) => author === panelist);
  return (
    opened.some(({ candidate: shown, panelist }) => {
      if (panel.resolve(shown) !== wanted) return false;
      const looker = panelist === null ? null : panel.resolve(panelist);
      return looker === null || looker === me || !hasCard(looker);
    }) || panel.opened.some((one) => one.candidate === wanted && one.panelist === me)
  );
}
