import type { ReactNode } from "react";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { noteAllHandedOut } from "#storage/outbox.ts";
import { Button } from "#ui/Button.tsx";
import { Arrived } from "./Arrived.tsx";
import { HowCardsTravel } from "./HowCardsTravel.tsx";
import { Receipts } from "./Receipts.tsx";
import { SameState } from "./SameState.tsx";
import { ShareLine } from "./ShareLine.tsx";
import type { Give } from "./give.ts";
import { TakeAway } from "./TakeAway.tsx";
import { ToDo } from "./ToDo.tsx";
import css from "./Travel.module.css";
import { doTravelAct } from "./travelActs.ts";
import { useTravelling } from "./useTravelling.ts";
import { StillBlind, Wholes } from "./Wholes.tsx";

/** How the cards of an opening where everything is signed come to the panel, and what came. */
export function SignedShare({
  panel,
  viewer,
  give,
  devices,
}: {
  panel: Panel;
  viewer: Viewer;
  give: Give;
  devices: ReactNode;
}) {
  const travelling = useTravelling(panel.id);
  if (travelling === undefined) return null;
  return (
    <div className="stack">
      <div className={css.page}>
        <div className="stack">
          <ToDo panel={panel} viewer={viewer} travelling={travelling} />
          <HowCardsTravel {...{ panel, viewer, travelling }} />
          <Arrived panel={panel} />
        </div>
        <div className="stack">
          <section className="card stack" aria-labelledby="more">
            <h2 id="more">As files</h2>
            <ShareLine
              title="Everything new as one file"
              text="For whoever has no folder. Opening one twice, or in any order, does no harm."
              action={
                <Button onClick={() => void doTravelAct("file", panel, viewer)}>
                  Send what is new
                </Button>
              }
            />
            <Wholes
              panel={panel}
              viewer={viewer}
              give={give}
              onWhole={() => void noteAllHandedOut(panel.id)}
            />
            <StillBlind panel={panel} viewer={viewer} />
          </section>
          {devices}
          <SameState opening={panel.id} />
          <TakeAway opening={panel.id} />
        </div>
      </div>
      <Receipts panel={panel} />
    </div>
  );
}
