import { hour } from "#domain/days.ts";
import type { CalendarEntry } from "#domain/files/calendar.ts";
import { contentHash } from "#domain/hash.ts";
import { stepStandings } from "./openingPlan.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { steps } from "./playbook.ts";
import { hoursToDecide } from "#domain/meeting/decisionDue.ts";

/** The steps still to do, and for each interview with a time when its cards and decision are due. */
export function openingCalendar(panel: Panel, today: string): CalendarEntry[] {
  const { opening } = panel;
  const uid = (...parts: string[]) => contentHash([panel.id, ...parts]).slice(0, 32);
  const tasks = stepStandings(panel, today)
    .filter(({ state }) => state !== "done")
    .map(({ name, due }): CalendarEntry => ({
      uid: uid("step", name),
      title: `${opening.title}: ${steps[name].title}`,
      text: steps[name].deliverable,
      day: due,
    }));
  const deadlines = panel.candidates.flatMap((candidate): CalendarEntry[] => {
    const times = panel.rounds.flatMap(({ id, title }) => {
      const at = candidate.interviews[id];
      return at === undefined ? [] : [{ round: id, title, at: Date.parse(at) }];
    });
    const cards = times.map(({ round, title, at }): CalendarEntry => ({
      uid: uid("card", candidate.id, round),
      title: `Scorecard due: ${candidate.name}, ${title}`,
      text: `${opening.title}. ${opening.dueHours} hours after the interview; memory fades within a day.`,
      at: at + opening.dueHours * hour,
      minutes: 15,
    }));
    if (times.length < panel.rounds.length || times.length === 0) return cards;
    // The last round has a time: from it the panel has two days.
    const last = Math.max(...times.map(({ at }) => at));
    return [
      ...cards,
      {
        uid: uid("decision", candidate.id),
        title: `Decision due: ${candidate.name}`,
        text: `${opening.title}. ${hoursToDecide} hours after the last round.`,
        at: last + hoursToDecide * hour,
        minutes: 30,
      },
    ];
  });
  return [...tasks, ...deadlines];
}
