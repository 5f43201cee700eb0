import { groupBy } from "#domain/groupBy.ts";
import type { OpeningId } from "#domain/id.ts";
import type { Rejected } from "#domain/records/merge.ts";
import type { Kind, SharedRecord } from "#domain/records/record.ts";
import { listOpened, noteArrived, type ArrivedNews } from "#storage/arrivedLines.ts";
import { openDue } from "#storage/sealing.ts";

/** What came of a signed opening, and what of it was not taken. */
export type Came = { taken: readonly SharedRecord[]; rejected: readonly Rejected[] };

/** Opens what can be opened now, and notes what came, from whom, and on whom all cards are open. */
export async function settleArrived(
  opening: OpeningId,
  { taken, rejected }: Came,
  openedBefore: ReadonlySet<string>,
): Promise<void> {
  await openDue(opening);
  const opened = [...(await listOpened(opening))].filter((one) => !openedBefore.has(one));
  await noteArrived(opening, [
    ...cameFrom(taken),
    ...notTaken(rejected),
    ...opened.map((candidate) => ({ what: "opened" as const, candidate })),
  ]);
}

/** What Needle itself needs, and nobody said. */
const notTold: ReadonlySet<Kind> = new Set(["head", "kit", "folderKey"]);

function cameFrom(records: readonly SharedRecord[]): ArrivedNews[] {
  const said = records.filter(({ kind }) => !notTold.has(kind));
  return [...groupBy(said, ({ author }) => author)].flatMap(([from, theirs]) => {
    const cards = theirs.filter(({ kind }) => kind === "sealed" || kind === "scorecard").length;
    return from === "needle"
      ? []
      : [{ what: "came" as const, from, cards, others: theirs.length - cards }];
  });
}

/** So many reasons have a line of their own: whoever floods a folder must not crowd out the rest. */
const mostReasons = 5;

function notTaken(rejected: readonly Rejected[]): ArrivedNews[] {
  const groups = [
    ...groupBy(rejected, ({ record, reason }) => `${record.author} ${reason}`).values(),
  ];
  const [told, others] = [groups.slice(0, mostReasons), groups.slice(mostReasons)];
  const lines = told.map((group) => {
    const [{ record, reason: why }] = group;
    const from = record.author === "needle" ? null : record.author;
    return { what: "not taken" as const, from, count: group.length, why };
  });
  const count = others.reduce((sum, group) => sum + group.length, 0);
  return count === 0
    ? lines
    : [...lines, { what: "not taken", from: null, count, why: "for other reasons" }];
}
