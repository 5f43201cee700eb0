import type { ItemId } from "#domain/id.ts";
import type { AskedQuestion, Draft, Rating, Recommendation } from "#domain/records/scorecard.ts";
import { recommend, scoreItem } from "#domain/scoring/scoring.ts";
import { askedAt, tellAsked } from "#domain/scoring/questions.ts";
import { ratingOf } from "#domain/scoring/draft.ts";
import { changeDraft, type CardFrame } from "#storage/drafts.ts";
import { useDraft } from "#ui/useDraft.ts";
import { usePending } from "#ui/usePending.ts";
import { track } from "#ui/writes.ts";
import { keep, notSaved } from "./keep.ts";

/** One question of an item. What is told of it is held as a text, which can be compared. */
type AskedPlace = { item: ItemId; question: number };

function toldOf(text: string): AskedQuestion | null {
  return JSON.parse(text) as AskedQuestion | null;
}

type ChangeCard = (change: (draft: Draft, now: string) => Draft) => Promise<void>;

/**
 * The card as its author sees it, scores pressed a moment ago included, and the ways to change it.
 * Whatever a page tells about the card it derives from this one.
 */
export function useCard(frame: CardFrame, stored: Draft, items: readonly { id: ItemId }[]) {
  const change: ChangeCard = (apply) => keep(changeDraft(frame, apply));
  const scores = usePending<ItemId, Rating["score"]>(
    (item) => ratingOf(stored, item).score,
    (item, score) => change((draft) => scoreItem(draft, item, score)),
    notSaved,
  );
  const [recommendation, pick] = useDraft<Recommendation | null>(
    stored.recommendation,
    (call) => change((draft) => (call === null ? draft : recommend(draft, call))),
    notSaved,
  );
  const asked = usePending<AskedPlace, string>(
    ({ item, question }) => JSON.stringify(askedAt(ratingOf(stored, item), question)),
    ({ item, question }, told) => change((draft) => tellAsked(draft, item, question, toldOf(told))),
    notSaved,
    ({ item, question }) => `${item} ${question}`,
  );
  const scored = items.reduce((draft, { id }) => {
    const score = scores.valueAt(id);
    return score === ratingOf(draft, id).score ? draft : scoreItem(draft, id, score);
  }, stored);
  return {
    card: { ...scored, recommendation },
    score: scores.change,
    recommend: (call: Recommendation) => pick(call),
    askedAt: (place: AskedPlace) => toldOf(asked.valueAt(place)),
    tellAsked: (place: AskedPlace, told: AskedQuestion | null) =>
      asked.change(place, JSON.stringify(told)),
    /** For words: their field follows its own writes, and hears what they replaced. */
    write: async (textOf: (draft: Draft) => string, apply: Parameters<ChangeCard>[0]) => {
      let before = "";
      await change((draft, now) => {
        before = textOf(draft);
        return apply(draft, now);
      });
      return before;
    },
    /** For a tick that shows what is stored. */
    tick: (apply: Parameters<ChangeCard>[0]) => {
      track(change(apply)).catch(notSaved);
    },
  };
}

export type Card = ReturnType<typeof useCard>;
export type WriteWords = Card["write"];
