import { hasEvidence } from "#domain/records/evidence.ts";
import { plural } from "#domain/plural.ts";
import { hour } from "#domain/days.ts";
import { money } from "#domain/money.ts";
import { closingWith, termsOf } from "./openingPlan.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { parityOf } from "#domain/panel/parity.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import { clear, open, unknown, watch, type WatchOut } from "./watchOut.ts";
import { openCandidates } from "#domain/panel/reveal.ts";
import { countedCards } from "#domain/panel/counted.ts";
import { decisionDue } from "#domain/meeting/decisionDue.ts";
import type { PanelCard } from "#domain/panel/panelCards.ts";

const hoursToOffer = 48;

export function pay(panel: Panel, viewer: Viewer): WatchOut {
  const { band, uplift, currency } = termsOf(panel);
  // In whole units, as pay is: 10 per cent on 100,000 are 110,000 and not a hair more.
  const floor = band === null ? null : Math.round((band.from * (100 + uplift)) / 100);
  // Who is chosen, and for how much, is told of nobody whose cards are still hidden.
  const sent = openCandidates(panel, viewer)
    .map(({ id, name }) => ({ name, ...closingWith(panel, id).offer }))
    .filter(({ at }) => at !== null);
  const offers = sent.flatMap(({ name, pay: own }) => (own === null ? [] : [{ name, pay: own }]));
  const low = offers.filter((offer) => floor !== null && offer.pay < floor);
  return watch(
    "pay",
    "Lowballing",
    "Offer within the band, or check whether the band itself is right.",
    floor === null
      ? unknown("No band is set.")
      : low.length > 0
        ? open(
            `Below the band’s ${money(floor, currency)}: ${low.map((offer) => `${offer.name}, ${money(offer.pay, currency)}`).join("; ")}.`,
          )
        : sent.length === 0 || offers.length < sent.length
          ? unknown(sent.length === 0 ? "No offer yet." : "An offer has no pay noted.")
          : clear("Every offer is within the band or above."),
  );
}

/** Candidates the panel means to have: decided so, or offered. */
function wanted(panel: Panel, viewer: Viewer): PanelCandidate[] {
  return openCandidates(panel, viewer).filter(
    ({ id }) =>
      panel.meeting.decisionsOn(id)[0]?.call === "hire" || closingWith(panel, id).offer.at !== null,
  );
}

export function paired(panel: Panel, viewer: Viewer): WatchOut {
  const session = panel.rounds.filter((round) => round.paired).map(({ id }) => id);
  const without = wanted(panel, viewer).filter(
    ({ id }) => !panel.cardsOn(id).some(({ round }) => session.includes(round)),
  );
  return watch(
    "paired",
    "No paired session",
    "Work on something together at least once before the decision.",
    session.length === 0
      ? open("No round has one.")
      : without.length > 0
        ? open(`Chosen without one: ${namesOf(without)}.`)
        : clear("A round has one, and nobody was chosen without it."),
  );
}

export function references(panel: Panel, viewer: Viewer): WatchOut {
  const chosen = wanted(panel, viewer);
  const without = chosen.filter(({ id }) => closingWith(panel, id).references.on === null);
  return watch(
    "references",
    "References skipped",
    "Speak to two people who worked with them before the offer goes out.",
    chosen.length === 0
      ? unknown("Nobody whose cards are open is chosen yet.")
      : without.length > 0
        ? open(`Not taken: ${namesOf(without)}.`)
        : clear("Taken for everybody chosen."),
  );
}

export function offerSpeed(panel: Panel, viewer: Viewer): WatchOut {
  const { now } = viewer;
  const lastRound = panel.rounds.at(-1)?.id;
  const timed = wanted(panel, viewer).flatMap((candidate) => {
    const due = decisionDue(candidate, now);
    const { offer, answer } = closingWith(panel, candidate.id);
    // Without the last round's time the hours would count from an earlier one.
    if (due === null || lastRound === undefined || candidate.interviews[lastRound] === undefined)
      return [];
    if (offer.at === null && answer.answer !== null) return [];
    const { at } = offer;
    const hours = ((at === null ? now : Date.parse(at)) - due.last) / hour;
    return [{ candidate, hours, isOut: at !== null }];
  });
  const slow = timed.filter(({ hours }) => hours > hoursToOffer);
  return watch(
    "offer",
    "A slow offer",
    "Send the offer within 48 hours of the last round; good candidates have others.",
    timed.length === 0
      ? unknown("Nobody whose cards are open is chosen, or a time is not noted.")
      : slow.length > 0
        ? open(
            slow
              .map(
                ({ candidate, hours, isOut }) =>
                  `${candidate.name}: ${Math.ceil(hours)} hours ${isOut ? "until the offer" : "and no offer yet"}.`,
              )
              .join(" "),
          )
        : clear("Within 48 hours of the last round so far."),
  );
}

export function lateCards(panel: Panel): WatchOut {
  const timed = countedCards(panel).flatMap((card) => {
    const at = panel.candidates.find(({ id }) => id === card.candidate)?.interviews[card.round];
    return at === undefined ? [] : [Date.parse(card.firstIn) - Date.parse(at)];
  });
  const late = timed.filter((ms) => ms > panel.opening.dueHours * hour).length;
  return watch(
    "late-cards",
    "Cards written late",
    "Put ten minutes after each interview into the calendar: memory fades within a day.",
    timed.length === 0
      ? unknown("No card with a noted interview time yet.")
      : late > 0
        ? open(
            `${late} of ${timed.length} came in more than ${panel.opening.dueHours} hours after the interview.`,
          )
        : clear(
            `${timed.length === 1 ? "The one card" : `All ${timed.length}`} came in within ${panel.opening.dueHours} hours.`,
          ),
  );
}

/** Only cards that may be shown are looked into. */
export function evidence(panel: Panel, viewer: Viewer): WatchOut {
  const cards = openCandidates(panel, viewer).flatMap(({ id }) => countedCards(panel, id));
  const thin = cards.filter(isThin);
  return watch(
    "evidence",
    "Scores without evidence",
    "Ask for a line of what was said or done beside each score.",
    cards.length === 0
      ? unknown("No card may be shown yet.")
      : thin.length > 0
        ? open(
            `Evidence for fewer than half of the scores: on ${thin.length} of ${plural(cards.length, "card")}.`,
          )
        : clear(
            `Evidence for half of the scores or more, on ${cards.length === 1 ? "the one card" : `all ${cards.length} cards`}.`,
          ),
  );
}

function isThin({ body }: PanelCard): boolean {
  const scored = Object.values(body.ratings).filter(({ score }) => isLevel(score));
  const told = scored.filter(hasEvidence).length;
  return scored.length > 0 && told * 2 < scored.length;
}

export function parity(panel: Panel): WatchOut {
  const met = panel.candidates.filter(({ id }) => countedCards(panel, id).length > 0).length;
  const uneven = parityOf(panel);
  return watch(
    "parity",
    "Candidates met different panels",
    "Give everybody the same rounds with the same number of panelists, on one kit version.",
    met < 2
      ? unknown("Fewer than two candidates have cards.")
      : uneven.length > 0
        ? open(
            uneven
              .map(({ what, fewest, most }) =>
                what === "kit versions"
                  ? `${most} kit versions.`
                  : `From ${fewest} to ${most} ${what}.`,
              )
              .join(" "),
          )
        : clear(`All ${met} met as many people in as many rounds and minutes, on one kit version.`),
  );
}

function namesOf(candidates: readonly PanelCandidate[]): string {
  return candidates.map(({ name }) => name).join(", ");
}
