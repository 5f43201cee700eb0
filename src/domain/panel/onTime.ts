import { hour } from "#domain/days.ts";
import type { Panel } from "./panel.ts";
import { owedOn, type Viewer } from "./roster.ts";

/**
 * Cards handed in within the hours the opening gives, of those that were due: of interviews whose
 * time is written down. A card that is missing and late counts as due; a correction changes nothing.
 */
export function cardsOnTime(panel: Panel, viewer: Viewer): { inTime: number; due: number } {
  const within = panel.opening.dueHours * hour;
  let [inTime, due] = [0, 0];
  for (const candidate of panel.candidates) {
    const latest = (round: keyof typeof candidate.interviews) => {
      const at = candidate.interviews[round];
      return at === undefined ? null : Date.parse(at) + within;
    };
    for (const { round, at } of handedIn(panel, candidate.id)) {
      const by = latest(round);
      if (by === null) continue;
      due += 1;
      if (at <= by) inTime += 1;
    }
    for (const { round } of owedOn(panel, viewer, candidate)) {
      const by = latest(round);
      if (by !== null && by < viewer.now) due += 1;
    }
  }
  return { inTime, due };
}

type HandedIn = { round: Panel["rounds"][number]["id"]; at: number };

/** When each card on a candidate was first handed in, in ms: sealed ones by their own clock. */
function handedIn(panel: Panel, candidate: Panel["candidates"][number]["id"]): HandedIn[] {
  const scoring = (author: string) =>
    ![...panel.members, ...panel.gone].some(({ id, role }) => id === author && role === "shadow");
  const cards = panel.sealing?.on(candidate).cards;
  if (cards === undefined)
    return panel
      .cardsOn(candidate)
      .filter(({ author }) => scoring(author))
      .map(({ round, firstIn }) => ({ round, at: Date.parse(firstIn) }));
  const first = new Map<string, HandedIn>();
  for (const { record } of cards) {
    const { author, body, version } = record;
    const place = `${author} ${body.round}`;
    const at = Math.min(version[0], first.get(place)?.at ?? Infinity);
    if (scoring(author)) first.set(place, { round: body.round, at });
  }
  return [...first.values()];
}
