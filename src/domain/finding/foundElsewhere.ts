import { groupBy } from "#domain/groupBy.ts";
import type { CandidateId, OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import type { Round } from "#domain/kit/kit.ts";
import { byNumber, type Numbers } from "#domain/panel/byNumber.ts";
import { candidatesOf, type PanelCandidate } from "#domain/panel/candidates.ts";
import { membersOf } from "#domain/panel/members.ts";
import type { Resolve } from "#domain/records/links.ts";
import type { Opening } from "#domain/records/opening.ts";
import type { CandidateRecord, OpeningRecord } from "#domain/records/record.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import {
  draftLead,
  dueOf,
  openLeads,
  orPlain,
  titleAmong,
  type FoundCandidate,
  type Lead,
} from "./candidateLead.ts";

/** Somebody's place on a card, as their own words have it. */
type OwnPlace = { panelist: PanelistId; candidate: CandidateId; round: RoundId };

/** What is known of openings without putting their panels together. */
export type FoundRows = {
  openings: readonly OpeningRecord[];
  candidates: readonly CandidateRecord[];
  resolve: Resolve;
  drafts: readonly Draft[];
  /** `null`: not read yet, and nothing is said to be due or open. */
  standings: Standings | null;
};

export type Standings = {
  /** Cards of whoever is at the device that are in, or that nobody waits for any more. */
  settled: readonly OwnPlace[];
  recused: readonly Omit<OwnPlace, "round">[];
  /** Candidates whose cards were shown to them here: once open, always. */
  opened: readonly { candidate: CandidateId; panelist: PanelistId | null }[];
  decided: readonly { candidate: CandidateId; at: string }[];
};

/** As whom one is at this device: everybody has an id in the sample as well. */
export type AtDevice = { ids: ReadonlySet<PanelistId>; idsInSample: ReadonlySet<PanelistId> };

export type FoundOpening = {
  id: OpeningId;
  opening: Opening;
  candidates: PanelCandidate[];
  /** One by one: of ten thousand nobody waits for the last. */
  found: (candidate: PanelCandidate) => FoundCandidate;
};

/** Openings that are not in view, and their candidates; linked ones are one, as on Home. */
export function foundElsewhere(
  rows: FoundRows,
  who: AtDevice,
  {
    now,
    names,
  }: {
    now: number;
    /** The numbers that stand for names where these are hidden; else who is behind a number. */
    names: { hiddenBy: Numbers } | { privately: ReadonlyMap<CandidateId, string> };
  },
): FoundOpening[] {
  const { resolve } = rows;
  const candidates = groupBy(rows.candidates, ({ body }) => resolve(body.opening));
  const linked = groupBy(rows.openings, ({ id }) => resolve(id));
  return [...linked].flatMap(([id, openings]) => {
    const main = openings.find((one) => one.id === id) ?? openings[0];
    if (main === undefined) return [];
    const opening = main.body;
    const mine = opening.sample ? who.idsInSample : who.ids;
    const named = { id, opening, candidates: candidatesOf(candidates.get(id) ?? [], resolve) };
    const shown = "hiddenBy" in names ? byNumber(named, names.hiddenBy) : named;
    const leadsOf = leadsAmong(openings, rows, mine, now);
    return {
      id,
      opening,
      candidates: shown.candidates,
      found: (candidate) => ({
        opening: id,
        candidate: candidate.id,
        name: candidate.name,
        privateName: "privately" in names ? (names.privately.get(candidate.id) ?? null) : null,
        leads: orPlain(leadsOf(candidate)),
      }),
    };
  });
}

function leadsAmong(
  openings: readonly OpeningRecord[],
  { resolve, drafts, standings }: FoundRows,
  mine: ReadonlySet<PanelistId>,
  now: number,
): (candidate: PanelCandidate) => Lead[] {
  const me = new Set([...mine].map((id) => resolve(id)));
  const isMe = ({ panelist }: { panelist: PanelistId | null }) =>
    panelist !== null && me.has(resolve(panelist));
  const rounds: Round[] = openings.flatMap(({ body }) => body.rounds);
  const member = membersOf(openings, [], { resolve, nameOf: () => "" }).find(({ id }) =>
    me.has(id),
  );
  const expected = member === undefined || member.left ? [] : member.rounds;
  const begun = groupBy(drafts.filter(isMe), ({ candidate }) => resolve(candidate));
  const settled = groupBy((standings?.settled ?? []).filter(isMe), (one) => resolve(one.candidate));
  const recused = new Set(
    (standings?.recused ?? []).filter(isMe).map((one) => resolve(one.candidate)),
  );
  const opened = new Set(
    (standings?.opened ?? []).filter(isMe).map((one) => resolve(one.candidate)),
  );
  const decided = new Map(standings?.decided.map((one) => [resolve(one.candidate), one.at]));

  return ({ id, interviews }) => {
    const open = openLeads(opened.has(id), decided.get(id));
    if (recused.has(id)) return open;
    const own = begun.get(id) ?? [];
    const done = [...own, ...(settled.get(id) ?? [])];
    const [{ body: opening } = { body: null }] = openings;
    const due = (standings === null || opening === null ? [] : expected)
      .filter((round) => !done.some((one) => one.round === round))
      .map((round): Lead => ({
        to: "own card",
        round,
        title: titleAmong(rounds, round),
        due: opening === null ? "due" : dueOf(interviews[round], opening, now),
      }));
    return [...own.flatMap((draft) => draftLead(draft, rounds)), ...due, ...open];
  };
}
