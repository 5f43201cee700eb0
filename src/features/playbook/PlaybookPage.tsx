import { plural } from "#domain/plural.ts";
import { openingCalendar } from "#domain/playbook/openingCalendar.ts";
import { writeCalendar } from "#domain/files/calendar.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { handOver } from "#exchange/download.ts";
import { fileName } from "#exchange/fileName.ts";
import { Button } from "#ui/Button.tsx";
import { today } from "#ui/dates.ts";
import { say } from "#ui/toasts.ts";
import { Closings } from "./Closings.tsx";
import { FirstDays } from "./FirstDays.tsx";
import { Figures } from "./Figures.tsx";
import { Leaning } from "./Leaning.tsx";
import { Steps } from "./Steps.tsx";
import { Terms } from "./Terms.tsx";
import { WatchOuts } from "./WatchOuts.tsx";

/** How the search is run: its steps and terms, what to watch out for, and how it closes. */
export function PlaybookPage({ panel, viewer }: { panel: Panel; viewer: Viewer }) {
  const day = today();
  const calendar = async () => {
    const entries = openingCalendar(panel, day);
    const text = writeCalendar(entries, viewer.now);
    const name = fileName("calendar", [panel.opening.title], "ics");
    await handOver({ name, type: "text/calendar", text });
    say(
      `${name} is in your downloads: ${plural(entries.length, "entry", "entries")}. Open it to put them into your calendar.`,
    );
  };
  return (
    <div className="stack">
      <div className="row">
        <h2 className="grow">The playbook</h2>
        <Button onClick={() => void calendar()}>Calendar file (.ics)</Button>
      </div>
      <Steps panel={panel} me={viewer.me} today={day} />
      <WatchOuts panel={panel} viewer={viewer} today={day} />
      <Terms panel={panel} />
      <Leaning panel={panel} />
      <Closings panel={panel} viewer={viewer} />
      <FirstDays panel={panel} viewer={viewer} />
      <Figures />
    </div>
  );
}
