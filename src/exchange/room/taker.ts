import type { JetStreamClient, JsMsg } from "@nats-io/jetstream";
import { keptSubjects, streamName } from "#domain/room/subjects.ts";
import { type Delivered, type Inside, takeEntries, type Written } from "./take.ts";

/**
 * So much is taken in at once, or as much again as was: each time all that is here is looked at. What few
 * would be left over (`leftOver`) go along.
 */
const mostAtOnce = { entries: 5_000, leftOver: 1_000, bytes: 16 * 1024 * 1024 };
/** So long others gather around the first that came, as long as more is known to be on its way. */
const gatherMs = 1_000;

/**
 * Where a stream is to be read from, and up to where there is something; up to `read` all is taken in.
 * `known`: what of that is to come once more, subjects by places; each goes from it as it comes.
 */
export type Start = {
  epoch: string;
  from: number;
  upTo: number;
  read: number;
  known: Map<number, string>;
};

export type Taker = {
  /** Nothing is on its way any more. */
  caughtUp: Promise<void>;
  /** Takes in nothing more; resolves once what was begun is through. */
  stop: () => Promise<void>;
};

/** How often it is asked whether anything is left, until nothing is. */
const lookEveryMs = 5_000;

type Endings = {
  /** What this device's own storage throws. */
  failed: (error: unknown) => void;
  /** All should be read anew. */
  again: () => void;
  /** Another thing stands where this device has read: it is not the stream that was read. */
  another: () => void;
  /** Nothing comes any more, though the connection holds. */
  lost: () => void;
};

/** After these the library would wait for most of a minute before it makes another reader. */
const ends: ReadonlySet<string> = new Set([
  "consumer_deleted",
  "consumer_not_found",
  "stream_not_found",
  "heartbeats_missed",
]);

/**
 * Takes in what comes from `from` on, a lot at a time: what gathers while one lot is taken in is the
 * next one.
 */
export async function takerOver(
  client: JetStreamClient,
  { from, upTo, read, known, ...place }: Inside & Start,
  written: Written,
  { failed, again, another, lost }: Endings,
): Promise<Taker> {
  let caughtUp: () => void = () => undefined;
  const isCaughtUp = new Promise<void>((done) => {
    caughtUp = done;
  });
  if (from > upTo) caughtUp();
  const waiting: Delivered[] = [];
  let isLast = false;
  let isTaking = false;
  let taken = 0;
  let isOver = false;
  let taking: Promise<void> = Promise.resolve();
  let gathering: ReturnType<typeof setTimeout> | undefined;

  const takeAll = async (): Promise<void> => {
    isTaking = true;
    clearTimeout(gathering);
    gathering = undefined;
    try {
      while (waiting.length > 0 && !isOver) {
        // oxlint-disable-next-line no-await-in-loop -- one lot after the other
        const { count, again: isWanted } = await takeEntries(
          place,
          nextLot(waiting, taken),
          written,
        );
        waiting.splice(0, count);
        taken += count;
        if (isWanted) {
          // What is noted from here on would be read further than it is to be.
          isOver = true;
          return again();
        }
        if (isLast && waiting.length === 0) caughtUp();
      }
    } catch (error) {
      isOver = true;
      failed(error);
    } finally {
      isTaking = false;
    }
  };

  const hear = (message: JsMsg): void => {
    if (isOver) return;
    const { subject, seq, data, info } = message;
    isLast ||= info.pending === 0 || seq >= upTo;
    if (seq > read) waiting.push({ subject, seq, bytes: new Uint8Array(data) });
    else if (known.get(seq) === subject) known.delete(seq);
    else {
      isOver = true;
      return another();
    }
    if (isTaking) return;
    if (waiting.length === 0) {
      if (isLast) caughtUp();
    } else if (isLast || waiting.length >= mostAtOnce.entries) begin();
    else gathering ??= setTimeout(begin, gatherMs);
  };
  const begin = (): void => {
    taking = takeAll();
  };

  const consumer = await client.consumers.get(streamName, {
    filter_subjects: keptSubjects,
    opt_start_seq: from,
  });
  const messages = await consumer.consume({ max_messages: 2_000, expires: 30_000, callback: hear });
  const watch = async (): Promise<void> => {
    for await (const { type } of messages.status()) if (ends.has(type)) return;
  };
  void watch().then(() => {
    if (!isOver) lost();
  });
  /** What was written last may have been removed since: then nothing comes that could be the last. */
  const look = async (isKnown: boolean): Promise<void> => {
    const { num_pending: left } = await consumer.info(isKnown);
    if (left > 0) return;
    isLast = true;
    if (!isTaking && waiting.length === 0) caughtUp();
  };
  await look(true);
  const clock = setInterval(() => void look(false).catch(() => undefined), lookEveryMs);
  void isCaughtUp.then(() => clearInterval(clock));
  return {
    caughtUp: isCaughtUp,
    stop: async () => {
      isOver = true;
      clearTimeout(gathering);
      clearInterval(clock);
      await taking;
    },
  };
}

function nextLot(waiting: Delivered[], taken: number): Delivered[] {
  const { leftOver, bytes: mostBytes } = mostAtOnce;
  const entries = Math.max(mostAtOnce.entries, taken);
  const most = waiting.length > entries + leftOver ? entries : waiting.length;
  let bytes = 0;
  let count = 0;
  for (const one of waiting) {
    bytes += one.bytes.length;
    if (count === most || (count > 0 && bytes > mostBytes)) break;
    count += 1;
  }
  return waiting.slice(0, count);
}
