import { useState } from "react";
import type { CandidateId, ItemId, PanelistId } from "#domain/id.ts";
import type { MeetingMark } from "#domain/records/mark.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { markItem } from "#storage/meeting.ts";

type Place = { item: ItemId; what: MeetingMark["what"]; panelist: PanelistId | null };
type Own = { place: Place; on: boolean; inFlight: number };

export type Marks = {
  isReviewed: (item: ItemId) => boolean;
  /** New scores are on the table: shown together, or the panel is done with the item. */
  isShown: (item: ItemId) => boolean;
  isHeard: (item: ItemId, panelist: PanelistId) => boolean;
  review: (item: ItemId, on: boolean) => void;
  show: (item: ItemId) => void;
  hear: (item: ItemId, panelist: PanelistId, on: boolean) => void;
};

/**
 * The meeting's marks on one candidate, one's own at once: read from the live query alone, a second
 * quick press would still see what the first one changed, and land on an item just reviewed. One's
 * own stands until the stored one equals it; a failed save drops it, and is told where all are.
 */
export function useMarks(panel: Panel, candidate: CandidateId): Marks {
  const [own, setOwn] = useState<ReadonlyMap<string, Own>>(() => new Map());
  const stored = (place: Place) => panel.meeting.isMarked({ candidate, ...place });
  const open = [...own].filter(
    ([, { place, on, inFlight }]) => inFlight > 0 || stored(place) !== on,
  );
  if (open.length < own.size) setOwn(new Map(open));

  const isMarked = (place: Place) => own.get(keyOf(place))?.on ?? stored(place);
  const mark = (place: Place, on: boolean) => {
    const key = keyOf(place);
    const change = (next: (now: Own | undefined) => Own | null) =>
      setOwn((all) => {
        const changed = new Map(all);
        const one = next(all.get(key));
        if (one === null) changed.delete(key);
        else changed.set(key, one);
        return changed;
      });
    change((now) => ({ place, on, inFlight: (now?.inFlight ?? 0) + 1 }));
    void markItem({ opening: panel.id, candidate, ...place, on }).then(
      () => change((now) => (now === undefined ? null : { ...now, inFlight: now.inFlight - 1 })),
      (error: unknown) => {
        change(() => null);
        throw error;
      },
    );
  };
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

function keyOf({ item, what, panelist }: Place): string {
  return `${item} ${what} ${panelist ?? ""}`;
}
