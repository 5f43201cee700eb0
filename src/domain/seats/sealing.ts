import { groupBy } from "#domain/groupBy.ts";
import type { CandidateId, CardId, OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import type { CardKey } from "#domain/keys.ts";
import {
  liveOf,
  type PanelRecord,
  type ReleaseRecord,
  type SealedRecord,
  type SharedRecord,
  type WaiverRecord,
} from "#domain/records/record.ts";
import type { Release } from "#domain/records/sealed.ts";

/** A card that is expected: whose, in which round. */
export type Expected = { panelist: PanelistId; round: RoundId };

/** A submitted card on one candidate as everybody has it, read or not. */
export type SealedCard = {
  record: SealedRecord;
  /** What opens it, once its author has let it go. */
  key: CardKey | null;
  /** Somebody else had opened theirs without it: it is not shown to be blind. For ever, for everybody. */
  isLate: boolean;
};

/** How far the cards on one candidate have come towards being opened. */
export type CandidateSealing = {
  candidate: CandidateId;
  cards: SealedCard[];
  /** Expected by any panel there was, not waived, and not in. */
  missing: Expected[];
  /** Waivers that open nothing until each author agrees: by somebody with no card of their own in. */
  toAgree: WaiverRecord[];
  /** A card was written for a panel that is not here yet, and may expect more. */
  waitsForPanel: boolean;
};

export type Sealing = {
  on: (candidate: CandidateId) => CandidateSealing;
  /** All cards that are not shown to be blind. */
  late: () => CardId[];
  /** What one's device is to let go of: all that is due by itself, or is agreed to. */
  releasesDue: (own: Own) => Release[];
};

export type Own = {
  panelist: PanelistId;
  keys: ReadonlyMap<CardId, CardKey>;
  /** Candidates on whom they agreed to go on without somebody. */
  agreed?: ReadonlySet<CandidateId>;
};

/**
 * Where a sealed opening stands, from the rows shown of it (what does not count is not among them).
 * What was expected once stays expected: a later, smaller panel opens nothing.
 */
export function sealingOf(opening: OpeningId, rows: readonly SharedRecord[]): Sealing {
  const inside = rows.filter((row) => row.opening === opening);
  const panels = liveOf(inside, "panel");
  const sealed = groupBy(liveOf(inside, "sealed"), onWhom);
  const waivers = groupBy(liveOf(inside, "waiver"), onWhom);
  const releases = groupBy(liveOf(inside, "release"), onWhom);
  const known = new Map<CandidateId, CandidateSealing>();
  const on = (candidate: CandidateId): CandidateSealing => {
    const state = known.get(candidate) ?? look(candidate);
    known.set(candidate, state);
    return state;
  };
  const look = (candidate: CandidateId): CandidateSealing => {
    const own = sealed.get(candidate) ?? [];
    const waived = waivers.get(candidate) ?? [];
    const released = releases.get(candidate) ?? [];
    const proper = released.filter((one) =>
      isProper(one, { panels, sealed: own, waivers: waived }),
    );
    const cards = own.map((record) => ({
      record,
      key: keyFor(record, released),
      isLate: proper.some(
        ({ author, body }) => author !== record.author && !body.saw.includes(record.id),
      ),
    }));
    return {
      candidate,
      cards,
      missing: missingAt(expectedBy(panels), own, waived),
      toAgree: waived.filter((waiver) => !hasCardIn(waiver, own)),
      waitsForPanel: own.some(({ body }) => !panels.some(({ id }) => id === body.panel)),
    };
  };
  return {
    on,
    late: () =>
      [...sealed.keys()].flatMap((candidate) =>
        on(candidate).cards.flatMap(({ isLate, record }) => (isLate ? record.id : [])),
      ),
    releasesDue: (mine) =>
      [...sealed.keys()].flatMap((candidate) =>
        releaseDue(on(candidate), mine, {
          opening,
          panels,
          waivers: waivers.get(candidate) ?? [],
        }),
      ),
  };
}

function onWhom({ body }: SealedRecord | WaiverRecord | ReleaseRecord): CandidateId {
  return body.candidate;
}

function releaseDue(
  { candidate, cards, missing, toAgree, waitsForPanel }: CandidateSealing,
  { panelist, keys, agreed }: Own,
  {
    opening,
    panels,
    waivers,
  }: {
    opening: OpeningId;
    panels: readonly PanelRecord[];
    waivers: readonly WaiverRecord[];
  },
): Release[] {
  const mine = cards.filter(({ record, key }) => record.author === panelist && key === null);
  const open = mine.flatMap(({ record: { id } }) => {
    const key = keys.get(id);
    return key === undefined ? [] : [{ id, key }];
  });
  const isMet = missing.length === 0 && !waitsForPanel;
  const isDue = isMet && (toAgree.length === 0 || agreed?.has(candidate) === true);
  if (!isDue || open.length === 0) return [];
  const saw = cards.map(({ record }) => record.id).toSorted();
  return [
    {
      opening,
      candidate,
      cards: open.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      saw,
      panels: panels.map(({ id }) => id).toSorted(),
      waivers: waivers.map(({ id }) => id).toSorted(),
    },
  ];
}

/** Only its author lets a card go. */
function keyFor(record: SealedRecord, releases: readonly ReleaseRecord[]): CardKey | null {
  for (const { author, body } of releases) {
    const given = author === record.author && body.cards.find(({ id }) => id === record.id);
    if (given) return given.key;
  }
  return null;
}

/**
 * Whether whoever let go had all they were to wait for, by the panels and waivers they name. Somebody
 * who opens theirs early shows their own card, and makes nobody else's late by it.
 */
function isProper(
  { body }: ReleaseRecord,
  {
    panels,
    sealed,
    waivers,
  }: {
    panels: readonly PanelRecord[];
    sealed: readonly SealedRecord[];
    waivers: readonly WaiverRecord[];
  },
): boolean {
  const named = panels.filter(({ id }) => body.panels.includes(id));
  if (named.length === 0 || named.length < body.panels.length) return false;
  const seen = sealed.filter(({ id }) => body.saw.includes(id));
  const held = waivers.filter(({ id }) => body.waivers.includes(id));
  return missingAt(expectedBy(named), seen, held).length === 0;
}

/** Every place any of these panels had; a shadow's card is practice and is not waited for. */
function expectedBy(panels: readonly PanelRecord[]): Expected[] {
  const places = new Map<string, Expected>();
  for (const { body } of panels)
    for (const { panelist, role, rounds } of body.members)
      if (role !== "shadow")
        for (const round of rounds) places.set(`${panelist} ${round}`, { panelist, round });
  return [...places.values()];
}

function missingAt(
  expected: readonly Expected[],
  sealed: readonly SealedRecord[],
  waivers: readonly WaiverRecord[],
): Expected[] {
  const there = new Set([
    ...sealed.map(({ author, body }) => `${author} ${body.round}`),
    ...waivers.map(({ body }) => `${body.without} ${body.round}`),
  ]);
  return expected.filter(({ panelist, round }) => !there.has(`${panelist} ${round}`));
}

function hasCardIn({ author }: WaiverRecord, sealed: readonly SealedRecord[]): boolean {
  return sealed.some((card) => card.author === author);
}
