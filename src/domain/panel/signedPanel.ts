import type { CandidateId, CardId, OpeningId, PanelId, PanelistId } from "#domain/id.ts";
import type { OpeningRecord, PanelistRecord, SamenessRecord } from "#domain/records/record.ts";
import type { PanelRecord } from "#domain/records/signedRecords.ts";
import type { Sameness } from "#domain/records/sameness.ts";
import type { SealedPlace } from "#domain/seats/cardStates.ts";
import type { CandidateSealing, SealedCard, SealedOpening } from "#domain/seats/sealing.ts";

export function signedWithin(rows: readonly SamenessRecord[], opening: OpeningId): Sameness[] {
  return rows.filter((row) => row.opening === opening).map(({ body }) => body);
}

/** A signed opening's own names for its people stand above what any file says. */
export function namesIn(
  panelists: readonly PanelistRecord[],
  openings: readonly OpeningRecord[],
): Map<PanelistId, string> {
  const names = new Map(panelists.map(({ id, body }) => [id, body.name]));
  for (const { panelist, name } of openings.flatMap(({ body }) => body.panel))
    if (name !== undefined) names.set(panelist, name);
  return names;
}

/** Of two leads' panels that part, one; what is needed is worked out over both. */
export function headOf(revisions: readonly PanelRecord[]): PanelId | null {
  const followed = new Set(revisions.flatMap(({ body }) => body.prev));
  return revisions.map(({ id }) => id).find((id) => !followed.has(id)) ?? null;
}

/** What could not be opened of sealed cards here, and why. */
export type Refused = ReadonlyMap<CardId, string>;

/** Whether a candidate's cards stay closed until this one can be opened. */
export function isWaitedFor({ isLate, isWaived }: SealedCard): boolean {
  return !isLate && !isWaived;
}

/** How the sealed cards on a candidate stand on this device. */
export type SealedHere = {
  places: readonly SealedPlace[];
  /** All that is needed is out, and here to be read. */
  isOpened: boolean;
};

/** Worked out once for each candidate: a roster asks for every square. `null` where nothing is sealed. */
export function sealedHereIn(
  sealing: SealedOpening | null,
  readOn: (candidate: CandidateId) => ReadonlySet<CardId>,
  refused: Refused,
): (candidate: CandidateId) => SealedHere | null {
  const known = new Map<CandidateId, SealedHere>();
  return (candidate) => {
    const before = known.get(candidate);
    if (sealing === null || before !== undefined) return before ?? null;
    const on = sealing.on(candidate);
    const opened = readOn(candidate);
    const here = {
      places: on.states({ opened, refused }),
      isOpened: isOpened(on, (card) => opened.has(card) || refused.has(card)),
    };
    known.set(candidate, here);
    return here;
  };
}

function isOpened(
  { cards, missing }: CandidateSealing,
  isRead: (card: CardId) => boolean,
): boolean {
  return (
    missing.length === 0 &&
    cards.every((card) => !isWaitedFor(card) || (card.isOut && isRead(card.record.id)))
  );
}
