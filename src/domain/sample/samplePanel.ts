import { day, hour } from "#domain/days.ts";
import type { Candidate } from "#domain/records/candidate.ts";
import type { Version } from "#domain/clock.ts";
import { contentHash } from "#domain/hash.ts";
import {
  CandidateId,
  DeviceId,
  GateId,
  ItemId,
  OpeningId,
  PanelistId,
  RoundId,
  SignalId,
} from "#domain/id.ts";
import { kitId, type Round } from "#domain/kit/kit.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import type { Member, Opening } from "#domain/records/opening.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { SampleCandidate, SampleCard, SamplePerson } from "./sampleCard.ts";
import { sampleFinalCards } from "./sampleFinalCards.ts";
import { sampleTechnicalCards } from "./sampleTechnicalCards.ts";
import { cardId, type GateMark, type Rating, type Scorecard } from "#domain/records/scorecard.ts";
import type { Instant } from "#domain/text.ts";

const minute = 60_000;

const opening = OpeningId.parse("sample-opening");
const kit = kitId(mlEngineer);
const technical = RoundId.parse("technical");
const final = RoundId.parse("final");

const people = {
  maya: { name: "Maya Okafor", role: "lead", round: final },
  priya: { name: "Priya Nair", role: "interviewer", round: technical },
  jonas: { name: "Jonas Keller", role: "interviewer", round: technical },
  tom: { name: "Tom Reyes", role: "hiring manager", round: final },
} as const satisfies Record<SamplePerson, { name: string; role: Member["role"]; round: RoundId }>;

const candidates: Record<SampleCandidate, string> = {
  ines: "Ines Duarte",
  amara: "Amara Osei",
  wei: "Wei Lindqvist",
  sam: "Sam Pereira",
  lou: "Lou Bertrand",
};

/**
 * A made-up search to look around in, as its lead sees it at `now`: two candidates ready to
 * calibrate, one waiting for the lead's own card, one for a colleague's that is late, one whose
 * interviews are still to come. The same `now` gives the same records.
 */
export function samplePanel(now: Instant): SharedRecord[] {
  const times = interviewTimes(Date.parse(now));
  const began = Date.parse(now) - 9 * day;
  return [
    {
      id: kit,
      kind: "kit",
      author: "needle",
      version: [0, 0, DeviceId.parse("needle")],
      body: mlEngineer,
    },
    {
      id: opening,
      kind: "opening",
      author: panelistId("maya"),
      version: version(began),
      body: openingBody(began),
    },
    ...keysOf(people).map((person) => ({
      id: panelistId(person),
      kind: "panelist" as const,
      author: panelistId(person),
      version: version(began),
      body: { name: people[person].name },
    })),
    ...keysOf(candidates).map((candidate) => ({
      id: candidateId(candidate),
      kind: "candidate" as const,
      author: panelistId("maya"),
      version: version(began + hour),
      body: { opening, name: candidates[candidate], interviews: times[candidate] },
    })),
    ...[...sampleTechnicalCards, ...sampleFinalCards].map((card) => cardRecord(card, times)),
  ];
}

/** Around `now`, so that what is late, due and to come stays so whenever one looks. */
function interviewTimes(now: number): Record<SampleCandidate, Candidate["interviews"]> {
  const today = now - (now % day);
  const at = (days: number, hours: number) => instant(today + days * day + hours * hour);
  return {
    ines: { [technical]: at(-7, 9), [final]: at(-5, 13) },
    amara: { [technical]: at(-6, 10), [final]: at(-4, 14) },
    wei: { [technical]: at(-5, 9), [final]: instant(now - (now % hour) - 5 * hour) },
    sam: { [technical]: at(-3, 10), [final]: at(-2, 9) },
    lou: { [technical]: at(2, 10), [final]: at(4, 14) },
  };
}

function openingBody(began: number): Opening {
  return {
    title: "ML Engineer, Platform",
    kit,
    rounds: mlEngineer.rounds.filter(({ id }) => id !== "intro").map(wholeKit),
    panel: keysOf(people).map((person) => ({
      panelist: panelistId(person),
      role: people[person].role,
      rounds: [people[person].round],
    })),
    startedOn: instant(began).slice(0, 10),
    dueHours: 24,
    sample: true,
  };
}

/** In this search each round looks at all four items, so that four people's scores stand side by side. */
function wholeKit(round: Round): Round {
  return { ...round, items: mlEngineer.items.map(({ id }) => id) };
}

function cardRecord(
  card: SampleCard,
  times: Record<SampleCandidate, Candidate["interviews"]>,
): SharedRecord {
  const author = panelistId(card.by);
  const { round } = people[card.by];
  const interview = Date.parse(times[card.on][round] ?? "");
  const body: Scorecard = {
    opening,
    candidate: candidateId(card.on),
    round,
    kit,
    rev: 1,
    prev: null,
    startedAt: instant(interview + 2 * minute),
    submittedAt: instant(interview + card.filedAfter * minute),
    ratings: ratingsOf(card, interview),
    gates: Object.fromEntries([
      ...card.shown.map((gate): [GateId, GateMark] => [GateId.parse(gate), "shown"]),
      ...(card.notShown ?? []).map((gate): [GateId, GateMark] => [GateId.parse(gate), "not shown"]),
    ]),
    takeaways: card.takeaways,
    recommendation: card.recommendation,
    // Nothing to hide in a made-up card, and the same card should have the same receipt.
    salt: contentHash([card.by, card.on]).slice(0, 32),
  };
  const submitted = interview + card.filedAfter * minute;
  return { id: cardId(author, body), kind: "scorecard", author, version: version(submitted), body };
}

function ratingsOf(card: SampleCard, interview: number): Scorecard["ratings"] {
  return Object.fromEntries(
    Object.entries(card.ratings).map(
      ([item, [score, evidence, ...signals]], index): [ItemId, Rating] => [
        ItemId.parse(item),
        {
          score,
          evidence,
          signals: signals.map((signal) => SignalId.parse(signal)),
          notedAt: instant(interview + (12 + index * 11) * minute),
        },
      ],
    ),
  );
}

function panelistId(person: SamplePerson): PanelistId {
  return PanelistId.parse(`sample-${person}`);
}

function candidateId(candidate: SampleCandidate): CandidateId {
  return CandidateId.parse(`sample-${candidate}`);
}

function version(wall: number): Version {
  return [wall, 0, DeviceId.parse("sample")];
}

function instant(time: number): Instant {
  return new Date(time).toISOString();
}

function keysOf<K extends string>(record: Record<K, unknown>): K[] {
  return Object.keys(record) as K[];
}
