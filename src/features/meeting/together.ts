import { create } from "zustand";
import type { CandidateId, ItemId, OpeningId } from "#domain/id.ts";

/** A place of the agenda: an item, or at the end where the panel stands, and its decision. */
export type AgendaPlace = ItemId | "standing";

/** Where a meeting is. */
export type MeetingPlace = { candidate: CandidateId; place: AgendaPlace };

type Together = {
  /** What is on this screen; `null` while no meeting is. */
  at: MeetingPlace | null;
  /** Of which panel the rest tells. */
  opening: OpeningId | null;
  /** Since when the others may follow where one is, in ms. */
  ledSince: number | null;
  /** One looks around without whoever leads: because one said so, or went somewhere oneself. */
  alone: "asked" | "by hand" | null;
};

const nothingDone = { ledSince: null, alone: null } as const;

/** How one takes part in the meeting; kept while the app is open, never stored. */
export const useTogether = create<Together>()(() => ({ at: null, opening: null, ...nothingDone }));

/** Somebody goes somewhere by their own hand: nothing may take them from there. */
export function goByHand(opening: OpeningId): void {
  meet(opening);
  const { ledSince, alone } = useTogether.getState();
  if (ledSince === null && alone === null) useTogether.setState({ alone: "by hand" });
}

/** Another panel is another meeting, in which one has done nothing yet. */
export function meet(opening: OpeningId): void {
  if (useTogether.getState().opening !== opening) useTogether.setState({ opening, ...nothingDone });
}
