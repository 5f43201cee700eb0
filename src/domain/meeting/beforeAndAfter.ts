import type { CandidateId, ItemId } from "#domain/id.ts";
import type { PanelRerating, UnreadChoice } from "#domain/panel/meeting.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Stand } from "#domain/records/rerating.ts";
import { cardsOnOwnKit } from "#domain/panel/counted.ts";
import type { PanelCard } from "#domain/panel/panelCards.ts";

/** One panelist's score of one item: as submitted, and after the talk. */
export type ScoreShift = {
  member: PanelMember;
  card: PanelCard;
  from: Stand;
  /** As `from` where nobody re-rated. */
  to: Stand;
  rerating: PanelRerating | null;
  /** Made on a revision the panelist has corrected since: kept, told, and not counted. */
  former: PanelRerating | null;
  /** Where re-ratings travel sealed: what was chosen last, as far as it cannot be read. */
  unread: UnreadChoice | null;
};

/** Who answered an item, in the order of the panel: what they submitted and what they say now. */
export function beforeAndAfter(panel: Panel, candidate: CandidateId, item: ItemId): ScoreShift[] {
  const { cards } = cardsOnOwnKit(panel, candidate);
  return panel.members.flatMap((member) =>
    cards
      .filter((card) => card.author === member.id)
      .flatMap((card): ScoreShift[] => {
        const from = card.body.ratings[item]?.score ?? "unrated";
        if (from === "unrated") return [];
        const rerating = panel.meeting.reratingOf(card.id, item);
        const former =
          rerating === null
            ? panel.meeting.reratings.findLast(
                (one) => one.item === item && card.revisions.includes(one.card),
              )
            : undefined;
        const place = { candidate, kit: panel.opening.kit, item };
        return [
          {
            member,
            card,
            from,
            to: rerating?.to ?? from,
            rerating,
            former: former ?? null,
            unread: panel.meeting.choices?.unreadOf(place, card.id) ?? null,
          },
        ];
      }),
  );
}

/** New scores nobody has seen yet: those that travel sealed, or until all are shown. */
export function hiddenAmong(all: readonly ScoreShift[], isShown: boolean): ScoreShift[] {
  return all.filter(
    ({ rerating, unread }) => unread?.state === "hidden" || (rerating !== null && !isShown),
  );
}

/** How many cards that are not here yet have been re-rated on an item: they count when they come. */
export function reratedElsewhere(panel: Panel, candidate: CandidateId, item: ItemId): number {
  const here = new Set(panel.cardsOn(candidate).flatMap(({ revisions }) => revisions));
  return new Set(
    panel.meeting.reratings
      .filter((one) => one.candidate === candidate && one.item === item && !here.has(one.card))
      .map(({ card }) => card),
  ).size;
}
