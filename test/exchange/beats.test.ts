import type { NatsConnection } from "@nats-io/nats-core";
import { expect, it } from "vitest";
import { PanelistId } from "#domain/id.ts";
import type { Beat } from "#domain/room/status.ts";
import { liveSubject } from "#domain/room/subjects.ts";
import { hearBeats, sayBeat } from "#exchange/room/beats.ts";
import { newIdentity } from "#sealing/identity.ts";
import { db } from "#storage/database.ts";
import { findOwnSeat } from "#storage/sealedOpening.ts";
import { founded } from "#test/panelOfThree.ts";

type Hear = (error: null, message: { subject: string; data: Uint8Array }) => void;

/** A connection that hands on at once what is said over it. */
function aWire() {
  const hearers: Hear[] = [];
  const publish = (subject: string, data: Uint8Array) => {
    for (const hear of hearers) hear(null, { subject, data });
  };
  const connection = {
    isClosed: () => false,
    publish,
    subscribe: (_: string, { callback }: { callback: Hear }) => void hearers.push(callback),
  } as unknown as NatsConnection;
  return { connection, publish };
}

it("hears the others though somebody floods, and looks up who is who a few times only", async () => {
  const { opening } = await founded({ sealed: true });
  const seat = await findOwnSeat(opening);
  if (seat === null) throw new Error("No seat.");
  const { connection, publish } = aWire();
  const beats: Beat[] = [];
  hearBeats(connection, { opening, heard: new Map() }, (beat) => beats.push(beat));
  let reads = 0;
  db.folders.hook("reading", (row) => {
    reads += 1;
    return row;
  });
  const flood = liveSubject((await newIdentity()).signKey);
  for (let at = 0; at < 2_000; at += 1)
    publish(flood, crypto.getRandomValues(new Uint8Array(1_000)));
  const { me, identity } = seat;
  await sayBeat(connection, { opening, me, by: identity }, null);
  await expect.poll(() => beats.length).toBe(1);
  expect(beats[0]?.panelist).toBe(PanelistId.parse(me));
  expect(reads).toBeLessThan(10);
});

it("believes nobody’s word a second time, over another connection either", async () => {
  const { opening } = await founded({ sealed: true });
  const seat = await findOwnSeat(opening);
  if (seat === null) throw new Error("No seat.");
  const heard = new Map();
  const [first, second] = [aWire(), aWire()];
  const beats: Beat[] = [];
  const said: { subject: string; data: Uint8Array }[] = [];
  first.connection.subscribe("live.*", {
    callback: (_, { subject, data }) => void said.push({ subject, data }),
  });
  for (const { connection } of [first, second])
    hearBeats(connection, { opening, heard }, (beat) => beats.push(beat));
  const by = { opening, me: seat.me, by: seat.identity };
  await sayBeat(first.connection, by, null);
  await expect.poll(() => beats.length).toBe(1);
  // What was said over the first is played back over the second; then something new is said there.
  for (const { subject, data } of said) second.publish(subject, data);
  await new Promise((done) => setTimeout(done, 5));
  await sayBeat(second.connection, by, null);
  await expect.poll(() => beats.length).toBe(2);
  expect(new Set(beats.map(({ at }) => at)).size).toBe(2);
});
