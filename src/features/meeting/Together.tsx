import { useEffect, useState, useSyncExternalStore } from "react";
import type { CandidateId, PanelistId } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { listOf } from "#domain/plural.ts";
import { roomState, subscribeToRooms } from "#exchange/room/rooms.ts";
import { Button } from "#ui/Button.tsx";
import { type Present, presentIn } from "./leading.ts";
import css from "./Meeting.module.css";
import { useTalk } from "./talk.ts";
import { meet, useTogether } from "./together.ts";
import { useFollowing, useSayWhere } from "./useFollowing.ts";

/** Who else is in the meeting, who leads it, and whether one goes along. */
export function Together({
  panel,
  viewer,
  candidate,
  isMeeting,
}: {
  panel: Panel;
  viewer: Viewer;
  /** Whose page is on the screen. */
  candidate: CandidateId;
  /** The cards are open: this is a meeting. */
  isMeeting: boolean;
}) {
  const { beats, statuses } = useSyncExternalStore(subscribeToRooms, roomState);
  const { at, ledSince, alone } = useTogether();
  const { order } = useTalk();
  useEffect(() => meet(panel.id), [panel.id]);
  const here = presentIn(panel, viewer.me, beats);
  const leaders = useLeaders(here);
  const leads = ledSince !== null;
  useSayWhere(panel.id, isMeeting ? at : null, { leads, order });
  const leader = leads ? null : (leaders.at(-1) ?? null);
  const follows = leader !== null && alone === null;
  const isHeldUp = useFollowing(panel.id, candidate, follows ? leader : null);

  const lead = () => useTogether.setState({ ledSince: Date.now(), alone: null });
  const stop = () => useTogether.setState({ ledSince: null });
  const leadHere = isMeeting && (
    <Button size="small" look="quiet" onClick={lead}>
      Lead the meeting from here
    </Button>
  );
  return (
    <section className={css.together} aria-label="Who is here" data-led={leads || follows}>
      <p className="grow">
        <span role="status">
          {leads ? (
            <Leading leaders={leaders} since={ledSince} />
          ) : leader === null ? null : (
            <Led leader={leader} others={leaders.slice(0, -1)} candidate={candidate} />
          )}
          {follows && isHeldUp && " You stay here until you have finished writing."}
          {leader !== null && alone === "by hand" && " You are on your own, since you moved."}
          {leader !== null && alone === "asked" && " You are on your own."}
        </span>{" "}
        <span className="muted">{hereInWords(here, statuses.get(panel.id)?.state === "live")}</span>
      </p>
      {leads && (
        <Button size="small" onClick={stop}>
          Stop leading
        </Button>
      )}
      {leader !== null && follows && (
        <Button size="small" onClick={() => useTogether.setState({ alone: "asked" })}>
          Look around on my own
        </Button>
      )}
      {leader !== null && !follows && (
        <Button size="small" onClick={() => useTogether.setState({ alone: null })}>
          Follow <bdi>{leader.name}</bdi>
        </Button>
      )}
      {!leads && leadHere}
    </section>
  );
}

/** Whoever leads, the latest to begin last: of two, that one is followed. */
function useLeaders(here: readonly Present[]): Present[] {
  const leaders = here.filter((one) => one.leads);
  const [since, setSince] = useState<ReadonlyMap<PanelistId, number>>(new Map());
  // A beat says that somebody leads, not since when: that is when it was first heard.
  const known = new Map(leaders.map(({ id, heardAt }) => [id, since.get(id) ?? heardAt]));
  const isNews = known.size !== since.size || [...known.keys()].some((id) => !since.has(id));
  if (isNews) setSince(known);
  return leaders
    .map((one) => ({ ...one, heardAt: known.get(one.id) ?? one.heardAt }))
    .toSorted((a, b) => a.heardAt - b.heardAt);
}

function Leading({ leaders, since }: { leaders: readonly Present[]; since: number }) {
  const last = leaders.at(-1);
  const names = listOf(leaders.map(({ name }) => name));
  return (
    <>
      <b>You lead:</b> whoever follows sees what you see.
      {last !== undefined && (
        <>
          {" "}
          <bdi>{names}</bdi> {leaders.length === 1 ? "leads" : "lead"} too;{" "}
          {last.heardAt > since ? (
            <>
              the others follow <bdi>{last.name}</bdi>, who began after you.
            </>
          ) : (
            "the others follow you, who began last."
          )}
        </>
      )}
    </>
  );
}

function Led({
  leader: { name, at },
  others,
  candidate,
}: {
  leader: Present;
  others: readonly Present[];
  candidate: CandidateId;
}) {
  return (
    <>
      <b>
        <bdi>{name}</bdi> leads:
      </b>{" "}
      {at === null ? (
        "at something that is not on this device yet."
      ) : (
        <>
          {at.candidate !== candidate && (
            <>
              <bdi>{at.name}</bdi>,{" "}
            </>
          )}
          {at.title}.
        </>
      )}
      {others.length > 0 && (
        <>
          {" "}
          <bdi>{listOf(others.map((one) => one.name))}</bdi>{" "}
          {others.length === 1 ? "leads" : "lead"} too, and began before.
        </>
      )}
    </>
  );
}

const mostNames = 6;

function hereInWords(here: readonly Present[], isLive: boolean): string {
  const names = here.map(({ name }) => name);
  if (names.length === 0)
    return isLive ? "Nobody else is here." : "Not live, so Needle cannot tell who else is here.";
  const more = names.length - mostNames;
  return `Here: ${more > 0 ? `${names.slice(0, mostNames).join(", ")} and ${more} more` : names.join(", ")}.`;
}
