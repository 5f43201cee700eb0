import type { Panel } from "#domain/panel/panel.ts";
import { openCandidates } from "#domain/panel/reveal.ts";
import { cardsIn, type Viewer } from "#domain/panel/roster.ts";
import { whatIsNext } from "#domain/panel/whatIsNext.ts";
import { plural } from "#domain/plural.ts";
import type { StepName } from "#domain/records/plan.ts";
import { closingWith, termsOf } from "./openingPlan.ts";

/** What the opening itself already says about a step; `toAsk`: so many cards may be asked for. */
export type FromRoster = { told: string; toAsk: number };

/** As far as the viewer may know: decisions and offers of candidates who are open to them. */
export function fromRoster(panel: Panel, viewer: Viewer, step: StepName): FromRoster {
  switch (step) {
    case "define":
      return only(kitInWords(panel));
    case "terms":
      return only(termsInWords(panel));
    case "source":
      return only(
        panel.candidates.length === 0
          ? "Nobody is on the roster yet."
          : `${plural(panel.candidates.length, "candidate")} on the roster.`,
      );
    case "interview":
      return interviewing(panel, viewer);
    case "close":
      return only(closingInWords(panel, viewer));
  }
}

function only(told: string): FromRoster {
  return { told, toAsk: 0 };
}

function kitInWords({ kit }: Panel): string {
  if (kit === null) return "The kit is not on this device.";
  return `${kit.title}, version ${kit.version}: ${plural(kit.items.length, "item")}, ${plural(kit.gates.length, "must-have")}.`;
}

function termsInWords(panel: Panel): string {
  const { level, band, pattern } = termsOf(panel);
  const open = [
    ...(level === null ? ["the level"] : []),
    ...(band === null ? ["the band"] : []),
    ...(pattern === null ? ["the working pattern"] : []),
  ];
  return open.length === 0 ? "All three are settled." : `Still open: ${open.join(", ")}.`;
}

function interviewing(panel: Panel, viewer: Viewer): FromRoster {
  const counts = panel.candidates.map((candidate) => cardsIn(panel, viewer, candidate));
  const whole = counts.filter((one) => one.of > 0 && one.in === one.of).length;
  const toAsk = whatIsNext(panel, viewer).reduce(
    (sum, { next }) => sum + (next.what === "ask" ? next.owed.length : 0),
    0,
  );
  const missing = toAsk === 0 ? "" : ` ${plural(toAsk, "card is", "cards are")} missing.`;
  return {
    told: `${whole} of ${plural(counts.length, "candidate")} ${whole === 1 ? "has" : "have"} all cards.${missing}`,
    toAsk,
  };
}

function closingInWords(panel: Panel, viewer: Viewer): string {
  const closings = openCandidates(panel, viewer).map(({ id }) => closingWith(panel, id));
  const offers = closings.filter(({ offer }) => offer.at !== null);
  const accepted = offers.filter(({ answer }) => answer.answer === "accepted").length;
  if (offers.length === 0) return "No offer is out.";
  return `${plural(offers.length, "offer")} made, ${accepted} accepted.`;
}
