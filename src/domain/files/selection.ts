import { goesWithInvitation, mayLeave, type Sight } from "#domain/records/travel.ts";
import { CandidateId, type CardId, type KitId, type OpeningId } from "#domain/id.ts";
import {
  isLive,
  isTombstone,
  liveOf,
  type LiveRecord,
  type SharedRecord,
} from "#domain/records/record.ts";
import type { UnreadRecord } from "#domain/records/unread.ts";
import { isObject } from "#domain/isObject.ts";
import { resolverOf, type Resolve } from "#domain/records/links.ts";
import { openingOf } from "#domain/records/references.ts";
import { recordsNamedBy } from "./namedBy.ts";

/** What a file is to hold. */
export type Scope =
  /** All that a panelist needs to start, and nobody's card. */
  | { what: "invitation"; opening: OpeningId }
  | { what: "cards"; cards: readonly CardId[] }
  | { what: "opening"; opening: OpeningId }
  | { what: "kit"; kit: KitId }
  | { what: "everything" };

export type Selection = {
  records: SharedRecord[];
  /** Cards that belong to it and stay here, blind for now. */
  stillBlind: number;
};

/** Picks the records of one file: those in its scope that may leave yet. */
export function select(records: readonly SharedRecord[], scope: Scope, sight: Sight): Selection {
  const wanted = wantedBy(scope, records);
  const picked = records.filter((record) =>
    isTombstone(record) ? wanted.tombstones : wanted.live(record),
  );
  const leaving = picked.filter((record) => mayLeave(record, sight));
  const cards = (some: readonly SharedRecord[]) => some.filter(({ kind }) => kind === "scorecard");
  return { records: leaving, stillBlind: cards(picked).length - cards(leaving).length };
}

type Wanted = { live: (record: LiveRecord) => boolean; tombstones: boolean };

function wantedBy(scope: Scope, records: readonly SharedRecord[]): Wanted {
  switch (scope.what) {
    case "cards": {
      const around = scope.cards.map((card) => aroundCard(records, card));
      return { live: (record) => around.some((one) => one(record)), tombstones: false };
    }
    case "kit":
      return { live: ({ id }) => id === scope.kit, tombstones: false };
    case "invitation": {
      const around = aroundOpening(records, scope.opening);
      return {
        live: (record) => goesWithInvitation(record) && around(record),
        tombstones: false,
      };
    }
    case "opening":
      return { live: aroundOpening(records, scope.opening), tombstones: true };
    case "everything":
      return { live: allButSamples(records), tombstones: true };
  }
}

/** A card with what makes it readable elsewhere: its opening, candidate, kit and the panel's names. */
function aroundCard(records: readonly SharedRecord[], id: CardId): Wanted["live"] {
  const card = records.find((record) => record.id === id);
  if (card === undefined || !isLive(card, "scorecard")) return () => false;
  const { opening, candidate, kit } = card.body;
  const held = records.find((record) => record.id === opening);
  const panel = held !== undefined && isLive(held, "opening") ? recordsNamedBy(held) : [];
  const ids = new Set<string>([id, opening, candidate, kit, card.author, ...panel]);
  return (record) =>
    record.kind === "sameness" ? record.body.ids.some((one) => ids.has(one)) : ids.has(record.id);
}

/** An opening, whatever it was said to be the same as, and all that hangs on them. */
function aroundOpening(records: readonly SharedRecord[], id: OpeningId): Wanted["live"] {
  const rootOf = resolverOf(records);
  const isHere = (opening: string) => rootOf(opening) === rootOf(id);
  const ids = new Set<string>();
  for (const record of records) {
    if (isTombstone(record) || !isHere(openingOf(record) ?? "")) continue;
    ids.add(record.id);
    for (const needed of recordsNamedBy(record)) ids.add(needed);
  }
  return linkedOr(ids, rootOf);
}

function allButSamples(records: readonly SharedRecord[]): Wanted["live"] {
  const samples = new Set<string>();
  for (const record of records)
    if (isLive(record, "opening") && record.body.sample) samples.add(record.id);
  // Kits and names go along unless only a sample has a use for them.
  const ids = { sample: new Set<string>(), real: new Set<string>() };
  for (const record of records) {
    if (isTombstone(record)) continue;
    const opening = openingOf(record);
    if (opening === null) continue;
    const side = samples.has(opening) ? ids.sample : ids.real;
    side.add(record.id);
    for (const needed of recordsNamedBy(record)) side.add(needed);
  }
  const isSampleOnly = (id: string) => ids.sample.has(id) && !ids.real.has(id);
  return (record) =>
    record.kind === "sameness"
      ? !record.body.ids.some(isSampleOnly)
      : // A kit is nobody's personal data, and may be the one the next opening starts from.
        record.kind === "kit" || !isSampleOnly(record.id);
}

function linkedOr(ids: ReadonlySet<string>, rootOf: Resolve): Wanted["live"] {
  const roots = new Set([...ids].map(rootOf));
  return (record) =>
    record.kind === "sameness"
      ? record.body.ids.some((id) => roots.has(rootOf(id)))
      : // A linked panelist's other name goes along, so that the link leads somewhere.
        ids.has(record.id) || (record.kind === "panelist" && roots.has(rootOf(record.id)));
}

/**
 * Records of kinds this version does not know go on with the opening they name, unless they tell of a
 * candidate who is not open yet: nobody here knows what is in them.
 */
export function passedOn(
  unread: readonly UnreadRecord[],
  { what }: Scope,
  leaving: readonly SharedRecord[],
  { isOpen }: Sight,
): UnreadRecord[] {
  if (what !== "opening" && what !== "everything") return [];
  const openings = new Set<unknown>(liveOf(leaving, "opening").map(({ id }) => id));
  return unread.filter((record) => {
    const body = isObject(record["body"]) ? record["body"] : record;
    const candidate = CandidateId.safeParse(body["candidate"]);
    if (body["candidate"] !== undefined && !(candidate.success && isOpen(candidate.data)))
      return false;
    return openings.has(body["opening"]);
  });
}
