import { groupBy } from "#domain/groupBy.ts";
import { compareVersions } from "#domain/clock.ts";
import { candidatesOf, type PanelCandidate } from "./candidates.ts";
import { membersOf, type PanelMember } from "./members.ts";
import {
  CandidateId,
  isSignedOpening,
  type CardId,
  type KitId,
  type OpeningId,
  type PanelId,
  type PanelistId,
} from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import type { Kit, Round } from "#domain/kit/kit.ts";
import { assembleMeeting, type Meeting } from "./meeting.ts";
import type { Opened } from "#domain/records/opened.ts";
import type { Opening } from "#domain/records/opening.ts";
import { liveOf, type Kind, type PlanRecord, type SharedRecord } from "#domain/records/record.ts";
import { facetOf, type Plan } from "#domain/records/plan.ts";
import type { PracticeResult } from "#domain/records/practiceResult.ts";
import { resolveSameness, seatsIn, type Resolve } from "#domain/records/links.ts";
import { latestCards, type PanelCard, placeKey, type RosterPlace } from "./panelCards.ts";

import { recusalsIn, type PanelRecusal } from "./recusals.ts";
import {
  headOf,
  namesIn,
  sealedHereIn,
  signedWithin,
  type Refused,
  type SealedHere,
} from "./signedPanel.ts";
import type { SealedOpening } from "#domain/seats/sealing.ts";

/** One opening as a panel sees it: what was started apart and said to be the same is one here. */
export type Panel = {
  id: OpeningId;
  /** Every id this opening goes by. */
  ids: OpeningId[];
  opening: Opening;
  kit: Kit | null;
  kits: ReadonlyMap<KitId, Kit>;
  rounds: Round[];
  members: PanelMember[];
  /** Who left without a card: nothing is asked of them, and what was closed to them stays closed. */
  gone: PanelMember[];
  candidates: PanelCandidate[];
  cards: PanelCard[];
  waivers: PanelWaiver[];
  /** Who should not score whom, by their own word. */
  recusals: PanelRecusal[];
  meeting: Meeting;
  /** Of a signed opening: the panel as it stands, for which a card is written. */
  head: PanelId | null;
  /** Of a signed opening: whose seat a device has asked for. */
  seatOf: (key: SignKey) => PanelistId | null;
  /** Where its cards travel sealed: how far they have come. */
  sealing: SealedOpening | null;
  refused: Refused;
  /** How the sealed cards on a candidate stand here. */
  sealedOn: (candidate: CandidateId) => SealedHere | null;
  /** The sealed cards on a candidate that can be read here, in any revision. */
  readOn: (candidate: CandidateId) => ReadonlySet<CardId>;
  /** For whom candidates were opened, as far as it is known here. */
  opened: Opened[];
  /** How the opening is run: of each facet the latest. */
  plan: Plan[];
  /** What panelists chose to share of their practice. */
  practice: PracticeResult[];
  /** The cards on one candidate. */
  cardsOn: (candidate: CandidateId) => readonly PanelCard[];
  cardAt: (place: RosterPlace) => PanelCard | undefined;
  waiverAt: (place: RosterPlace) => PanelWaiver | undefined;
  recusalOf: (place: Pick<RosterPlace, "author" | "candidate">) => PanelRecusal | undefined;
  /** Any id, as written on a record, → the id it goes by here. */
  resolve: Resolve;
};
export type PanelWaiver = RosterPlace & { reason: string; by: string; at: number };

/** What is needed besides the records where cards travel sealed. */
export type SealedParts = {
  openingOf?: (opening: OpeningId, rows: readonly SharedRecord[]) => SealedOpening | null;
  refused?: Refused;
};

/**
 * Puts an opening together from its records (of any kind, in any order, tombstones allowed).
 * `null` where the opening is not among them.
 */
