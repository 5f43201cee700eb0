import { Folder, UserRound } from "lucide-react";
import { useLiveQuery } from "dexie-react-hooks";
import { Link } from "wouter";
import { notJoinedInWords, trustInWords } from "#domain/panel/coordination.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { liveOf } from "#domain/records/record.ts";
import { heardFrom } from "#domain/seats/heads.ts";
import { viewOf } from "#domain/seats/view.ts";
import { copiesOf } from "#storage/copies.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { RoomWay } from "./RoomWay.tsx";
import type { Travelling } from "./toDo.ts";
import css from "./Travel.module.css";
import { doTravelAct } from "./travelActs.ts";
import { Way } from "./Way.tsx";
import { folderInWords, heardInWords, joinedInWords } from "./travelInWords.ts";

/** The ways cards have between the panel's devices, and how each stands. */
export function HowCardsTravel({
  panel,
  viewer,
  travelling,
}: {
  panel: Panel;
  viewer: Viewer;
  travelling: Travelling;
}) {
  const { folder, canPick } = travelling;
  const view = useLiveQuery(async () => {
    const copies = await copiesOf(panel.id);
    const { rows, standing } = viewOf(panel.id, copies);
    return { standing, heard: heardFrom(liveOf(rows, "head"), copies) };
  }, [panel.id]);
  const heard = (view?.heard ?? []).filter(({ panelist }) => panel.resolve(panelist) !== viewer.me);
  const handle = folder?.handle;
  const trust = trustInWords(panel, viewer.me);
  const notJoined =
    view === undefined
      ? null
      : notJoinedInWords(panel, (id) => (view.standing.seats.get(id)?.keys.length ?? 0) > 0);
  return (
    <section className={`card ${css.list}`} aria-labelledby="travel">
      <h2 id="travel">How cards travel</h2>
      <Way
        icon={<Folder size={18} aria-hidden />}
        title={handle === undefined ? "Shared folder" : `Shared folder “${handle.name}”`}
        action={
          canPick &&
          folder !== null && (
            <>
              {handle !== undefined && (
                <Button look="quiet" onClick={() => void doTravelAct("leave", panel, viewer)}>
                  Leave it
                </Button>
              )}
              <Button onClick={() => void doTravelAct("choose", panel, viewer)}>
                {handle === undefined ? "Choose" : "Choose another"}
              </Button>
            </>
          )
        }
      >
        <p className="small muted">{folderInWords(travelling)}</p>
      </Way>
      <RoomWay panel={panel} viewer={viewer} />
      <Way
        icon={<UserRound size={18} aria-hidden />}
        title="Panel"
        action={
          <Link href={paths.invite(panel.id)} className={buttonClass()}>
            Invite
          </Link>
        }
      >
        {view !== undefined && <p className="small muted">{joinedInWords(panel, view.standing)}</p>}
        {trust !== null && <p className="small muted">{trust}</p>}
        {notJoined !== null && <p className={`small ${css.odd}`}>{notJoined}</p>}
        {heard.map((one) => (
          <p key={one.panelist} className={one.missing > 0 ? `small ${css.odd}` : "small muted"}>
            {heardInWords(panel, one)}
          </p>
        ))}
      </Way>
    </section>
  );
}
