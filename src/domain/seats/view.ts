import { groupBy } from "#domain/groupBy.ts";
import type { OpeningId, PanelistId } from "#domain/id.ts";
import { compareRecords } from "#domain/records/merge.ts";
import type { Member } from "#domain/records/opening.ts";
import {
  isLive,
  isTombstone,
  keyOf,
  type OpeningRecord,
  type SharedRecord,
} from "#domain/records/record.ts";
import type { ReleaseRecord } from "#domain/records/signedRecords.ts";
import { groundOf } from "#domain/records/references.ts";
import { type NotHeeded, reasonAgainst, speaksAsLead } from "./authority.ts";
import { registersOf } from "./papers.ts";
import { type Standing, standingOf } from "./standing.ts";

export type Unauthorised = { record: SharedRecord; reason: NotHeeded };

/** What is shown of a signed opening. */
export type View = {
  /** One a kind and id. */
  rows: SharedRecord[];
  /** Sound copies nobody has to heed, and why: a later claim or vouch may change it. */
  unauthorised: Unauthorised[];
  names: { panelist: PanelistId; name: string }[];
  standing: Standing;
};

/**
 * Of all copies of a signed opening's records those that are shown. It looks at the set of copies
 * alone, and a copy whose signer has no say changes nothing in the rows.
 */
export function viewOf(
  opening: OpeningId,
  copies: readonly SharedRecord[],
  standing: Standing = standingOf(opening, copies),
): View {
  const unauthorised: Unauthorised[] = copies
    .filter(({ signature, opening: own }) => signature === undefined || own !== opening)
    .map((record) => ({ record, reason: { why: "not of this opening" } }));
  const heeded: SharedRecord[] = [];
  for (const record of registersOf(opening, copies)) {
    const reason = reasonAgainst(standing, record);
    if (reason === null) heeded.push(record);
    else unauthorised.push({ record, reason });
  }
  const shown = [...groupBy(heeded, keyOf).values()].map((group) =>
    group.reduce((best, copy) => (standsAbove(standing, copy, best) ? copy : best)),
  );
  return {
    rows: rowsOf(opening, shown, standing),
    unauthorised,
    names: standing.members.map(({ panelist, name }) => ({ panelist, name })),
    standing,
  };
}

/** First by whose it is, then as copies of one record always do. */
function standsAbove(standing: Standing, copy: SharedRecord, other: SharedRecord): boolean {
  const byRank = rankOf(standing, copy) - rankOf(standing, other);
  return byRank === 0 ? compareRecords(copy, other) > 0 : byRank > 0;
}

function rankOf(standing: Standing, record: SharedRecord): number {
  switch (record.kind) {
    case "candidate":
      // A lead's word, erasing it too, whatever life another's copy claims.
      return speaksAsLead(standing, record) ? 1 : 0;
    case "practice":
      // Taking back one's own takes back nobody else's.
      return isTombstone(record) && !speaksAsLead(standing, record) ? 0 : 1;
    case "rerating":
      return !isTombstone(record) && record.author === record.body.panelist ? 1 : 0;
    case "release":
      // Named by its content alone: the same from somebody else would close the cards again.
      return !isTombstone(record) && isOfOwnCards(record) ? 1 : 0;
    case "kit":
    case "opening":
    case "panelist":
    case "scorecard":
    case "waiver":
    case "recusal":
    case "mark":
    case "decision":
    case "plan":
    case "sameness":
    case "opened":
    case "panel":
    case "claim":
    case "sealed":
    case "share":
    case "head":
    case "choice":
    case "shown":
    case "folderKey":
      return 0;
  }
}

function isOfOwnCards({ author, body }: ReleaseRecord): boolean {
  return body.cards.every(({ id }) => id.startsWith(`${author}.`));
}

/** Without an opening there is nothing to show, and nothing of what hangs on an erased record. */
function rowsOf(
  opening: OpeningId,
  shown: readonly SharedRecord[],
  standing: Standing,
): SharedRecord[] {
  const main = shown.find(({ kind, id }) => kind === "opening" && id === opening);
  if (main === undefined) return [];
  const erased = new Set(shown.filter(isTombstone).map(keyOf));
  return shown
    .filter(
      (record) =>
        isTombstone(record) || !groundOf(record).some((ground) => erased.has(keyOf(ground))),
    )
    .map((record) => (isLive(record, "opening") ? asStanding(record, standing) : record));
}

/** The signed copy cannot know the panel; the revisions do. */
function asStanding(record: OpeningRecord, standing: Standing): OpeningRecord {
  const { sealed: _, ...body } = record.body;
  const needs = { places: [...standing.places], arrived: [...standing.arrived].toSorted() };
  const panel = panelOf(standing);
  return { ...record, body: { ...body, panel, needs, ...(standing.sealed && { sealed: true }) } };
}

function panelOf({ members, heads }: Standing): Member[] {
  const [latest] = heads;
  const leftAt = new Date(latest?.version[0] ?? 0).toISOString();
  return members.map(({ panelist, role, rounds, left, name }) => ({
    panelist,
    role,
    rounds,
    name,
    ...(left && { left: leftAt }),
  }));
}
