import { plural } from "#domain/plural.ts";
import { daysBetween } from "#domain/days.ts";
import { kitRemarks } from "#domain/kit/kitChecks.ts";
import { playbookBounds } from "#domain/kit/playbookBounds.ts";
import { formOf } from "#domain/kit/kitForm.ts";
import { stepOf, termsOf } from "./openingPlan.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { clear, open, unknown, watch, type WatchOut } from "./watchOut.ts";

/** Half a year: the playbook's rhythm for checking a band against the market. */
const benchmarkDays = 182;

export function mustHaves({ kit }: Panel): WatchOut {
  const remarks =
    kit === null ? [] : kitRemarks(formOf(kit)).filter(({ at }) => at.startsWith("gates"));
  return watch(
    "must-haves",
    "Vague must-haves",
    "Say for each must-have how many years and on what, and hold to three to five.",
    kit === null
      ? unknown("The kit is not on this device.")
      : remarks.length > 0
        ? open(remarks.map(({ what }) => what).join(" "))
        : clear(`${kit.gates.length} must-haves, each with its context.`),
  );
}

export function scorecard({ kit }: Panel): WatchOut {
  const bare = (kit?.items ?? []).filter(({ anchors }) =>
    anchors.some((anchor) => anchor.trim() === ""),
  );
  return watch(
    "scorecard",
    "No agreed scorecard",
    "Write five anchors for each item, and read them together before the first interview.",
    kit === null
      ? unknown("The kit is not on this device.")
      : bare.length > 0
        ? open(`Without five anchors: ${bare.map(({ title }) => title).join(", ")}.`)
        : clear(`${plural(kit.items.length, "item")} with five anchors each.`),
  );
}

export function rounds(panel: Panel): WatchOut {
  const count = panel.rounds.length;
  return watch(
    "rounds",
    "Too many rounds",
    "Merge two rounds: good candidates drop out after the third, the final included.",
    count > playbookBounds.rounds
      ? open(`${count} rounds.`)
      : clear(`${count} of at most 3 rounds.`),
  );
}

export function takeHome(panel: Panel): WatchOut {
  const long = panel.rounds.filter((round) => (round.takeHome ?? 0) > playbookBounds.takeHome);
  return watch(
    "take-home",
    "A long take-home",
    "Keep work at home within two hours, or do it together in a paired session.",
    long.length > 0
      ? open(`More than two hours at home: ${long.map(({ title }) => title).join(", ")}.`)
      : clear("Nothing asks for more than two hours at home."),
  );
}

export function pattern(panel: Panel): WatchOut {
  const { pattern: agreed } = termsOf(panel);
  const sourced = stepOf(panel, "source").done !== null || panel.candidates.length > 0;
  return watch(
    "pattern",
    "Working pattern left open",
    "Agree where and when the work is done, and tell everybody before they apply.",
    agreed !== null
      ? clear(`Agreed: ${agreed}.`)
      : sourced
        ? open("There are candidates, but no working pattern.")
        : unknown("Not agreed yet, and nobody is sourced yet."),
  );
}

export function benchmark(panel: Panel, today: string): WatchOut {
  const { benchmarkedOn } = termsOf(panel);
  const age = benchmarkedOn === null ? null : daysBetween(benchmarkedOn, today);
  return watch(
    "benchmark",
    "A stale band",
    "Check the band against the market: every six months, not every year.",
    age === null
      ? unknown("When the band was last checked against the market is not noted.")
      : age > benchmarkDays
        ? open(`Last checked ${age} days ago.`)
        : age < 0
          ? unknown("The day of the last check is in the future. Is that a slip?")
          : clear(
              age === 0 ? "Checked today." : `Checked ${age === 1 ? "a day" : `${age} days`} ago.`,
            ),
  );
}
