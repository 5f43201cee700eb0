import { groupBy } from "#domain/groupBy.ts";
import type { OpeningId } from "#domain/id.ts";
import { stampOf } from "#domain/records/head.ts";
import type { Rejected } from "#domain/records/merge.ts";
import { isLive, type SharedRecord } from "#domain/records/record.ts";
import { takeIn } from "#storage/arrivals.ts";
import { listOpened, noteArrived, type ArrivedNews } from "#storage/arrivedLines.ts";
import { copiesOf } from "#storage/copies.ts";
import { listKits } from "#storage/kits.ts";
import { openDue } from "#storage/sealing.ts";
import type { SoundBatch } from "./soundRecords.ts";

/**
 * Takes in what was read from a folder, without asking: whose word counts is settled by signatures.
 * Notes what came, from whom, and what was not taken.
 */
export async function receive(opening: OpeningId, batches: readonly SoundBatch[]): Promise<void> {
  const here = new Set((await copiesOf(opening)).map(stampOf));
  const all = batches.flatMap(({ valid }) => valid);
  const kitsHere = new Set((await listKits()).map(({ id }) => id));
  const records = all.filter((record) =>
    isLive(record, "kit") ? !kitsHere.has(record.id) : !here.has(stampOf(record)),
  );
  const unread = batches.flatMap((batch) => batch.unread);
  const rejected = batches.flatMap((batch) => batch.rejected);
  const opened = await listOpened(opening);
  const news = notTaken(rejected);
  if (records.length > 0 || unread.length > 0) {
    const { arrival } = await takeIn({
      records,
      unread,
      backups: [],
      answers: { agreed: [], links: [], me: null },
    });
    const known = new Set(arrival.unchanged);
    const refused = new Set(arrival.rejected.map(({ record }) => record));
    news.push(
      ...came(records.filter((record) => !known.has(record) && !refused.has(record))),
      ...notTaken(arrival.rejected),
    );
  }
  await openDue(opening);
  for (const candidate of await listOpened(opening))
    if (!opened.has(candidate)) news.push({ what: "opened", candidate });
  await noteArrived(opening, news);
}

function came(records: readonly SharedRecord[]): ArrivedNews[] {
  const said = records.filter(({ kind }) => kind !== "head" && kind !== "kit");
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
