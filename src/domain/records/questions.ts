import { groupBy } from "#domain/groupBy.ts";
import { canonical, contentHash } from "#domain/hash.ts";
import { resolverOf } from "./links.ts";
import { compareRecords } from "./merge.ts";
import { isWrittenAfter } from "./opened.ts";
import { expectedOf, lessExpected, type LessExpected } from "./opening.ts";
import {
  isErasable,
  isLive,
  isTombstone,
  keyOf,
  lifeOf,
  liveOf,
  mostLives,
  type CandidateRecord,
  type DecisionRecord,
  type LiveRecord,
  type OpenedRecord,
  type OpeningRecord,
  type RecusalRecord,
  type ReratingRecord,
  type SamenessRecord,
  type ScorecardRecord,
  type SharedRecord,
  type Tombstone,
  type WaiverRecord,
} from "./record.ts";

/**
 * What a file may not do to a device unasked: take something away, show what was closed, change
 * whose card or which card counts. Until a record proves who wrote it, a person says yes to each.
 */
export type Asked =
  | { ask: "erase"; key: string; record: Tombstone; gone: LiveRecord }
  | { ask: "bring back"; key: string; record: OpeningRecord | CandidateRecord; gone: Tombstone }
  | { ask: "link"; key: string; record: SamenessRecord }
  | { ask: "revision"; key: string; record: ScorecardRecord; here: ScorecardRecord[] }
  | { ask: "expect less"; key: string; record: OpeningRecord; less: LessExpected[] }
  | { ask: "go on without"; key: string; record: WaiverRecord }
  | { ask: "recuse"; key: string; record: RecusalRecord }
  | { ask: "saw others"; key: string; record: OpenedRecord; cards: ScorecardRecord[] }
  | { ask: "replace"; key: string; record: ReplacingRecord; here: ReplacingRecord };

export type ReplacingRecord = DecisionRecord | ReratingRecord;

/** It stays out, and there is nothing to say yes to; `null` where that is no news either. */
export type Refusal = { ask: "nothing"; reason: string | null };
export type Ruling = "comes in" | Refusal | Asked;

/**
 * What becomes of each arriving record as far as the person at this device is concerned. `restored`
 * are those of a backup being restored: only they may bring back what was erased here.
 */
