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
  hearBeats(connection, opening, (beat) => beats.push(beat));
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