export function assemblePanel(
  records: readonly SharedRecord[],
  wanted: OpeningId,
  { openingOf, refused = new Map() }: SealedParts = {},
): Panel | null {
  // From here on the order of the records as they came shows nowhere.
  const inOrder = records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const of = <K extends Kind>(kind: K) => liveOf(inOrder, kind);
  const said = of("sameness").map(({ body }) => body);
  // A signed opening stands by itself: what is in it is what its own panel signed.
  const followed = resolveSameness(
    said.filter(({ what, ids }) => what === "opening" && !ids.some(isSignedOpening)),
  );

  const id = followed(wanted);
  const here = (other: OpeningId) => followed(other) === id;
  const openings = of("opening").filter((record) => here(record.id));
  const written = of("scorecard").filter(({ body }) => here(body.opening));
  // Whoever sits on this panel beside somebody else is not made one with them.
  const resolve = isSignedOpening(id)
    ? resolveSameness(signedWithin(of("sameness"), id))
    : resolveSameness(said, seatsIn(openings, written));
  const main = openings.find((record) => record.id === id) ?? openings[0];
  if (main === undefined) return null;

  const kits = new Map(of("kit").map((record) => [record.id, record.body]));
  const names = namesIn(of("panelist"), openings);
  const nameOf = (panelist: PanelistId) =>
    names.get(resolve(panelist)) ?? names.get(panelist) ?? "Unnamed panelist";
  const sealing = openingOf?.(main.id, inOrder) ?? null;
  const late = new Set(sealing?.late());
  const cards = latestCards(written, { resolve, opened: of("opened"), late });
  const authors = new Set(cards.map(({ author }) => author));
  const members = membersOf(openings, cards, { resolve, nameOf });
  const waivers = of("waiver")
    .filter(({ body }) => here(body.opening))
    .toSorted((a, b) => compareVersions(a.version, b.version))
    .map(({ body, author, version }) => ({
      author: resolve(body.without),
      candidate: resolve(body.candidate),
      round: body.round,
      reason: body.reason,
      by: author === "needle" ? "" : nameOf(author),
      at: version[0],
    }));
  const recusals = recusalsIn(
    of("recusal").filter(({ body }) => here(body.opening)),
    { resolve, cards, sealing },
  );
  const plans = of("plan").filter(({ body }) => here(body.opening));
  const cardsOn = groupBy(cards, (card) => card.candidate);
  const cardAt = new Map(cards.map((card) => [placeKey(card), card]));
  const readOn = (candidate: CandidateId) =>
    new Set((cardsOn.get(candidate) ?? []).flatMap(({ revisions }) => revisions));
  const waivedOn = new Set(waivers.map(({ candidate }) => candidate));
  const waiverAt = new Map(waivers.map((waiver) => [placeKey(waiver), waiver]));

  return {
    id,
    ids: openings.map((record) => record.id),
    opening: main.body,
    kit: kits.get(main.body.kit) ?? null,
    kits,
    rounds: distinct(
      openings.flatMap(({ body }) => body.rounds),
      (round) => round.id,
    ),
    members: members.filter(({ id: one, left }) => !left || authors.has(one)),
    gone: members.filter(({ id: one, left }) => left && !authors.has(one)),
    candidates: candidatesOf(
      of("candidate").filter(({ body }) => here(body.opening)),
      resolve,
    ),
    cards,
    waivers,
    recusals,
    meeting: assembleMeeting(
      {
        reratings: of("rerating").filter(({ body }) => here(body.opening)),
        marks: of("mark").filter(({ body }) => here(body.opening)),
        decisions: of("decision").filter(({ body }) => here(body.opening)),
      },
      resolve,
      (author) => (author === "needle" ? "" : nameOf(author)),
      sealing?.choices ?? null,
    ),
    sealing,
    refused,
    readOn,
    sealedOn: sealedHereIn(sealing, readOn, refused),
    head: headOf(of("panel").filter(({ body }) => here(body.opening))),
    seatOf: (key) =>
      of("claim").find(({ body }) => here(body.opening) && body.sign === key)?.body.panelist ??
      null,
    opened: of("opened")
      .filter(({ body }) => here(body.opening))
      .map(({ body }) => ({
        ...body,
        candidate: resolve(body.candidate),
        panelist: resolve(body.panelist),
      })),
    plan: latestPlan(plans, resolve),
    practice: of("practice")
      .filter(({ body }) => here(body.opening))
      .map(({ body }) => ({ ...body, panelist: resolve(body.panelist) })),
    cardsOn: (candidate) => cardsOn.get(candidate) ?? [],
    // Most candidates of a long list have none, and every square of every one asks.
    cardAt: (place) => (cardsOn.has(place.candidate) ? cardAt.get(placeKey(place)) : undefined),
    waiverAt: (place) =>
      waivedOn.has(place.candidate) ? waiverAt.get(placeKey(place)) : undefined,
    recusalOf: ({ author, candidate }) =>
      recusals.find((one) => one.author === author && one.candidate === candidate),
    resolve,
  };
}

/** A candidate by an id somebody typed or followed: any of those they go by. */
export function candidateAt(panel: Panel, typed: string | undefined): PanelCandidate | undefined {
  const id = CandidateId.safeParse(typed);
  if (!id.success) return undefined;
  return panel.candidates.find((candidate) => candidate.id === panel.resolve(id.data));
}

export function roundAt(panel: Panel, typed: string | undefined): Round | undefined {
  return panel.rounds.find(({ id }) => id === typed);
}

/** Facets of openings said to be the same meet here; the later one counts. */
export function latestPlan(rows: readonly PlanRecord[], resolve: Panel["resolve"]): Plan[] {
  const facets = new Map<string, Plan>();
  for (const { body } of rows.toSorted((a, b) => compareVersions(a.version, b.version))) {
    const plan = "candidate" in body ? { ...body, candidate: resolve(body.candidate) } : body;
    facets.set(facetOf(plan), plan);
  }
  return [...facets.values()];
}

function distinct<T>(values: readonly T[], key: (value: T) => string): T[] {
  return [
    ...new Map(values.toReversed().map((value) => [key(value), value])).values(),
  ].toReversed();
}
