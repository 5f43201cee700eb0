import type { OpeningId } from "#domain/id.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { takeIn } from "#storage/arrivals.ts";
import { listOpened, openedAmong } from "#storage/arrivedLines.ts";
import { notHere } from "#storage/copies.ts";
import { settleArrived } from "./arrivalNews.ts";
import type { SoundBatch } from "./soundRecords.ts";

/**
 * Takes in what was read from a folder or a room, without asking: whose word counts is settled by signatures.
 * Notes what came, from whom, and what was not taken.
 */
export async function receive(
  opening: OpeningId,
  batches: readonly SoundBatch[],
  alongside?: () => Promise<void>,
): Promise<void> {
  const all = batches.flatMap(({ valid }) => valid);
  const records = await notHere(opening, all);
  const unread = batches.flatMap((batch) => batch.unread);
  const rejected = batches.flatMap((batch) => batch.rejected);
  const came = { taken: [] as SharedRecord[], rejected: [...rejected] };
  let opened: ReadonlySet<string>;
  if (records.length > 0 || unread.length > 0) {
    const { arrival, before } = await takeIn({
      records,
      unread,
      backups: [],
      answers: { agreed: [], links: [], me: null },
      ...(alongside && { alongside }),
    });
    const known = new Set(arrival.unchanged);
    const refused = new Set(arrival.rejected.map(({ record }) => record));
    came.taken = records.filter((record) => !known.has(record) && !refused.has(record));
    came.rejected.push(...arrival.rejected);
    opened = openedAmong([...before.values()]);
  } else {
    opened = await listOpened(opening);
    await alongside?.();
  }
  await settleArrived(opening, came, opened);
}
