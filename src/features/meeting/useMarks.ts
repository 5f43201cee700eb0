import type { CandidateId, ItemId, PanelistId } from "#domain/id.ts";
import type { MeetingMark } from "#domain/records/mark.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { markItem, showNewScores } from "#storage/meeting.ts";
import { usePending } from "#ui/usePending.ts";

type Place = { item: ItemId; what: MeetingMark["what"]; panelist: PanelistId | null };

export type Marks = {
  isReviewed: (item: ItemId) => boolean;
  /** New scores are on the table: shown together, or the panel is done with the item. */
  isShown: (item: ItemId) => boolean;
  isHeard: (item: ItemId, panelist: PanelistId) => boolean;
  review: (item: ItemId, on: boolean) => void;
  show: (item: ItemId) => void;
  hear: (item: ItemId, panelist: PanelistId, on: boolean) => void;
};

/** The meeting's marks on one candidate, one's own at once. */
export function useMarks(panel: Panel, candidate: CandidateId): Marks {
  const { kit } = panel.opening;
  const { valueAt: isMarked, change: mark } = usePending<Place, boolean>(
    (place) => panel.meeting.isMarked({ candidate, kit, ...place }),
    (place, on) =>
      place.what === "shown"
        ? showNewScores(panel.id, { candidate, kit, item: place.item })
        : markItem({ opening: panel.id, candidate, kit, ...place, on }),
    // Told where all errors are that nobody caught.
    (error) => {
      throw error;
    },
    ({ item, what, panelist }) => `${kit} ${item} ${what} ${panelist ?? ""}`,
  );
  const isReviewed = (item: ItemId) => isMarked({ item, what: "reviewed", panelist: null });
  return {
    isReviewed,
    isShown: (item) => isMarked({ item, what: "shown", panelist: null }) || isReviewed(item),
    isHeard: (item, panelist) => isMarked({ item, what: "heard", panelist }),
    review: (item, on) => mark({ item, what: "reviewed", panelist: null }, on),
    show: (item) => mark({ item, what: "shown", panelist: null }, true),
    hear: (item, panelist, on) => mark({ item, what: "heard", panelist }, on),
  };
}
