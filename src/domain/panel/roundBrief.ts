import type { RoundId } from "#domain/id.ts";
import { listOf, plural } from "#domain/plural.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import type { PanelCandidate } from "./candidates.ts";
import { cardsOnOwnKit } from "./counted.ts";
import type { Panel } from "./panel.ts";
import { ownCardsMissing, type Viewer } from "./roster.ts";

export type SeenBy = "nobody" | "one person" | "two people or more";

/** What a round starts from: what was looked at and asked so far. Nothing of what came of it. */
export type RoundBrief = {
  items: { title: string; isOfRound: boolean; seen: SeenBy; asked: string[] }[];
  /** Cards it rests on, and those that are in and cannot be read here. */
  cards: number;
  sealed: number;
  /** Rounds left out because the reader's own card in them is not in yet. */
  leftOut: string[];
};

/**
 * Of the other rounds only: what colleagues in the same one looked at would lead whoever is about to
 * write their own card in it.
 */
export function roundBrief(
  panel: Panel,
  viewer: Viewer,
  candidate: PanelCandidate,
  round: RoundId,
): RoundBrief {
  const owed = new Set(ownCardsMissing(panel, viewer, candidate).filter((one) => one !== round));
  const isTold = (one: RoundId) => one !== round && !owed.has(one);
  const cards = cardsOnOwnKit(panel, candidate.id).cards.filter(({ body }) => isTold(body.round));
  const looksAt = new Set(panel.rounds.find(({ id }) => id === round)?.items);
  const items = (panel.kit?.items ?? []).map(({ id, title, questions }) => {
    const seers = new Set(
      cards
        .filter(({ body }) => isLevel(body.ratings[id]?.score ?? "unrated"))
        .map(({ author }) => author),
    );
    const asked = new Set(
      cards.flatMap(({ body }) =>
        (body.ratings[id]?.asked ?? [])
          .filter(({ how }) => how !== "not asked")
          .map(({ question }) => question),
      ),
    );
    return {
      title,
      isOfRound: looksAt.has(id),
      seen: seenBy(seers.size),
      asked: questions.flatMap(({ text }, at) => (asked.has(at) ? [text] : [])),
    };
  });
  const leftOut = panel.rounds.filter(({ id }) => owed.has(id)).map(({ title }) => title);
  return { items, cards: cards.length, sealed: sealedIn(panel, candidate, isTold), leftOut };
}

function seenBy(people: number): SeenBy {
  return people === 0 ? "nobody" : people === 1 ? "one person" : "two people or more";
}

function sealedIn(
  panel: Panel,
  { id }: PanelCandidate,
  isTold: (round: RoundId) => boolean,
): number {
  const read = panel.readOn(id);
  const closed = (panel.sealing?.on(id).cards ?? []).filter(
    ({ record }) => isTold(record.body.round) && !read.has(record.id),
  );
  return new Set(closed.map(({ record }) => `${record.author} ${record.body.round}`)).size;
}

/** What the brief rests on, in a sentence or two. */
export function basisInWords({ cards, sealed, leftOut }: RoundBrief): string {
  return [
    cards === 0
      ? "No card from another round can be read here yet."
      : `From ${plural(cards, "card")} in the other rounds.`,
    ...(sealed === 0 ? [] : [`${plural(sealed, "card is", "cards are")} still sealed.`]),
    ...(leftOut.length === 0
      ? []
      : [`${listOf(leftOut)} left out: your own card there is not in yet.`]),
  ].join(" ");
}

/** The brief as text, to go along with an invitation. */
export function briefAsText(title: string, brief: RoundBrief): string {
  const lines = brief.items.flatMap(({ title: item, isOfRound, seen, asked }) => [
    `- ${item}${isOfRound ? " (of this round)" : ""}: seen by ${seen}`,
    ...asked.map((question) => `  asked already: ${question}`),
  ]);
  return [title, basisInWords(brief), "", ...lines, ""].join("\n");
}
