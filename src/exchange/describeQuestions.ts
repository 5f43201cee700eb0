import { receiptOf } from "#domain/hash.ts";
import type { Item } from "#domain/kit/kit.ts";
import { draftsWithoutGround } from "#domain/files/restore.ts";
import type { Asked } from "#domain/records/questions.ts";
import { recusalInWords } from "#domain/panel/recusals.ts";
import { isLive, keyOf, liveOf, type ScorecardRecord } from "#domain/records/record.ts";
import { hashOf } from "#domain/records/scorecard.ts";
import type { Suggestion } from "#domain/records/samenessSuggestions.ts";
import type { ArrivalSetting } from "./describe.ts";
import { candidateIn, nameIn, openingIn, panelistIn, roundIn, type Rows } from "./names.ts";
import type { CardGlance, FirstMet, QuestionTold, SuggestionTold } from "./preview.ts";

/** More than anybody answers; what is not told cannot be said yes to, and stays out. */
export const mostQuestions = 200;

/** What a person is asked before it comes in, told by names. */
export function describeQuestions(setting: ArrivalSetting): QuestionTold[] {
  const seen = meetings(setting.all);
  return setting.arrival.questions
    .slice(0, mostQuestions)
    .map((question) => told(question, setting, seen));
}

function told(
  question: Asked,
  setting: ArrivalSetting,
  seen: (id: string) => FirstMet[],
): QuestionTold {
  const { here, all, drafts, arrival } = setting;
  const { key } = question;
  switch (question.ask) {
    case "erase": {
      const { id, kind } = question.gone;
      const cards = liveOf([...here.values()], "scorecard").filter(
        ({ body, author }) => body.opening === id || body.candidate === id || author === id,
      );
      return {
        key,
        ask: "erase",
        kind,
        name: nameIn(here, kind, id) ?? "",
        by: panelistIn(all, question.record.author),
        cards: cards.length,
        drafts: draftsWithoutGround(drafts, new Set([id])).map(({ draft }) => ({
          panelist: panelistIn(here, draft.panelist),
          candidate: candidateIn(here, draft.candidate),
          round: roundIn(here, draft.opening, draft.round),
          draft,
        })),
      };
    }
    case "bring back": {
      const { id, kind } = question.record;
      const along = liveOf(arrival.comeAlong, "scorecard").filter(
        ({ body }) => body.opening === id || body.candidate === id,
      );
      const name =
        question.record.kind === "opening" ? question.record.body.title : question.record.body.name;
      return {
        key,
        ask: "bring back",
        kind,
        name,
        erasedAt: question.gone.version[0],
        cards: along.length,
      };
    }
    case "link": {
      const { what, ids } = question.record.body;
      return {
        key,
        ask: "link",
        what,
        by: panelistIn(all, question.record.author),
        names: [nameIn(all, what, ids[0]) ?? "unknown", nameIn(all, what, ids[1]) ?? "unknown"],
        met: [seen(ids[0]), seen(ids[1])],
        isPossible: setting.mayJoin(question.record.body),
      };
    }
    case "revision": {
      const { author, body } = question.record;
      const isOpen = setting.mayShow(question.record);
      return {
        key,
        ask: "revision",
        panelist: panelistIn(all, author),
        candidate: candidateIn(all, body.candidate),
        round: roundIn(all, body.opening, body.round),
        here: question.here.map((card) => glance(card, all, isOpen)),
        there: glance(question.record, all, isOpen),
        isOpen,
      };
    }
    case "expect less":
      return {
        key,
        ask: "expect less",
        opening: openingIn(here, question.record.id),
        by: panelistIn(all, question.record.author),
        less: question.less.map(({ panelist, rounds }) => ({
          panelist: panelistIn(all, panelist),
          rounds: rounds.map((round) => roundIn(here, question.record.id, round)),
        })),
      };
    case "go on without": {
      const { without, candidate, opening, round, reason } = question.record.body;
      return {
        key,
        ask: "go on without",
        panelist: panelistIn(all, without),
        candidate: candidateIn(all, candidate),
        round: roundIn(all, opening, round),
        by: panelistIn(all, question.record.author),
        reason,
      };
    }
    case "recuse": {
      const { panelist, candidate, why, note = "" } = question.record.body;
      return {
        key,
        ask: "recuse",
        panelist: panelistIn(all, panelist),
        candidate: candidateIn(all, candidate),
        words: why === null ? "" : recusalInWords({ why, note }),
      };
    }
    case "saw others": {
      const { panelist, candidate, at } = question.record.body;
      return {
        key,
        ask: "saw others",
        panelist: panelistIn(all, panelist),
        candidate: candidateIn(all, candidate),
        at,
        cards: question.cards.length,
      };
    }
    case "replace": {
      const { kind, body } = question.record;
      const isShown = setting.mayShow(question.record);
      return {
        key,
        ask: "replace",
        what: kind,
        candidate: candidateIn(all, body.candidate),
        by: panelistIn(all, question.record.author),
        here: isShown ? gist(question.here) : null,
        there: isShown ? gist(question.record) : null,
      };
    }
  }
}

function gist({ kind, body }: Extract<Asked, { ask: "replace" }>["here"]): string {
  return kind === "decision" ? `${body.call}: ${body.rationale}` : `${body.from} to ${body.to}`;
}

function glance(card: ScorecardRecord, rows: Rows, isOpen: boolean): CardGlance {
  const kit = rows.get(keyOf({ kind: "kit", id: card.body.kit }));
  const items: readonly Item[] = kit !== undefined && isLive(kit, "kit") ? kit.body.items : [];
  return {
    receipt: receiptOf(hashOf(card.id)),
    rev: card.body.rev,
    submittedAt: card.body.submittedAt,
    scores: isOpen
      ? items.map(({ id, title }) => ({
          item: title,
          score: card.body.ratings[id]?.score ?? "unrated",
        }))
      : null,
    recommendation: isOpen ? card.body.recommendation : null,
  };
}

/** Suggested links with what helps to tell: who met each of the two, and when. */
export function describeSuggestions(
  suggestions: readonly Suggestion[],
  { all }: ArrivalSetting,
): SuggestionTold[] {
  const seen = meetings(all);
  return suggestions.map((suggestion) => ({
    suggestion,
    met: [seen(suggestion.ids[0]), seen(suggestion.ids[1])],
  }));
}

const mostMeetings = 5;

/** Who met a candidate, or whom a panelist met, and when first: from the cards. */
export function meetings(rows: Rows): (id: string) => FirstMet[] {
  const met = new Map<string, Map<string, FirstMet>>();
  const note = (id: string, name: string, at: string) => {
    const of = met.get(id) ?? new Map<string, FirstMet>();
    const known = of.get(name);
    if (known === undefined || at < known.at) of.set(name, { name, at });
    met.set(id, of);
  };
  for (const { author, body } of liveOf([...rows.values()], "scorecard")) {
    note(body.candidate, panelistIn(rows, author), body.startedAt);
    note(author, candidateIn(rows, body.candidate), body.startedAt);
  }
  return (id) =>
    [...(met.get(id)?.values() ?? [])]
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .slice(0, mostMeetings);
}
