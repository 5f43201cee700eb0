import type { ReactNode } from "react";
import { Route, Switch } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { patterns } from "#paths";
import { lazily } from "#ui/lazily.tsx";

const HeldPage = lazily(async () => (await import("#features/rights/HeldPage.tsx")).HeldPage);
const DuePage = lazily(async () => (await import("#features/rights/DuePage.tsx")).DuePage);

const HowThisDecidesPage = lazily(
  async () => (await import("#features/rights/HowThisDecidesPage.tsx")).HowThisDecidesPage,
);

/** Pages nobody meets often, and addresses that lead nowhere: fetched with the first of them. */
export function RareRoutes({ missing }: { missing: ReactNode }) {
  return (
    <Switch>
      <Route path={patterns.due}>
        <DuePage />
      </Route>
      <Route path={patterns.howThisDecides}>
        <main className="page">
          <HowThisDecidesPage panel={null} />
        </main>
      </Route>
      <Route>{missing}</Route>
    </Switch>
  );
}

/** Likewise, of one opening. */
export function RareRoutesIn({
  panel,
  viewer,
  missing,
}: {
  panel: Panel;
  viewer: Viewer;
  missing: ReactNode;
}) {
  return (
    <Switch>
      <Route path={patterns.howThisDecidesIn}>
        <HowThisDecidesPage panel={panel} />
      </Route>
      <Route path={patterns.held}>
        {({ candidate }) => <HeldPage key={candidate} {...{ panel, viewer }} id={candidate} />}
      </Route>
      <Route>{missing}</Route>
    </Switch>
  );
}
