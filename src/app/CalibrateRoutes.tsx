import { Route, Switch } from "wouter";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import { candidateAt, type Panel } from "#domain/panel/panel.ts";
import { revealsOf, type Reveals } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { patterns } from "#paths";
import { lazily } from "#ui/lazily.tsx";
import { CalibrateNav } from "./CalibrateNav.tsx";
import { Shown } from "./Shown.tsx";

const CandidatePage = lazily(
  async () => (await import("#features/meeting/CandidatePage.tsx")).CandidatePage,
);
const PanelPage = lazily(async () => (await import("#features/panel/PanelPage.tsx")).PanelPage);
const RecordPage = lazily(async () => (await import("#features/record/RecordPage.tsx")).RecordPage);
const FeedbackPage = lazily(
  async () => (await import("#features/record/FeedbackPage.tsx")).FeedbackPage,
);
const WaitingForCards = lazily(
  async () => (await import("#features/waiting/WaitingForCards.tsx")).WaitingForCards,
);

type Props = { panel: Panel; viewer: Viewer };

/** The meeting on a candidate, the panel and the record; whose cards are open is asked here, once. */
export function CalibrateRoutes({ panel, viewer, shortcuts }: Props & { shortcuts: boolean }) {
  const reveals = revealsOf(panel, viewer);
  return (
    <Switch>
      <Route path={patterns.calibrate}>
        {({ candidate: id }) => {
          const candidate =
            candidateAt(panel, id) ??
            panel.candidates.find((one) => reveals.get(one.id)?.state === "open") ??
            panel.candidates[0];
          return (
            <>
              <Shown {...{ panel, viewer }} candidates={openAmong([candidate], reveals)} />
              <CandidatePage
                {...{ panel, viewer, reveals, shortcuts }}
                candidate={candidate ?? null}
                nav={<CalibrateNav panel={panel} here="candidate" candidate={candidate?.id} />}
                waiting={waitingFor({ panel, viewer, candidate, reveals })}
              />
            </>
          );
        }}
      </Route>
      <Route path={patterns.panel}>
        <Shown {...{ panel, viewer }} candidates={openAmong(panel.candidates, reveals)} />
        <PanelPage {...{ panel, viewer }} nav={<CalibrateNav panel={panel} here="panel" />} />
      </Route>
      <Route path={patterns.feedback}>
        {({ candidate: id }) => {
          const candidate = candidateAt(panel, id);
          return (
            <>
              <Shown {...{ panel, viewer }} candidates={openAmong([candidate], reveals)} />
              <FeedbackPage
                key={candidate?.id}
                panel={panel}
                candidate={candidate ?? null}
                waiting={waitingFor({ panel, viewer, candidate, reveals })}
              />
            </>
          );
        }}
      </Route>
      <Route path={patterns.record}>
        {({ candidate: id }) => {
          const candidate = candidateAt(panel, id);
          const shown = id === undefined ? panel.candidates : [candidate];
          return (
            <>
              <Shown {...{ panel, viewer }} candidates={openAmong(shown, reveals)} />
              <RecordPage
                {...{ panel, viewer, reveals, shortcuts }}
                candidate={candidate ?? null}
                isGone={id !== undefined && candidate === undefined}
                nav={<CalibrateNav panel={panel} here="record" candidate={candidate?.id} />}
                waiting={waitingFor({ panel, viewer, candidate, reveals })}
              />
            </>
          );
        }}
      </Route>
    </Switch>
  );
}

function openAmong(candidates: readonly (PanelCandidate | undefined)[], reveals: Reveals) {
  return candidates
    .filter((one) => one !== undefined)
    .map(({ id }) => id)
    .filter((id) => reveals.get(id)?.state === "open");
}

/** What stands in a candidate's place while their cards may not be shown; `null` once they may. */
function waitingFor({
  panel,
  viewer,
  candidate,
  reveals,
}: Props & { candidate: PanelCandidate | undefined; reveals: Reveals }) {
  const reveal = candidate === undefined ? undefined : reveals.get(candidate.id);
  if (candidate === undefined || reveal === undefined || reveal.state === "open") return null;
  return <WaitingForCards {...{ panel, viewer, candidate, reveal }} />;
}
