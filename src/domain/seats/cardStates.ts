import { groupBy } from "#domain/groupBy.ts";
import type { CardId, PanelistId, RoundId } from "#domain/id.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import type { OnCandidate } from "./need.ts";
import { lateOn } from "./late.ts";

/** What became of a sealed card; before it is one it is a draft, on its author's device alone. */
export type CardState =
  | { state: "sealed" }
  /** Its key is out, its text is not here yet. */
  | { state: "released" }
  | { state: "opened" }
  /** Not shown to be blind: somebody had opened theirs without it. */
  | { state: "late" }
  /** Its key opens something else than it promised. */
  | { state: "refused"; why: string };

/** What opening the boxes came to here: texts that fit, and why others were refused. */
export type Unboxed = { opened: ReadonlySet<CardId>; refused: ReadonlyMap<CardId, string> };

/** One author's sealed cards on the candidate in one round. */
export type SealedPlace = {
  author: PanelistId;
  round: RoundId;
  /** The one that counts; `null` where all are late or refused. */
  counts: CardId | null;
  revisions: { id: CardId; state: CardState }[];
};

export function cardStatesOn(
  here: OnCandidate,
  unboxed: Unboxed,
  late: ReadonlySet<CardId> = lateOn(here),
): SealedPlace[] {
  const released = new Set(
    here.releases.flatMap(({ author, body }) =>
      body.cards.filter(({ id }) => id.startsWith(`${author}.`)).map(({ id }) => id),
    ),
  );
  const stateOf = ({ id }: SealedRecord): CardState => {
    const why = unboxed.refused.get(id);
    if (why !== undefined) return { state: "refused", why };
    if (late.has(id)) return { state: "late" };
    if (unboxed.opened.has(id)) return { state: "opened" };
    return { state: released.has(id) ? "released" : "sealed" };
  };
  const places = groupBy(here.sealed, ({ author, body }) => `${author} ${body.round}`);
  return [...places.values()].map((cards) => {
    const revisions = cards.toSorted(highestFirst);
    const states = revisions.map((card) => ({ card, id: card.id, state: stateOf(card) }));
    const sound = states.filter(({ state }) => state.state !== "late" && state.state !== "refused");
    return {
      author: cards[0].author,
      round: cards[0].body.round,
      counts: countedOf(sound.map(({ card }) => card)),
      revisions: states.map(({ id, state }) => ({ id, state })),
    };
  });
}

/** What its author said takes the place of another does; of those left the highest, then by name. */
function countedOf(sound: readonly SealedRecord[]): CardId | null {
  const replaced = new Set(sound.flatMap(({ body }) => [body.prev, ...(body.settles ?? [])]));
  return sound.filter(({ id }) => !replaced.has(id)).toSorted(highestFirst)[0]?.id ?? null;
}

function highestFirst(a: SealedRecord, b: SealedRecord): number {
  return b.body.rev - a.body.rev || (a.id < b.id ? -1 : 1);
}
