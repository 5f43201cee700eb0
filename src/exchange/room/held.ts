import { jetstream } from "@nats-io/jetstream";
import type { NatsConnection } from "@nats-io/nats-core";
import type { OpeningId } from "#domain/id.ts";
import type { Beat, RoomStatus, Whereabouts } from "#domain/room/status.ts";
import { type CopyKey, onCopiesChanged } from "#storage/changes.ts";
import type { RoomRow } from "#storage/database.ts";
import { findFolderLocks } from "#storage/folderKeys.ts";
import { someToSend } from "#storage/outbox.ts";
import {
  beginEpoch,
  dropRoomEntries,
  findRoom,
  noteInRoom,
  readAgain,
  readRoomEntries,
} from "#storage/rooms.ts";
import type { OwnSeat } from "#storage/sealedOpening.ts";
import { signPending } from "#storage/signing.ts";
import { askAgent } from "./agent.ts";
import { hearBeats, sayBeat } from "./beats.ts";
import type { Dial } from "./dial.ts";
import { findDue } from "./due.ts";
import { senderOver } from "./sender.ts";
import { settle } from "./settle.ts";
import { askStream, listSubjects } from "./stream.ts";
import { takerOver } from "./taker.ts";

/** What a room tells whoever holds it open. */
export type Listener = {
  onStatus: (status: RoomStatus) => void;
  onBeat: (beat: Beat) => void;
  /** What this device's own storage throws. */
  onFailure: (error: unknown) => void;
};

/** A room that is open. */
export type Held = { say: (where: Whereabouts | null) => void };

/** How soon all is gone through once something was written here, and how often anyway. */
const [soonMs, everyMs] = [1_000, 60_000];

/**
 * Holds one room over one connection until it ends: takes in what is there and what comes, and sends
 * what is not there. All of a server's word is doubted at each new connection: whether it is the same
 * stream, and whether it still has what it had.
 */
export async function holdRoom(
  connection: NatsConnection,
  { row, seat, dial, patienceMs }: { row: RoomRow; seat: OwnSeat; dial: Dial; patienceMs: number },
  listener: Listener,
  onOpen: (held: Held) => void,
): Promise<void> {
  const { opening } = row;
  const { me, identity } = seat;
  const client = jetstream(connection);
  const sender = senderOver(client, opening, { key: identity.signKey, salt: row.salt });
  const told = await askStream(connection);
  listener.onStatus({ state: "catching up" });
  const isSame = told.epoch === row.epoch && told.lastSeq >= row.revision;
  if (!isSame) await beginEpoch(opening, told.epoch);
  const from = isSame ? row.revision + 1 : 1;
  hearBeats(connection, opening, listener.onBeat);
  const end = () => void connection.close();
  const failed = (error: unknown) => {
    listener.onFailure(error);
    end();
  };
  const taker = await takerOver(
    client,
    { opening, me: identity.signKey, from, upTo: told.lastSeq },
    sender.written,
    { failed, again: () => void readAgain(opening).then(end, failed) },
  );

  const waiting = new Map<string, number>();
  const going: { now: Promise<void> | null } = { now: null };
  let isAskedAgain = false;
  let later: ReturnType<typeof setTimeout> | undefined;
  let isFull = false;
  const goIn = (ms: number) => {
    clearTimeout(later);
    later = setTimeout(go, ms);
  };
  /** Goes through all that may leave; whoever asks meanwhile has it gone through once more. */
  const go = (): void => {
    if (going.now !== null) {
      isAskedAgain = true;
      return;
    }
    going.now = goThrough()
      .catch(() => end())
      .finally(() => {
        going.now = null;
        if (isAskedAgain) {
          isAskedAgain = false;
          goIn(soonMs);
        }
      });
  };
  const goThrough = async (): Promise<void> => {
    const due = await findDue(opening, identity.signKey, waiting, row.isOpener ? 0 : patienceMs);
    const sent = await sender.send(due.write);
    await sender.blank(due.blank);
    await purge(due.purge);
    await settle((await findRoom(opening)) ?? row, identity, dial);
    noteFull(sent === "full");
    goIn(Math.min(due.againIn ?? everyMs, everyMs));
  };
  const purge = async (subjects: readonly string[]): Promise<void> => {
    if (subjects.length === 0) return;
    const some = subjects.slice(0, 500);
    const answer = await askAgent(row, { ask: "purge", subjects: some }, identity, dial);
    if (answer.ok) await dropRoomEntries(opening, some);
  };
  const noteFull = (now: boolean): void => {
    if (now !== isFull)
      listener.onStatus(now ? { state: "refused", why: "full" } : { state: "live" });
    isFull = now;
  };
  /** What was just written here goes at once; the rest, as what it changes, soon. */
  const hear = (changed: CopyKey[]): void => {
    void sendNow(changed).catch(() => end());
    goIn(soonMs);
  };
  const sendNow = async (changed: CopyKey[]): Promise<void> => {
    const some = await someToSend(opening, changed);
    const lock = some.length === 0 ? null : await findFolderLocks(opening);
    if (lock !== null) await sender.send(some.map((one) => ({ one, lock: lock.write })));
  };

  const held: Held = {
    say: (where) => void sayBeat(connection, { opening, me, by: identity }, where).catch(() => {}),
  };
  let stopHearing = () => undefined as void;
  void taker.caughtUp
    .then(async () => {
      await lookThrough(connection, opening);
      listener.onStatus({ state: "live" });
      await noteInRoom(opening, { lastLiveAt: new Date().toISOString() });
      if (connection.isClosed()) return;
      stopHearing = onCopiesChanged(hear);
      onOpen(held);
      await signPending();
      go();
    })
    .catch(failed);
  await connection.closed();
  stopHearing();
  clearTimeout(later);
  await going.now;
}

/**
 * A server put back to an earlier day may have lost entries and gone on counting. Where it has not as
 * many as were seen, all are compared by name, and what is gone counts as not sent.
 */
async function lookThrough(connection: NatsConnection, opening: OpeningId): Promise<void> {
  const rows = await readRoomEntries(opening);
  const { subjects } = await askStream(connection);
  if (subjects === rows.length) return;
  const there = await listSubjects(connection);
  const gone = rows.filter(({ subject }) => !there.has(subject));
  await dropRoomEntries(
    opening,
    gone.map(({ subject }) => subject),
  );
}
