import { useLiveQuery } from "dexie-react-hooks";
import { Route, Switch, useLocation } from "wouter";
import { isSignedOpening, OpeningId } from "#domain/id.ts";
import { HomePage } from "#features/home/HomePage.tsx";
import { hasRoom } from "#storage/hasFolder.ts";
import { findEverybody } from "#storage/people.ts";
import { isOfSample } from "#storage/sample.ts";
import { patterns } from "#paths";
import { lazily } from "#ui/lazily.tsx";
import { NotFound } from "./NotFound.tsx";
import { OpeningRoutes } from "./OpeningRoutes.tsx";
import { changePreferences, usePreferences } from "./preferences.ts";
import { Shell } from "./Shell.tsx";
import { useWatches } from "./useWatches.ts";
import { useStartAtTop } from "./useStartAtTop.ts";

/** Comes after the page; files can be chosen where it cannot be fetched. */
const DropZone = lazily(() =>
  import("./DropZone.tsx").then(
    (module) => module.DropZone,
    () => () => null,
  ),
);
const OpeningForm = lazily(
  async () => (await import("#features/prepare/NewOpeningPage.tsx")).NewOpeningPage,
);
const KitsPage = lazily(async () => (await import("#features/kits/KitsPage.tsx")).KitsPage);
const KitPage = lazily(async () => (await import("#features/kits/KitPage.tsx")).KitPage);
const FromTablePage = lazily(
  async () => (await import("#features/kits/FromTablePage.tsx")).FromTablePage,
);
const KitEditPage = lazily(
  async () => (await import("#features/kits/KitEditPage.tsx")).KitEditPage,
);
const KitChangesPage = lazily(
  async () => (await import("#features/kits/KitChangesPage.tsx")).KitChangesPage,
);
const KitPractice = lazily(
  async () => (await import("#features/practice/KitPractice.tsx")).KitPractice,
);
const ReceivePage = lazily(
  async () => (await import("#features/share/ReceivePage.tsx")).ReceivePage,
);
const JoinPage = lazily(async () => (await import("#features/invite/JoinPage.tsx")).JoinPage);
const RoomPage = lazily(async () => (await import("#features/share/RoomPage.tsx")).RoomPage);
// Fetched only where this device is in a room.
const Rooms = lazily(async () => (await import("./Rooms.tsx")).Rooms);
const RareRoutes = lazily(async () => (await import("./RareRoutes.tsx")).RareRoutes);
const SettingsPage = lazily(
  async () => (await import("#features/settings/SettingsPage.tsx")).SettingsPage,
);

/** Which page stands at which address. */
export function Places() {
  const preferences = usePreferences();
  const everybody = useLiveQuery(findEverybody);
  const here = everybody?.here;
  const [location] = useLocation();
  const inView = /^\/openings\/([^/]+)/.exec(location)?.[1] ?? "";
  const isInSample = isOfSample(inView);
  useStartAtTop();
  useWatches();
  const inRooms = useLiveQuery(hasRoom);
  return (
    <Shell
      {...{ everybody, isInSample }}
      opening={joinable(inView)}
      shortcuts={preferences.shortcuts}
    >
      <Switch>
        <Route path={patterns.home}>{here !== undefined && <HomePage here={here} />}</Route>
        <Route path={patterns.receive}>
          <ReceivePage />
        </Route>
        <Route path={patterns.join}>{here !== undefined && <JoinPage me={here.me} />}</Route>
        <Route path={patterns.room}>{here !== undefined && <RoomPage me={here.me} />}</Route>
        <Route path={patterns.newOpening}>
          {here !== undefined && <OpeningForm me={here.me} />}
        </Route>
        <Route path={patterns.kitPractice}>
          {({ kit, case: wanted }) =>
            here !== undefined && (
              <KitPractice
                id={kit}
                me={here.me}
                wanted={wanted ?? null}
                shortcuts={preferences.shortcuts}
                missing={<NotFound what="kit" />}
              />
            )
          }
        </Route>
        <Route path={patterns.kits}>
          <KitsPage />
        </Route>
        <Route path={patterns.kitFromTable}>
          <FromTablePage />
        </Route>
        <Route path={patterns.kitDraft}>
          {({ draft }) => <KitEditPage key={draft} id={draft} shortcuts={preferences.shortcuts} />}
        </Route>
        <Route path={patterns.kitChanges}>
          {({ newer, older }) => <KitChangesPage newer={newer} older={older} />}
        </Route>
        <Route path={patterns.kit}>
          {({ kit }) => <KitPage key={kit} id={kit} missing={<NotFound what="kit" />} />}
        </Route>
        <Route path={patterns.settings}>
          {here !== undefined && (
            <SettingsPage here={here} preferences={preferences} onChange={changePreferences} />
          )}
        </Route>
        <Route path="/openings/:opening/*?">
          {({ opening }) => {
            const id = OpeningId.safeParse(opening);
            if (!id.success) return <NotFound />;
            return (
              <OpeningRoutes
                key={opening}
                id={id.data}
                here={isOfSample(id.data) ? everybody?.inSample : here}
              />
            );
          }}
        </Route>
        <Route>
          <RareRoutes missing={<NotFound />} />
        </Route>
      </Switch>
      <DropZone />
      {inRooms === true && <Rooms opening={inView} />}
    </Shell>
  );
}

/** The opening one can join by giving a name: into a signed one an invitation lets in. */
function joinable(inView: string): OpeningId | null {
  const id = OpeningId.safeParse(inView);
  return id.success && inView !== "new" && !isSignedOpening(inView) ? id.data : null;
}
