import { daysBetween } from "#domain/days.ts";
import { planHeadline } from "#domain/playbook/planHeadline.ts";
import { stepStandings } from "#domain/playbook/openingPlan.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { Button } from "#ui/Button.tsx";
import { today } from "#ui/dates.ts";
import { Closings } from "./Closings.tsx";
import { FirstDays } from "./FirstDays.tsx";
import { Figures } from "./Figures.tsx";
import { Leaning } from "./Leaning.tsx";
import css from "./Plan.module.css";
import { saveCalendar } from "./saveCalendar.ts";
import { Steps } from "./Steps.tsx";
import { Terms } from "./Terms.tsx";
import { WatchOuts } from "./WatchOuts.tsx";

/** How the search is run: its steps and terms, what to watch out for, and how it closes. */
export function PlaybookPage({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const day = today();
  const { startedOn } = panel.opening;
  return (
    <div className={css.page}>
      <div className="stack">
        <div className="row">
          <h2 className={`grow ${css.headline ?? ""}`}>
            {planHeadline(stepStandings(panel, day), { startedOn, today: day })}
          </h2>
          <Button onClick={() => void saveCalendar(panel, viewer)}>Calendar file (.ics)</Button>
        </div>
        <Progress day={daysBetween(startedOn, day)} />
        <Steps panel={panel} viewer={viewer} today={day} />
        <Closings panel={panel} viewer={viewer} />
        <FirstDays panel={panel} viewer={viewer} />
      </div>
      <div className="stack">
        <WatchOuts panel={panel} viewer={viewer} today={day} />
        <Terms panel={panel} />
        <Leaning panel={panel} />
        <Figures />
      </div>
    </div>
  );
}

const marks = [
  { at: 0, words: "day 0" },
  { at: 2, words: "2, rounds" },
  { at: 10, words: "10, offer" },
  { at: 14, words: "14" },
  { at: 21, words: "21" },
] as const;
const last = 21;

/** A drawing of the search's days; the headline says it. */
function Progress({ day }: { day: number }) {
  const share = (at: number) => `${(Math.min(Math.max(at, 0), last) / last) * 100}%`;
  return (
    <div aria-hidden>
      <div className={css.track}>
        <div style={{ inlineSize: share(day) }} />
      </div>
      <div className={css.marks}>
        {marks.map(({ at, words }) => (
          <span key={at} style={{ insetInlineStart: share(at) }} data-last={at === last}>
            {words}
          </span>
        ))}
      </div>
    </div>
  );
}
