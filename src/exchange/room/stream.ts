import type { NatsConnection } from "@nats-io/nats-core";
import { keptSubjects, streamName } from "#domain/room/subjects.ts";

/** What the server says of a room's stream. */
export type StreamTold = {
  /** Its own time of creation: one that was made anew is another one. */
  epoch: string;
  lastSeq: number;
  subjects: number;
  /** How long it keeps an entry, in milliseconds; 0: until the room is closed. */
  keepsMs: number;
};

type Info = {
  error?: { description?: string };
  created: string;
  config: { max_age?: number };
  state: { last_seq: number; num_subjects?: number; subjects?: object };
};

/** Throws where the server does not answer, or has no such stream. */
export async function askStream(connection: NatsConnection): Promise<StreamTold> {
  const { created, config, state } = await ask(connection, {});
  return {
    epoch: created,
    lastSeq: state.last_seq,
    subjects: state.num_subjects ?? 0,
    // In nanoseconds, as all of its times.
    keepsMs: (config.max_age ?? 0) / 1_000_000,
  };
}

/** A full room has no more than about twenty of the server's pages. */
const mostPages = 50;

/**
 * Which of these nothing is kept under. A server that goes on naming others for ever is not listened
 * to for ever: what it has not named by then counts as gone, and is sent again.
 */
export async function findGone(
  connection: NatsConnection,
  subjects: readonly string[],
): Promise<string[]> {
  const gone = new Set(subjects);
  for (let page = 0, offset = 0; page < mostPages && gone.size > 0; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- page by page
    const { state } = await ask(connection, { subjects_filter: keptSubjects, offset });
    const named = Object.keys(state.subjects ?? {});
    for (const subject of named) gone.delete(subject);
    offset += named.length;
    if (named.length === 0 || offset >= (state.num_subjects ?? 0)) break;
  }
  return [...gone];
}

async function ask(connection: NatsConnection, wish: object): Promise<Info> {
  const reply = await connection.request(
    `$JS.API.STREAM.INFO.${streamName}`,
    JSON.stringify(wish),
    { timeout: 10_000 },
  );
  const info = reply.json<Info>();
  if (info.error !== undefined) throw new Error(info.error.description ?? "no stream");
  return info;
}
