import type { CandidateId, OpeningId, RoundId } from "#domain/id.ts";
import { hour } from "#domain/days.ts";
import type { Round } from "#domain/kit/kit.ts";
import type { Opening } from "#domain/records/opening.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { progressOf } from "#domain/scoring/draft.ts";

/** What is to be done on a candidate, or seen of them, by whoever is at the device. */
export type Lead =
  /** Their own card, begun. */
  | { to: "draft"; round: RoundId; title: string | null; scored: number; of: number }
  /** Their own card, expected of them and not begun. */
  | { to: "own card"; round: RoundId; title: string | null; due: "late" | "due" | "upcoming" }
  | { to: "meeting"; isDecided: boolean }
  /** There is nothing yet but the candidate's own place. */
  | { to: "candidate" }
  | { to: "record"; at: string };

/** Never a score, and nothing that is closed to whoever looks. */
export type FoundCandidate = {
  opening: OpeningId;
  candidate: CandidateId;
  /** As screens call them, which may be by number. */
  name: string;
  /** Who is behind the number, where this device knows and may say. */
  privateName: string | null;
  leads: Lead[];
};

/** The most likely first: what is begun, then due, then open to talk about; what is decided comes last. */
export function rankOf(lead: Lead): number {
  switch (lead.to) {
    case "draft":
      return 0;
    case "own card":
      return lead.due === "upcoming" ? 3 : 1;
    case "meeting":
      return lead.isDecided ? 5 : 2;
    case "candidate":
      return 4;
    case "record":
      return 5;
  }
}

/** Of a search with one round nobody needs to hear its name. */
export function titleAmong(rounds: readonly Round[], round: RoundId): string | null {
  return rounds.length < 2 ? null : (rounds.find(({ id }) => id === round)?.title ?? null);
}

export function draftLead(draft: Draft, rounds: readonly Round[]): Lead[] {
  const round = rounds.find(({ id }) => id === draft.round);
  if (round === undefined) return [];
  const { scored, of } = progressOf(draft, round.items);
  return [{ to: "draft", round: round.id, title: titleAmong(rounds, round.id), scored, of }];
}

/** When a card is due counts from its interview; without a day it is due already. */
export function dueOf(
  at: string | undefined,
  { dueHours }: Pick<Opening, "dueHours">,
  now: number,
): "late" | "due" | "upcoming" {
  if (at === undefined) return "due";
  const since = now - Date.parse(at);
  if (since < 0) return "upcoming";
  return since > dueHours * hour ? "late" : "due";
}

/** The meeting once cards are open, and the record once it is decided. */
export function openLeads(isOpen: boolean, decidedAt: string | undefined): Lead[] {
  if (!isOpen) return [];
  const meeting: Lead = { to: "meeting", isDecided: decidedAt !== undefined };
  return decidedAt === undefined ? [meeting] : [{ to: "record", at: decidedAt }, meeting];
}

export function orPlain(leads: Lead[]): Lead[] {
  return leads.length === 0 ? [{ to: "candidate" }] : leads;
}
