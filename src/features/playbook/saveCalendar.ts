import { writeCalendar } from "#domain/files/calendar.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { openingCalendar } from "#domain/playbook/openingCalendar.ts";
import { plural } from "#domain/plural.ts";
import { handOver } from "#exchange/download.ts";
import { fileName } from "#exchange/fileName.ts";
import { today } from "#ui/dates.ts";
import { say } from "#ui/toasts.ts";

/** What is due on an opening, as a file for one's own calendar. */
export async function saveCalendar(panel: Panel, { now }: Pick<Viewer, "now">): Promise<void> {
  const entries = openingCalendar(panel, today());
  const text = writeCalendar(entries, now);
  const name = fileName("calendar", [panel.opening.title], "ics");
  await handOver({ name, type: "text/calendar", text });
  say(
    `${name} is in your downloads: ${plural(entries.length, "entry", "entries")}. Open it to put them into your calendar.`,
  );
}
