import type { CandidateId } from "#domain/id.ts";
import type { Item, Kit } from "#domain/kit/kit.ts";
import { countedCards } from "./counted.ts";
import type { Panel } from "./panel.ts";
import type { PanelCard } from "./panelCards.ts";

/** A question that others were asked and one candidate never was. */
export type NeverAsked = {
  item: Item["title"];
  question: string;
  /** How many of the other candidates were asked it. */
  others: number;
};

export type QuestionParity =
  /** Nobody ticked a question on this candidate: nothing is known, but on how many others they did. */
  { ticked: false; others: number } | { ticked: true; never: NeverAsked[] };

/**
 * What a candidate was never asked that others were, by the ticks on counted cards. `among` are the
 * others to compare with: those whose cards the viewer may see. Says nothing about another kit version.
 */
export function questionParity(
  panel: Panel,
  candidate: CandidateId,
  among: readonly CandidateId[],
): QuestionParity {
  const { kit } = panel;
  const own = tickingCards(panel, candidate);
  const onOthers = among
    .filter((id) => id !== candidate)
    .map((id) => tickingCards(panel, id))
    .filter((cards) => cards.length > 0);
  if (kit === null || own.length === 0) return { ticked: false, others: onOthers.length };
  const here = askedOn(own);
  const others = onOthers.map(askedOn);
  const never = questionsOf(kit)
    .map(({ key, ...question }) => ({
      ...question,
      key,
      others: others.filter((asked) => asked.has(key)).length,
    }))
    .filter(({ key, others: count }) => count > 0 && !here.has(key))
    .map(({ key: _key, ...question }) => question);
  return { ticked: true, never };
}

function tickingCards(panel: Panel, candidate: CandidateId): PanelCard[] {
  return countedCards(panel, candidate).filter(
    ({ body }) =>
      body.kit === panel.opening.kit &&
      Object.values(body.ratings).some(({ asked = [] }) => asked.length > 0),
  );
}

function askedOn(cards: readonly PanelCard[]): Set<string> {
  const asked = cards.flatMap(({ body }) =>
    Object.entries(body.ratings).flatMap(([item, rating]) =>
      (rating.asked ?? [])
        .filter(({ how }) => how !== "not asked")
        .map(({ question }) => keyOfQuestion(item, question)),
    ),
  );
  return new Set(asked);
}

function questionsOf(kit: Kit): { key: string; item: string; question: string }[] {
  return kit.items.flatMap((item) =>
    item.questions.map(({ text }, at) => ({
      key: keyOfQuestion(item.id, at),
      item: item.title,
      question: text,
    })),
  );
}

function keyOfQuestion(item: string, question: number): string {
  return `${item} ${question}`;
}
