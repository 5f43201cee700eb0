import { plural } from "#domain/plural.ts";
import { cardsOnTime } from "#domain/panel/onTime.ts";
import { median } from "#domain/median.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { openCandidates } from "#domain/panel/reveal.ts";
import { daysBetween } from "#domain/days.ts";
import { closingWith, milestoneOf } from "./openingPlan.ts";
import { norms } from "./playbook.ts";
import { validity, type Validity } from "#domain/statistics/validity.ts";
import { compositeOf } from "#domain/meeting/composite.ts";

/** One of the panel's own figures beside the playbook's. */
export type SearchFigure = {
  name: string;
  playbook: string;
  /** `null` where there is too little to say. */
  own: string | null;
  /** What it rests on, with counts. */
  basis: string;
};

/** Below these a figure would be about one or two people, and keeps silent. */
const enough = { hires: 3, offers: 5, openings: 2, cards: 5 } as const;

/** Over openings that are not samples; `now`, in ms, tells what is late. */
export function searchFigures(panels: readonly Panel[], now: number): SearchFigure[] {
  const real = panels.filter(({ opening }) => !opening.sample);
  const answers = real.flatMap((panel) =>
    panel.candidates.map(({ id }) => ({ panel, ...closingWith(panel, id).answer })),
  );
  const hires = answers.filter(({ answer }) => answer === "accepted");
  const days = hires.flatMap(({ panel, on }) =>
    on === null ? [] : [daysBetween(panel.opening.startedOn, on)],
  );
  const timed = days.filter((count) => count >= 0);
  const answered = answers.filter(({ answer }) => answer !== null);
  const hiring = real.filter((panel) => hires.some((hire) => hire.panel === panel));
  const shortlisted = hiring.reduce((sum, panel) => sum + panel.candidates.length, 0);
  const [low, high] = norms.daysToHire;
  const timely = real.map((panel) => cardsOnTime(panel, { ...nobody, now }));
  const inTime = timely.reduce((sum, one) => sum + one.inTime, 0);
  const due = timely.reduce((sum, one) => sum + one.due, 0);
  return [
    {
      name: "Time to hire",
      playbook: `${low} to ${high} days`,
      own: timed.length < enough.hires ? null : plural(median(timed), "day"),
      basis: basis(timed.length, "hire with a day", "hires with a day", enough.hires),
    },
    {
      name: "Interview rounds",
      playbook: `${norms.rounds[0]} to ${norms.rounds[1]}`,
      own:
        real.length < enough.openings
          ? null
          : String(median(real.map((panel) => panel.rounds.length))),
      basis: basis(real.length, "opening", "openings", enough.openings),
    },
    {
      name: "Offers accepted",
      playbook: `${percent(norms.acceptance.playbook)}, against about ${percent(norms.acceptance.industry)} elsewhere`,
      own:
        answered.length < enough.offers
          ? null
          : `${percent(hires.length / answered.length)}, ${hires.length} of ${answered.length}`,
      basis: basis(answered.length, "answered offer", "answered offers", enough.offers),
    },
    {
      name: "Shortlist to hire",
      playbook: `about ${norms.shortlistPerHire} to 1`,
      own: hires.length < enough.hires ? null : `${(shortlisted / hires.length).toFixed(1)} to 1`,
      basis: basis(hires.length, "hire", "hires", enough.hires),
    },
    {
      name: "Cards in on time",
      playbook: "all, within a day",
      own: due < enough.cards ? null : `${percent(inTime / due)}, ${inTime} of ${due}`,
      basis: basis(due, "card that was due", "cards that were due", enough.cards),
    },
  ];
}

function basis(count: number, one: string, many: string, needed: number): string {
  const have = plural(count, one, many);
  return count < needed ? `${have}; speaks from ${needed}` : `On ${have}`;
}

/** Nobody’s view: open is whoever’s expected cards are all in or waived. */
const nobody = { me: null, drafts: [], now: 0 };

/**
 * How the panels' composites before the talk went with what was seen by day 30 (`statistics.md` i).
 * Of candidates whose cards are all in: half a panel’s mean is no composite of it. Outcomes judged
 * by somebody who had seen the scores are left out and counted.
 */
export function predictiveValidity(panels: readonly Panel[]): {
  validity: Validity;
  outcomes: number;
  contaminated: number;
} {
  const pairs = panels
    .filter(({ opening }) => !opening.sample)
    .flatMap((panel) =>
      openCandidates(panel, nobody).flatMap(({ id }) => {
        const { outcome, sawScores } = milestoneOf(panel, id, "day 30");
        const score = compositeOf(panel, id, "before").mean;
        return outcome === null || score === null ? [] : [{ score, outcome, sawScores }];
      }),
    );
  const blind = pairs.filter(({ sawScores }) => sawScores === false);
  return {
    validity: validity(
      blind.map(({ score }) => score),
      blind.map(({ outcome }) => outcome),
    ),
    outcomes: blind.length,
    contaminated: pairs.length - blind.length,
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
