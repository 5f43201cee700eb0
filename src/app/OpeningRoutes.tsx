import { useEffect } from "react";
import { Link, Route, Switch, useLocation } from "wouter";
import { daysBetween } from "#domain/days.ts";
import { isSignedOpening, type OpeningId } from "#domain/id.ts";
import { candidateAt, roundAt, type Panel } from "#domain/panel/panel.ts";
import { hasPractice } from "#domain/practice/hasPractice.ts";
import type { PeopleHere } from "#storage/people.ts";
import { calibratePlaces, paths, patterns, sharePlaces } from "#paths";
import { InBar } from "#ui/Bar.tsx";
import { dayHere } from "#ui/dates.ts";
import { useNow } from "#ui/useNow.ts";
import { atSeat, isOnPanel } from "./openingPlaces.ts";
import { InView } from "./InView.tsx";
import { NotFound } from "./NotFound.tsx";
import css from "./OpeningRoutes.module.css";
import { changePreferences, usePreferences } from "./preferences.ts";
import { useShownPanel } from "./useShownPanel.ts";
import { useViewer } from "./useViewer.ts";
import { lazily } from "#ui/lazily.tsx";

/** For whoever is not on the panel yet. */
const WhoAreYou = lazily(async () => (await import("./WhoAreYou.tsx")).WhoAreYou);
const CalibrateRoutes = lazily(async () => (await import("./CalibrateRoutes.tsx")).CalibrateRoutes);
const RosterPage = lazily(
  async () => (await import("#features/prepare/RosterPage.tsx")).RosterPage,
);
const ScorePage = lazily(async () => (await import("#features/score/ScorePage.tsx")).ScorePage);
const EditOpeningPage = lazily(
  async () => (await import("#features/prepare/EditOpeningPage.tsx")).EditOpeningPage,
);
const ImportPage = lazily(
  async () => (await import("#features/prepare/ImportPage.tsx")).ImportPage,
);
const BriefPage = lazily(async () => (await import("#features/prepare/BriefPage.tsx")).BriefPage);
const PracticePage = lazily(
  async () => (await import("#features/practice/PracticePage.tsx")).PracticePage,
);
const PlaybookPage = lazily(
  async () => (await import("#features/playbook/PlaybookPage.tsx")).PlaybookPage,
);
const JoinedPage = lazily(async () => (await import("#features/invite/JoinedPage.tsx")).JoinedPage);
const TravelRoutes = lazily(async () => (await import("./TravelRoutes.tsx")).TravelRoutes);
const RareRoutesIn = lazily(async () => (await import("./RareRoutes.tsx")).RareRoutesIn);

// The chunk of the page one is heading for comes while the database opens.
if (location.pathname.includes("/score/")) ScorePage.preload();

