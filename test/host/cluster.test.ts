import { setTimeout as pause } from "node:timers/promises";
import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { expect, it } from "vitest";
import { entrySubject } from "#domain/room/subjects.ts";
import {
  aDevice,
  anEntry,
  asks,
  enter,
  hostForTests,
  joinRoom,
  openDoor,
  openRoom,
} from "#test/roomGuests.ts";

it("three servers keep what was confirmed when one of them is killed, and who is out stays out", async () => {
  const host = await hostForTests({ cluster: true });
  const { room, lead } = await openRoom(host);
  const guest = await joinRoom(host, room, lead);
  const removed = await joinRoom(host, room, await aDevice(), await openDoor(host, room, lead));
  const connection = await enter(host, guest, {
    reconnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 100,
  });
  const manager = await jetstreamManager(connection, { checkAPI: false });
  expect((await manager.streams.info("cards")).config.num_replicas).toBe(3);
  const confirmed = await publishMany(
    60,
    async () => {
      const subject = entrySubject(guest.device.signKey, anEntry());
      await jetstream(connection).publish(subject, "x", { timeout: 2_000 });
    },
    (at) => (at === 20 ? host.killServer(0) : Promise.resolve()),
  );
  expect(confirmed).toBeGreaterThan(40);
  await expect
    .poll(
      () =>
        manager.streams.info("cards").then(
          (info) => info.state.messages,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBeGreaterThanOrEqual(confirmed);
  const out = [removed.device.signKey];
  expect(
    await asks(host, lead, { ask: "settle", room, doors: [], leads: [], out, stay: [] }),
  ).toEqual({
    ok: true,
  });
  await host.restartServer();
  for (let tries = 0; tries < 6; tries += 1)
    await expect(enter(host, removed)).rejects.toThrow(/Authorization|Revoked/);
  await connection.close();
  await host.leave();
}, 120_000);

/** One after the other, each until it is confirmed or ten seconds are over; how many were. */
async function publishMany(
  count: number,
  publish: () => Promise<void>,
  between: (at: number) => Promise<void>,
): Promise<number> {
  let confirmed = 0;
  for (let at = 0; at < count; at += 1) {
    await between(at);
    const until = Date.now() + 10_000;
    while (Date.now() < until) {
      const isDone = await publish().then(
        () => true,
        () => false,
      );
      if (isDone) confirmed += 1;
      if (isDone) break;
      await pause(100);
    }
  }
  return confirmed;
}
