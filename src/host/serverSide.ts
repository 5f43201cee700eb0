import { setTimeout as pause } from "node:timers/promises";
import {
  jetstreamManager,
  type JetStreamManager,
  type StreamConfig,
  type StreamInfo,
} from "@nats-io/jetstream";
import { connect, jwtAuthenticator, type NatsConnection } from "@nats-io/transport-node";
import { keptSubjects, mostMessageBytes, streamName } from "#domain/room/subjects.ts";
import type { HostKeys } from "./keys.ts";
import { farewell, hostPass, roomToken, type RoomLimits } from "./passes.ts";
import type { RoomState } from "./roomState.ts";

/** What the host does on the server for a room. Whatever the server refuses is thrown. */
export type ServerSide = {
  /** Tells the server of the room's account as it now is: who is void goes at once. */
  tell: (state: RoomState) => Promise<void>;
  /** The account and the stream are there, whatever became of the server's disk. */
  uphold: (state: RoomState) => Promise<void>;
  /**
   * Removes readers that no Needle made, as somebody leaves them who would keep others from reading.
   * Tried for half a minute: a cluster that has just lost a server lists none for a while.
   */
  sweep: (state: RoomState) => Promise<void>;
  purge: (state: RoomState, subjects: readonly string[]) => Promise<void>;
  /** The room and all that is in it are gone. */
  close: (state: RoomState) => Promise<void>;
};

export type Reach = {
  keys: HostKeys;
  /** Where servers hear: `127.0.0.1:4222`. */
  servers: string[];
  limits: RoomLimits;
};

const day = 86_400_000_000_000; // In nanoseconds, as all of JetStream's times.
const second = 1_000_000_000;

/** `system`: a connection to the server's own account. */
export function serverSide(system: NatsConnection, reach: Reach): ServerSide {
  const { keys, limits } = reach;
  const tell = async ({ seeds, revoked }: RoomState) =>
    claims(system, "UPDATE", await roomToken(keys.operator, seeds, revoked, limits));
  return {
    tell,
    uphold: async (state) => {
      await tell(state);
      await inRoom(reach, state, (manager) => ensureStream(manager, state, limits));
    },
    sweep: (state) => persist(() => inRoom(reach, state, sweepReaders), 3_000),
    purge: (state, subjects) =>
      inRoom(reach, state, async (manager) => {
        for (const filter of subjects) await manager.streams.purge(streamName, { filter });
      }),
    close: async (state) => {
      // An account that is gone already cannot be entered: telling of it once more lets us in.
      await tell(state);
      await inRoom(reach, state, async (manager) => {
        if ((await findStream(manager)) !== null) await manager.streams.delete(streamName);
      });
      await claims(system, "DELETE", await farewell(keys.operator, state.seeds));
    },
  };
}

async function claims(system: NatsConnection, what: string, token: string): Promise<void> {
  const reply = await system.request(`$SYS.REQ.CLAIMS.${what}`, token, { timeout: 5_000 });
  const said = JSON.parse(reply.string()) as { data?: { code?: number } };
  if (said.data?.code !== 200) throw new Error(`The server did not take an account (${what}).`);
}

/** A short visit to a room's account, with all rights in it. */
async function inRoom(
  { servers }: Reach,
  { seeds }: RoomState,
  act: (manager: JetStreamManager) => Promise<void>,
): Promise<void> {
  const pass = await hostPass(seeds.account, {
    publish: ["$JS.API.STREAM.>", "$JS.API.CONSUMER.>"],
    subscribe: ["_INBOX.>"],
  });
  const connection = await persist(() =>
    connect({ servers, authenticator: jwtAuthenticator(pass.jwt, pass.seed), reconnect: false }),
  );
  try {
    await act(await jetstreamManager(connection, { checkAPI: false, timeout: 5_000 }));
  } finally {
    await connection.close();
  }
}

/** A server of a cluster hears of a new account a moment after the one that was told. */
async function persist<T>(act: () => Promise<T>, waitMs = 300): Promise<T> {
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      return await act();
    } catch {
      await pause(waitMs, undefined, { ref: false });
    }
  }
  return act();
}

async function ensureStream(
  manager: JetStreamManager,
  { keepDays }: RoomState,
  { quotaBytes, mostEntries, replicas }: RoomLimits,
): Promise<void> {
  const before = await findStream(manager);
  if (before?.config.max_msgs === mostEntries) return;
  if (before !== null)
    return void (await manager.streams.update(streamName, { max_msgs: mostEntries }));
  const config: Partial<StreamConfig> & { name: string } = {
    name: streamName,
    subjects: [keptSubjects],
    storage: "file",
    num_replicas: replicas,
    max_msgs_per_subject: 1,
    // Full is full: a flood must never push out what others wrote.
    discard: "new",
    max_bytes: quotaBytes,
    max_msgs: mostEntries,
    max_msg_size: mostMessageBytes,
    max_age: keepDays * day,
    duplicate_window: 120 * second,
    allow_rollup_hdrs: false,
    allow_direct: false,
  };
  await persist(() => manager.streams.add(config));
}

/** Needle's readers go by themselves five minutes after the last look. */
const longestIdle = 600 * second;

async function sweepReaders(manager: JetStreamManager): Promise<void> {
  const foreign: string[] = [];
  for await (const { name, config } of manager.consumers.list(streamName)) {
    const { durable_name: durable, inactive_threshold: idle = 0 } = config;
    if (durable !== undefined || idle > longestIdle) foreign.push(name);
  }
  for (const name of foreign) await manager.consumers.delete(streamName, name);
}

/** `null`: there is none. */
async function findStream(manager: JetStreamManager): Promise<StreamInfo | null> {
  try {
    return await manager.streams.info(streamName);
  } catch (error) {
    if (error instanceof Error && /stream not found/i.test(error.message)) return null;
    throw error;
  }
}
