import { create } from "zustand";
import type { SpeakingOrder } from "#domain/meeting/agenda.ts";

/** The meeting's pace: kept while the app is open, never stored. */
export const useTalk = create<{ order: SpeakingOrder; turnSince: number | null }>()(() => ({
  order: "least say first",
  turnSince: null,
}));

export function timeTheTalk(): void {
  useTalk.setState({ turnSince: Date.now() });
}
