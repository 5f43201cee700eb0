import { Route, Switch } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { patterns } from "#paths";
import { lazily } from "#ui/lazily.tsx";

const InvitePage = lazily(async () => (await import("#features/invite/InvitePage.tsx")).InvitePage);
const OwnDevices = lazily(async () => (await import("#features/invite/OwnDevices.tsx")).OwnDevices);
const SharePage = lazily(async () => (await import("#features/share/SharePage.tsx")).SharePage);

/** How an opening's cards and people come and go. */
export function TravelRoutes({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  return (
    <Switch>
      <Route path={patterns.invite}>
        <InvitePage panel={panel} viewer={viewer} />
      </Route>
      <Route>
        <SharePage {...{ panel, viewer }} devices={<OwnDevices {...{ panel, viewer }} />} />
      </Route>
    </Switch>
  );
}
