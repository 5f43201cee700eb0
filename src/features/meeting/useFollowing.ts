import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import type { SpeakingOrder } from "#domain/meeting/agenda.ts";
import type { CandidateId, OpeningId } from "#domain/id.ts";
import { sayWhere } from "#exchange/room/rooms.ts";
import { paths } from "#paths";
import { useTalk } from "./talk.ts";
import { type MeetingPlace, useTogether } from "./together.ts";

/** A beat stands for 30 seconds: one that is lost on the way takes nobody out of the meeting. */
const againEveryMs = 12_000;

/** Tells the others where one is, and that one is gone when the page is, or is out of sight. */
export function useSayWhere(
  opening: OpeningId,
  at: MeetingPlace | null,
  { leads, order }: { leads: boolean; order: SpeakingOrder },
): void {
  const { candidate, place } = at ?? {};
  useEffect(() => {
    if (candidate === undefined || place === undefined) return;
    const say = () => {
      const isSeen = document.visibilityState === "visible";
      sayWhere(opening, isSeen ? { candidate, place, leads, order } : null);
    };
    say();
    const clock = setInterval(() => {
      if (document.visibilityState === "visible") say();
    }, againEveryMs);
    document.addEventListener("visibilitychange", say);
    return () => {
      clearInterval(clock);
      document.removeEventListener("visibilitychange", say);
    };
  }, [opening, candidate, place, leads, order]);

  const isThere = candidate !== undefined;
  useEffect(() => {
    if (!isThere) return;
    const leave = () => sayWhere(opening, null);
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [opening, isThere]);
}

/** How soon one is taken along once one has finished writing. */
const lookEveryMs = 500;

/**
 * Takes this screen where somebody else is, but not away from what one is writing: then it says so,
 * and goes on afterwards. The keyboard stays where it is.
 */
export function useFollowing(
  opening: OpeningId,
  shown: CandidateId,
  whom: { at: MeetingPlace | null; order: SpeakingOrder } | null,
): boolean {
  const [, navigate] = useLocation();
  const [isHeldUp, setHeldUp] = useState(false);
  const { candidate, place } = whom?.at ?? {};
  const order = whom?.order;
  useEffect(() => {
    if (candidate === undefined || place === undefined || order === undefined) return;
    const follow = () => {
      const { at } = useTogether.getState();
      const isThere = at?.candidate === candidate && at.place === place && shown === candidate;
      if (isThere && useTalk.getState().order === order) return setHeldUp(false);
      setHeldUp(isWriting());
      if (isWriting()) return;
      useTalk.setState({ order });
      useTogether.setState({ at: { candidate, place } });
      if (shown !== candidate) navigate(paths.calibrate(opening, candidate));
    };
    follow();
    const clock = setInterval(follow, lookEveryMs);
    return () => clearInterval(clock);
  }, [opening, shown, candidate, place, order, navigate]);
  return whom !== null && isHeldUp;
}

function isWriting(): boolean {
  const { activeElement } = document;
  return (
    document.querySelector("dialog[open], form[data-unsaved]") !== null ||
    (activeElement?.closest("form, textarea") ?? null) !== null
  );
}