export function rulingsOn(
  here: ReadonlyMap<string, SharedRecord>,
  arriving: readonly SharedRecord[],
  restored: ReadonlySet<SharedRecord> = new Set(),
): (record: SharedRecord) => Ruling {
  const all = [...here.values()];
  const resolve = resolverOf(all);
  const placeOf = (author: string, body: { candidate: string; round: string }) =>
    [resolve(author), resolve(body.candidate), body.round].join("\n");
  const cardPlace = ({ author, body }: ScorecardRecord) => placeOf(author, body);
  const cardsHere = groupBy(liveOf(all, "scorecard"), cardPlace);
  const cardsThere = groupBy(liveOf(arriving, "scorecard"), cardPlace);
  const onCandidate = groupBy(
    [...liveOf(all, "scorecard"), ...liveOf(arriving, "scorecard")],
    ({ author, body }) => `${resolve(author)}\n${resolve(body.candidate)}`,
  );
  const openings = new Map(
    [...liveOf(arriving, "opening"), ...liveOf(all, "opening")].map((one) => [one.id, one]),
  );
  const isExpected = ({ body }: OpenedRecord) =>
    openings
      .get(body.opening)
      ?.body.panel.some(
        (member) => member.panelist === body.panelist && expectedOf(member).length > 0,
      ) ?? false;

  return (record) => {
    const held = here.get(keyOf(record));
    if (held?.signature !== undefined)
      return { ask: "nothing", reason: "what stands here is signed, and this is not" };
    if (isTombstone(record)) return erasureBy(record, held);
    if (record.kind === "opening" || record.kind === "candidate") {
      const back = returnOf(record, held, restored.has(record));
      if (back !== null) return back;
    }
    if (held !== undefined && compareRecords(record, held) <= 0) return "comes in";
    const key = () => questionKey(record);
    switch (record.kind) {
      case "sameness":
        return { ask: "link", key: key(), record };
      case "opening": {
        if (
          held !== undefined &&
          isLive(held, "opening") &&
          held.body.sample !== record.body.sample
        )
          return {
            ask: "nothing",
            reason: "one of the two is a made-up sample, the other is real",
          };
        const less =
          held !== undefined && isLive(held, "opening") ? lessExpected(held.body, record.body) : [];
        return less.length === 0 ? "comes in" : { ask: "expect less", key: key(), record, less };
      }
      case "scorecard": {
        const there = cardsHere.get(cardPlace(record)) ?? [];
        return held !== undefined || there.length === 0
          ? "comes in"
          : { ask: "revision", key: key(), record, here: there };
      }
      case "waiver": {
        const place = placeOf(record.body.without, record.body);
        const isIn = cardsHere.has(place) || cardsThere.has(place);
        return isIn ? "comes in" : { ask: "go on without", key: key(), record };
      }
      case "recusal": {
        const { panelist, candidate, why } = record.body;
        const isIn = onCandidate.has(`${resolve(panelist)}\n${resolve(candidate)}`);
        return why === null || isIn ? "comes in" : { ask: "recuse", key: key(), record };
      }
      case "opened": {
        const { panelist, candidate } = record.body;
        const cards = onCandidate.get(`${resolve(panelist)}\n${resolve(candidate)}`) ?? [];
        const late = cards.filter((card) => isWrittenAfter(card, record));
        const isOwed = cards.length === 0 && isExpected(record);
        return late.length > 0 || isOwed
          ? { ask: "saw others", key: key(), record, cards: late }
          : "comes in";
      }
      case "decision":
      case "rerating":
        return held !== undefined && isReplacing(held) && bodyOf(held) !== bodyOf(record)
          ? { ask: "replace", key: key(), record, here: held }
          : "comes in";
      case "kit":
      case "panelist":
      case "candidate":
      case "mark":
      case "plan":
      case "practice":
      case "panel":
      case "claim":
      case "sealed":
      case "release":
      case "share":
      case "head":
      case "choice":
      case "shown":
      case "folderKey":
        return "comes in";
    }
  };
}

/** One record in one state: a file changed since it was looked at asks anew. */
function questionKey(record: SharedRecord): string {
  return `${keyOf(record)} ${contentHash(record)}`;
}

function erasureBy(record: Tombstone, held: SharedRecord | undefined): Ruling {
  const gone = held === undefined || isTombstone(held) ? null : held;
  if (!isErasable(record.kind)) {
    const reason = gone === null ? null : "it goes only with its candidate or opening";
    return { ask: "nothing", reason };
  }
  if (gone === null || compareRecords(record, gone) <= 0) return "comes in";
  return { ask: "erase", key: questionKey(record), record, gone };
}

/** What was erased here comes back only where that is asked for: a longer life, or one's own backup. */
function returnOf(
  record: OpeningRecord | CandidateRecord,
  held: SharedRecord | undefined,
  isRestored: boolean,
): Ruling | null {
  if (held === undefined || !isTombstone(held)) return null;
  const key = questionKey(record);
  if (lifeOf(record) > lifeOf(held)) return { ask: "bring back", key, record, gone: held };
  const life = lifeOf(held) + 1;
  if (isRestored && life <= mostLives)
    return { ask: "bring back", key, record: { ...record, life }, gone: held };
  const reason = "it was erased here, and only a backup of your own can bring it back";
  return { ask: "nothing", reason };
}

function isReplacing(record: SharedRecord): record is ReplacingRecord {
  return isLive(record, "decision") || isLive(record, "rerating");
}

function bodyOf({ body }: LiveRecord): string {
  return canonical(body);
}
