import { mayLeave, type Sight } from "#domain/records/travel.ts";
import { receiptOf } from "#domain/hash.ts";
import type { CandidateId, CardId, KitId, OpeningId, PanelistId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import {
  memberOf,
  onlyCoordinates,
  roundOf,
  type Opening,
  type Role,
} from "#domain/records/opening.ts";
import { liveOf, type SharedRecord } from "#domain/records/record.ts";
import { resolverOf } from "#domain/records/links.ts";
import { hashOf, type Scorecard } from "#domain/records/scorecard.ts";
import type { NotCounted } from "#domain/panel/counted.ts";
import { sealedOpeningOf } from "#domain/seats/sealing.ts";
import { latestCards, type PanelCard } from "#domain/panel/panelCards.ts";

/** A card with the names behind its ids, after following what was said to be the same. */
export type ResolvedCard = {
  id: CardId;
  receipt: string;
  card: Scorecard;
  opening: { id: OpeningId; title: string; startedOn: string };
  candidate: { id: CandidateId; name: string };
  panelist: { id: PanelistId; name: string };
  /** `null` for somebody who scored without being on the panel. */
  role: Role | null;
  round: string;
  kit: { id: KitId; kit: Kit };
  /** Whether it is among the cards the panel counts, or why it is not. */
  counts: Counts;
};

export type Counts = "yes" | `no, ${NotCounted | "another version counts"}`;

export type CardsWanted = {
  /** One opening only (under any of its ids); all but samples when left out. */
  opening?: OpeningId;
  /** This revision of one card only. */
  card?: CardId;
  /** All revisions of every card rather than the latest. */
  everyRevision?: boolean;
};

/** The cards to export with their names, in an order that depends on nothing but them. */
export function resolveCards(
  records: readonly SharedRecord[],
  wanted: CardsWanted,
  sight: Sight,
): ResolvedCard[] {
  const rootOf = resolverOf(records);
  const kits = new Map(liveOf(records, "kit").map(({ id, body }) => [id, body]));
  const openings = new Map(liveOf(records, "opening").map(({ id, body }) => [id, body]));
  const candidates = new Map(liveOf(records, "candidate").map(({ id, body }) => [id, body.name]));
  const panelists = new Map(liveOf(records, "panelist").map(({ id, body }) => [id, body.name]));
  const asked = liveOf(records, "scorecard").filter(({ id, body }) => {
    if (wanted.card !== undefined) return id === wanted.card;
    if (wanted.opening !== undefined) return rootOf(body.opening) === rootOf(wanted.opening);
    return openings.get(body.opening)?.sample !== true;
  });
  const all = latestCards(liveOf(records, "scorecard"), {
    resolve: rootOf,
    opened: liveOf(records, "opened"),
    late: lateIn(records),
  });
  const standing = new Map(all.map((card) => [card.id, card]));
  const latest = new Set(all.flatMap((card) => [card.id, ...card.rivals.map(({ id }) => id)]));
  return asked
    .filter(
      (card) =>
        (wanted.everyRevision || wanted.card !== undefined || latest.has(card.id)) &&
        mayLeave(card, sight),
    )
    .flatMap(({ id, author, body }): ResolvedCard[] => {
      const [opening, candidate, panelist] = [
        rootOf(body.opening),
        rootOf(body.candidate),
        rootOf(author),
      ];
      const written = openings.get(body.opening);
      const main = openings.get(opening) ?? written;
      const kit = kits.get(body.kit);
      if (main === undefined || kit === undefined) return [];
      const role = onlyCoordinates(main, panelist)
        ? "coordinator"
        : (body.role ?? roleOf(main, written ?? main, [panelist, author]));
      return [
        {
          id,
          receipt: receiptOf(hashOf(id)),
          card: body,
          opening: { id: opening, title: main.title, startedOn: main.startedOn },
          candidate: {
            id: candidate,
            name: candidates.get(candidate) ?? candidates.get(body.candidate) ?? "",
          },
          panelist: { id: panelist, name: panelists.get(panelist) ?? panelists.get(author) ?? "" },
          role,
          round:
            (roundOf(main, body.round) ?? roundOf(written ?? main, body.round))?.title ??
            body.round,
          kit: { id: body.kit, kit },
          counts: countsOf(standing.get(id), { role, isOwnKit: body.kit === main.kit }),
        },
      ];
    })
    .toSorted(byName);
}

function countsOf(
  standing: PanelCard | undefined,
  { role, isOwnKit }: { role: Role | null; isOwnKit: boolean },
): Counts {
  if (standing === undefined) return "no, another version counts";
  if (role === "coordinator") return "no, by the coordinator";
  if (role === "shadow") return "no, practice";
  if (standing.sawOthers) return "no, after seeing the others";
  return isOwnKit ? "yes" : "no, other kit version";
}

/** Where a panelist goes by several ids, what the main opening says of any of them counts first. */
function roleOf(main: Opening, written: Opening, ids: readonly PanelistId[]): Role | null {
  for (const opening of [main, written])
    for (const id of ids) {
      const member = memberOf(opening, id);
      if (member !== undefined) return member.role;
    }
  return null;
}

function byName(a: ResolvedCard, b: ResolvedCard): number {
  const [keyA, keyB] = [a, b].map(({ opening, candidate, panelist, round, card, id }) => [
    opening.title,
    opening.id,
    candidate.name,
    candidate.id,
    panelist.name,
    panelist.id,
    round,
    String(card.rev).padStart(6, "0"),
    id,
  ]);
  for (const [index, part] of (keyA ?? []).entries()) {
    const other = keyB?.[index] ?? "";
    // Code units rather than a locale: the same file on every device.
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

/** Sealed cards that others had opened theirs without, in any opening. */
function lateIn(records: readonly SharedRecord[]): Set<CardId> {
  const openings = liveOf(records, "opening");
  return new Set(openings.flatMap(({ id }) => sealedOpeningOf(id, records)?.late() ?? []));
}
