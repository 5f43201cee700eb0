import { jetstreamManager } from "@nats-io/jetstream";
import { connect, jwtAuthenticator } from "@nats-io/transport-node";
import { streamName } from "#domain/room/subjects.ts";
import { hostPass } from "#host/passes.ts";
import { roomFiles } from "#host/roomFiles.ts";
import type { RoomHost } from "#host/startRoomHost.ts";

/** Whoever runs the server, with all rights in a room: what a hostile one could do. */
export async function insider(host: RoomHost, dir: string) {
  const state = roomFiles(dir).list()[0] ?? null;
  if (state === null) throw new Error("No room.");
  const pass = await hostPass(state.seeds.account, { publish: [">"], subscribe: [">"] });
  const connection = await connect({
    servers: host.clientPorts.map((port) => `127.0.0.1:${port}`),
    authenticator: jwtAuthenticator(pass.jwt, pass.seed),
  });
  const manager = await jetstreamManager(connection, { checkAPI: false });
  const all = async () => {
    const { state: told } = await manager.streams.info(streamName);
    const found: { subject: string; bytes: Uint8Array }[] = [];
    for (let seq = told.first_seq; seq <= told.last_seq; seq += 1) {
      const message = await manager.streams.getMessage(streamName, { seq }).catch(() => null);
      if (message !== null && message !== undefined)
        found.push({ subject: message.subject, bytes: message.data });
    }
    return found;
  };
  return {
    all,
    put: async (subject: string, bytes: Uint8Array) => {
      await connection.request(subject, bytes);
    },
    told: async () => (await manager.streams.info(streamName)).state,
    /** Takes the place in the stream from every reader; how many these were. */
    endReaders: async () => {
      const readers = await manager.consumers.list(streamName).next();
      for (const { name } of readers) await manager.consumers.delete(streamName, name);
      return readers.length;
    },
    remove: (filter: string) => manager.streams.purge(streamName, { filter }),
    leave: () => connection.close(),
  };
}
