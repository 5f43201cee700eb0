import { groupBy } from "#domain/groupBy.ts";
import type { CandidateId, CardId, OpeningId, PanelistId } from "#domain/id.ts";
import type { CardKey } from "#domain/keys.ts";
import {
  isTombstone,
  liveOf,
  type RecusalRecord,
  type SharedRecord,
  type WaiverRecord,
} from "#domain/records/record.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import type { Release } from "#domain/records/sealed.ts";
import { type SealedChoices, sealedChoicesOf } from "./choices.ts";
import { cardStatesOn, type SealedPlace, type Unboxed } from "./cardStates.ts";
import { lateOn } from "./late.ts";
import {
  type CardParts,
  type HeldWhole,
  isOutByOthers,
  keyFor,
  partsOf,
  sharesDueOn,
  wholeDueOn,
  wholeOf,
} from "./parts.ts";
import { onCandidate, withoutCard, type OnCandidate, type PanelsKnown } from "./need.ts";
import { needOf, recusedOn } from "./recused.ts";
import { releaseBody, releaseStep, type ReleaseStep } from "./release.ts";
import type { NeededPlace } from "./roll.ts";

/** A submitted card as everybody has it, read or not. */
export type SealedCard = {
  record: SealedRecord;
  /** What opens it, once its author has let it go. */
  key: CardKey | null;
  /** What opens it without its author. */
  parts: CardParts | null;
  /** Likewise, by whoever coordinates. */
  whole: HeldWhole | null;
  /** Its author let it go, or whoever coordinates, or enough of the others. */
  isOut: boolean;
  isLate: boolean;
  /** The panel went on without it: nothing waits for it any more. */
  isWaived: boolean;
};

/** How far the cards on one candidate have come towards being opened. */
export type CandidateSealing = {
  cards: SealedCard[];
  /** Expected by any panel there was, not waived, and not in. */
  missing: NeededPlace[];
  waivers: WaiverRecord[];
  /** Recusals that stand. */
  recusals: RecusalRecord[];
  states: (unboxed: Unboxed) => SealedPlace[];
  /** What somebody's device is to do about their own cards; `agreed`: ids of waivers. */
  step: (mine: PanelistId, agreed?: ReadonlySet<string>) => ReleaseStep;
};

/** Where a sealed opening stands, read from the rows that are shown of it. */
export type SealedOpening = {
  /** On whom there are sealed cards. */
  candidates: () => CandidateId[];
  on: (candidate: CandidateId) => CandidateSealing;
  /** All cards that are not shown to be blind. */
  late: () => CardId[];
  /** What one's own device is to let go of; `agreed`: candidates on whom one said yes to going on. */
  releasesDue: (
    mine: PanelistId,
    keys: ReadonlyMap<CardId, CardKey>,
    agreed?: ReadonlySet<CandidateId>,
  ) => Release[];
  /** Others' cards of which one's own device is to publish its part; `agreed` likewise. */
  sharesDue: (mine: PanelistId, agreed?: ReadonlySet<CandidateId>) => SealedRecord[];
  /** Re-ratings, which travel sealed likewise. */
  choices: SealedChoices;
};

/** `null` where the opening's cards do not travel sealed, or it is not among the rows. */
export function sealedOpeningOf(
  opening: OpeningId,
  rows: readonly SharedRecord[],
): SealedOpening | null {
  const known = panelsKnown(opening, rows);
  if (known === null || !known.sealed) return null;
  const inside = groupBy(rows, (row) =>
    !isTombstone(row) && "candidate" in row.body ? row.body.candidate : null,
  );
  const candidates = new Set(liveOf(rows, "sealed").map(({ body }) => body.candidate));
  const seen = new Map<CandidateId, { here: OnCandidate; sealing: CandidateSealing }>();
  // Of everybody on whom there is nothing the same holds: of a long list that is most.
  let untouched: CandidateSealing | undefined;
  const look = (candidate: CandidateId) => {
    const before = seen.get(candidate);
    if (before !== undefined) return before;
    const here = onCandidate(known, inside.get(candidate) ?? [], candidate);
    const found = { here, sealing: sealingOn(here) };
    seen.set(candidate, found);
    return found;
  };
  const agreedOn = ({ candidate, waivers }: OnCandidate, agreed?: ReadonlySet<CandidateId>) =>
    new Set(agreed?.has(candidate) === true ? waivers.map(({ id }) => id) : []);
  /** With the others’ keys, whoever coordinates says what they had by then; see `lateOn`. */
  const noteDue = (here: OnCandidate, mine: PanelistId, agreed: ReadonlySet<string>) => {
    const due = wholeDueOn(here, mine, agreed);
    if (due.cards.length === 0 || here.releases.some(({ author }) => author === mine)) return [];
    const step = { step: "release" as const, cards: [], waivers: due.waivers };
    return [{ ...releaseBody(opening, here, step, new Map()), by: mine }];
  };
  return {
    choices: sealedChoicesOf(rows, known.revisions.values()),
    candidates: () => [...candidates],
    on: (candidate) =>
      inside.has(candidate)
        ? look(candidate).sealing
        : (untouched ??= sealingOn(onCandidate(known, [], candidate))),
    late: () => [...candidates].flatMap((candidate) => [...lateOn(look(candidate).here)]),
    releasesDue: (mine, keys, agreed) =>
      [...candidates].flatMap((candidate) => {
        const { here, sealing } = look(candidate);
        const step = sealing.step(mine, agreedOn(here, agreed));
        if (step.step !== "release") return noteDue(here, mine, agreedOn(here, agreed));
        const release = releaseBody(opening, here, step, keys);
        return release.cards.length === 0 ? [] : [release];
      }),
    sharesDue: (mine, agreed) =>
      [...candidates].flatMap((candidate) => {
        const { here } = look(candidate);
        return sharesDueOn(here, mine, agreedOn(here, agreed));
      }),
  };
}

/** As the view wrote it beside the opening. */
function panelsKnown(opening: OpeningId, rows: readonly SharedRecord[]): PanelsKnown | null {
  const main = liveOf(rows, "opening").find(({ id }) => id === opening);
  if (main?.body.needs === undefined) return null;
  const revisions = liveOf(rows, "panel").filter(({ body }) => body.opening === opening);
  return {
    revisions: new Map(revisions.map((one) => [one.id, one])),
    arrived: new Set(main.body.needs.arrived),
    places: main.body.needs.places,
    sealed: main.body.sealed === true,
  };
}

function sealingOn(here: OnCandidate): CandidateSealing {
  const late = lateOn(here);
  const waived = new Set(here.waivers.map(({ body }) => `${body.without} ${body.round}`));
  return {
    cards: here.sealed.map((record) => {
      const key = keyFor(record, here);
      const others = { parts: partsOf(record, here), whole: wholeOf(record, here) };
      return {
        record,
        key,
        ...others,
        isOut: key !== null || isOutByOthers(others),
        isLate: late.has(record.id),
        isWaived: waived.has(`${record.author} ${record.body.round}`),
      };
    }),
    missing: withoutCard(needOf(here, here.waivers), here.cards),
    waivers: here.waivers,
    recusals: recusedOn(here),
    states: (unboxed) => cardStatesOn(here, unboxed, late),
    step: (mine, agreed = new Set()) => releaseStep(here, mine, agreed),
  };
}