/** Everything under one opening: reads its panel once and hands it to the page in view. */
export function OpeningRoutes({
  id,
  here,
}: {
  id: OpeningId;
  /** `undefined` while it is read; the opening is read meanwhile. */
  here: PeopleHere | undefined;
}) {
  const panel = useShownPanel(id);
  const me = here?.me?.id;
  // What a device that stopped halfway still owes the others of sealed cards, it does now.
  useEffect(() => {
    if (isSignedOpening(id)) void import("#storage/sealing.ts").then(({ openDue }) => openDue(id));
  }, [id]);
  const now = useNow();
  const { shortcuts, timer } = usePreferences();

  const seen = useViewer(panel, me, now);

  if (panel === null) return <NotFound what="opening" />;
  if (here === undefined || panel === undefined || seen === undefined) return null;
  const { viewer, drafts } = seen;

  return (
    <>
      <title>{`${panel.opening.title}, Needle`}</title>
      <InView {...{ panel, viewer, drafts }} />
      <InBar slot="crumb">
        <Link href={paths.opening(panel.id)}>
          <bdi>{panel.opening.title}</bdi>
        </Link>
      </InBar>
      <Switch>
        <Route path={patterns.score}>
          {({ candidate, round }) =>
            here.me === null || (isSignedOpening(panel.id) && viewer.hasSeat !== true) ? (
              <main className="page">
                <WhoAreYou panel={panel} here={here} />
              </main>
            ) : (
              <ScorePage
                key={`${here.me.id} ${candidate} ${round}`}
                panel={panel}
                viewer={viewer}
                me={atSeat(here.me, panel, viewer)}
                drafts={drafts}
                candidate={candidateAt(panel, candidate)}
                round={roundAt(panel, round)}
                shortcuts={shortcuts}
                timer={timer}
                onTimer={(shown) => changePreferences({ timer: shown })}
              />
            )
          }
        </Route>
        <Route path={patterns.brief}>
          {({ candidate, round }) => (
            <BriefPage
              {...{ panel, viewer, isOnPanel: isOnPanel(panel, here, viewer) }}
              missing={<NotFound />}
              at={[candidateAt(panel, candidate), roundAt(panel, round)]}
            />
          )}
        </Route>
        <Route path={patterns.practice}>
          {({ case: wanted }) =>
            panel.kit === null ? (
              <NotFound />
            ) : (
              <PracticePage
                kit={panel.kit}
                kitId={panel.opening.kit}
                me={here.me}
                panel={panel}
                pathTo={(name) => paths.practice(panel.id, name)}
                wanted={wanted ?? null}
                shortcuts={shortcuts}
              />
            )
          }
        </Route>
        <Route path={patterns.editOpening}>
          <EditOpeningPage panel={panel} viewer={viewer} />
        </Route>
        <Route path={patterns.importCandidates}>
          <ImportPage panel={panel} />
        </Route>
        <Route path={patterns.joined}>
          <main className="page">
            <JoinedPage panel={panel} viewer={viewer} />
          </main>
        </Route>
        <Route>
          <main className="page">
            <OpeningHead panel={panel} now={now} />
            <Switch>
              <Route path={patterns.opening}>
                <div className="stack">
                  {!isOnPanel(panel, here, viewer) && <WhoAreYou panel={panel} here={here} />}
                  <RosterPage panel={panel} viewer={viewer} drafts={drafts} />
                </div>
              </Route>
              <Route path={calibratePlaces}>
                <CalibrateRoutes panel={panel} viewer={viewer} shortcuts={shortcuts} />
              </Route>
              <Route path={patterns.playbook}>
                <PlaybookPage panel={panel} viewer={viewer} />
              </Route>
              <Route path={sharePlaces}>
                <TravelRoutes {...{ panel, viewer }} />
              </Route>
              <Route>
                <RareRoutesIn {...{ panel, viewer }} missing={<NotFound />} />
              </Route>
            </Switch>
          </main>
        </Route>
      </Switch>
    </>
  );
}

/** Title, kit and day of the opening, and the way to its places. */
function OpeningHead({ panel, now }: { panel: Panel; now: number }) {
  const [location] = useLocation();
  const { opening, kit, id } = panel;
  const day = daysBetween(opening.startedOn, dayHere(now));
  // On paper a record is a document of its own, and names its opening.
  const isRecord = /\/(?:record\/|how-).|\/print$/.test(location);
  const tabs = [
    {
      href: paths.opening(id),
      name: "Roster",
      here: !/\/(?:calibrate|panel|record|playbook|share|held|how-)/.test(location),
    },
    { href: paths.calibrate(id), name: "Calibrate", here: calibratePlaces.test(location) },
    { href: paths.playbook(id), name: "Playbook", here: location.includes("/playbook") },
    { href: paths.share(id), name: "Share", here: location.includes("/share") },
  ];
  return (
    <header className={isRecord ? `${css.head} ${css.onScreen}` : css.head}>
      <div className="row">
        <h1>
          <bdi>{opening.title}</bdi>
        </h1>
        {opening.sample && <span className={css.sample}>Sample, made up</span>}
      </div>
      <p className={`small muted ${css.kit}`}>
        Kit:{" "}
        {kit === null ? (
          "not on this device"
        ) : (
          <Link href={paths.kit(opening.kit)}>
            {kit.title}, version {kit.version}
          </Link>
        )}
        {kit !== null && hasPractice(kit) && (
          <>
            {" ("}
            <Link href={paths.practice(id)}>practise</Link>)
          </>
        )}
        {day >= 0 && `. Day ${day} of the playbook’s 14 to 21.`}
      </p>
      <nav className={css.tabs} aria-label="Places of this opening">
        {tabs.map((tab) => (
          <Link
            key={tab.name}
            href={tab.href}
            className={css.tab}
            aria-current={tab.here ? "page" : undefined}
          >
            {tab.name}
          </Link>
        ))}
      </nav>
    </header>
  );
}
