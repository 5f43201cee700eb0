import type { PanelActs } from "#domain/finding/panelActs.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { openingCalendar } from "#domain/playbook/openingCalendar.ts";
import { plural } from "#domain/plural.ts";
import { hasPractice } from "#domain/practice/hasPractice.ts";
import { paths } from "#paths";
import { today } from "#ui/dates.ts";
import { entry, type FindEntry } from "./entry.ts";

/** What other features do for the opening in view: the palette only leads to it. */
export type OpeningWays = { ask: () => void; saveCalendar: () => void };

/** What can be done at once on the opening in view, each only where there is something to do. */
export function panelEntries(
  { id, opening }: Pick<Panel, "id" | "opening">,
  { ask, calibrate }: PanelActs,
  ways: OpeningWays,
): FindEntry[] {
  const at = { group: "Do", isHere: true, rank: 1 } as const;
  return [
    ...(ask === null
      ? []
      : [
          entry(
            {
              ...at,
              key: "ask for cards",
              icon: "mail",
              before: "Ask for the missing cards",
              detail: `${plural(ask.candidates, "candidate")}, ${plural(ask.people, "person", "people")}`,
              does: { perform: ways.ask },
            },
            opening.title,
          ),
        ]),
    ...(calibrate === null
      ? []
      : [
          entry(
            {
              ...at,
              key: "calibrate next",
              icon: "next",
              before: "Calibrate the next candidate",
              detail: calibrate.name,
              does: { goTo: paths.calibrate(id, calibrate.id) },
            },
            opening.title,
          ),
        ]),
  ];
}

/** What needs no look at its candidates. */
export function calendarEntries(panel: Panel, ways: OpeningWays): FindEntry[] {
  // One is enough to make a file of, and of ten thousand none is made up for the sake of a row.
  const some = panel.candidates.find(({ interviews }) => Object.keys(interviews).length > 0);
  const candidates = some === undefined ? [] : [some];
  if (openingCalendar({ ...panel, candidates }, today()).length === 0) return [];
  return [
    entry(
      {
        key: "save calendar",
        group: "Do",
        icon: "file",
        before: "Save the calendar file",
        detail: ".ics",
        rank: 1,
        isHere: true,
        does: { perform: ways.saveCalendar },
      },
      panel.opening.title,
    ),
  ];
}

/** Practice on the kit of the opening in view, where there are cases for it. */
export function practiceEntries({ id, kit, opening }: Panel): FindEntry[] {
  if (kit === null || !hasPractice(kit)) return [];
  return [
    entry(
      {
        key: `${id} Practice`,
        group: "Go to",
        icon: "place",
        before: "Practice cases",
        detail: kit.title,
        rank: 0,
        isHere: true,
        does: { goTo: paths.practice(id) },
      },
      opening.title,
    ),
  ];
}
