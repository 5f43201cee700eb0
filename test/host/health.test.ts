import { setTimeout as pause } from "node:timers/promises";
import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect, jwtAuthenticator } from "@nats-io/transport-node";
import { expect, it } from "vitest";
import { entrySubject } from "#domain/room/subjects.ts";
import { healthSubject, untilHealthy } from "#host/health.ts";
import { hostPass } from "#host/passes.ts";
import { anEntry, enter, hostForTests, joinRoom, openRoom } from "#test/roomGuests.ts";

const patiently = { reconnect: true, maxReconnectAttempts: -1, reconnectTimeWait: 100 };

it("of three servers each is killed and comes back, one after the other, and writing goes on", async () => {
  const host = await hostForTests({ cluster: true });
  const { room, lead } = await openRoom(host);
  const guest = await joinRoom(host, room, lead);
  const connection = await enter(host, guest, patiently);
  const pass = await hostPass(host.keys.system, {
    publish: [healthSubject],
    subscribe: ["_INBOX.>"],
  });
  const system = await connect({
    servers: host.clientPorts.map((port) => `127.0.0.1:${port}`),
    authenticator: jwtAuthenticator(pass.jwt, pass.seed),
    ...patiently,
  });
  let confirmed = 0;
  const write = async (count: number) => {
    const until = Date.now() + 60_000;
    for (let left = count; left > 0 && Date.now() < until;) {
      const isDone = await jetstream(connection)
        .publish(entrySubject(guest.device.signKey, anEntry()), "x", { timeout: 2_000 })
        .then(
          () => true,
          () => pause(100, false),
        );
      if (isDone) [left, confirmed] = [left - 1, confirmed + 1];
    }
  };
  expect(await untilHealthy(system, 3, 20_000)).toBe(true);
  for (const index of [0, 1, 2]) {
    await host.killServer(index);
    await write(30);
    expect(confirmed).toBe((index + 1) * 30);
    expect(await untilHealthy(system, 3, 1_500)).toBe(false);
    await host.restartServer();
    // Whoever asked for it may end the next one.
    expect(await untilHealthy(system, 3, 1_500)).toBe(true);
  }
  const manager = await jetstreamManager(connection, { checkAPI: false });
  expect((await manager.streams.info("cards")).state.messages).toBeGreaterThanOrEqual(confirmed);
  await Promise.all([connection.close(), system.close()]);
  await host.leave();
}, 240_000);
