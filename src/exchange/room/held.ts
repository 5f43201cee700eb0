import { jetstream, JetStreamApiError, JetStreamError } from "@nats-io/jetstream";
import { errors, type NatsConnection } from "@nats-io/nats-core";
import type { OpeningId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import type { Beat, RoomStatus, Whereabouts } from "#domain/room/status.ts";
import type { RoomRow } from "#storage/roomRows.ts";
import {
  beginEpoch,
  dropRoomEntries,
  findRoom,
  noteInRoom,
  readAgain,
  readRoomEntries,
} from "#storage/rooms.ts";
import { holdLocks } from "#storage/heldLocks.ts";
import type { OwnSeat } from "#storage/sealedOpening.ts";
import { askAgent } from "./agent.ts";
import { hearBeats, sayBeat } from "./beats.ts";
import type { Dial } from "./dial.ts";
import { senderOver } from "./sender.ts";
import { keepSending } from "./sending.ts";
import { settle } from "./settle.ts";
import { askStream, findGone, type StreamTold } from "./stream.ts";
import { type Start, takerOver } from "./taker.ts";

/** What a room tells whoever holds it open. */
export type Listener = {
  onStatus: (status: RoomStatus) => void;
  onBeat: (beat: Beat) => void;
  /** What this device's own storage throws. */
  onFailure: (error: unknown) => void;
};

/** A room that is open. */
export type Held = { say: (where: Whereabouts | null) => void };

type Wish = {
  row: RoomRow;
  seat: OwnSeat;
  dial: Dial;
  patienceMs: number;
  /** When each device last said where it is. */
  heard: Map<SignKey, number>;
};

/**
 * Holds one room over one connection until that ends: takes in what is there and what comes, and then
 * sends what is not there.
 */
export async function holdRoom(
  connection: NatsConnection,
  { row, seat, dial, patienceMs, heard }: Wish,
  { onStatus, onBeat, onFailure }: Listener,
  onOpen: (held: Held) => void,
): Promise<void> {
  const { opening } = row;
  const { me, identity } = seat;
  const client = jetstream(connection);
  const locks = holdLocks(opening);
  void connection.closed().then(locks.letGo);
  const end = () => void connection.close();
  const failed = (error: unknown) => {
    onFailure(error);
    end();
  };

  onStatus({ state: "catching up" });
  const { keepsMs, ...start } = await findStart(connection, row);
  const writer = { key: identity.signKey, salt: row.salt };
  const sender = senderOver(client, { opening, epoch: start.epoch, writer });
  hearBeats(connection, { opening, heard }, onBeat);
  const taker = await takerOver(
    client,
    { opening, me: identity.signKey, locks, ...start },
    sender.written,
    {
      failed,
      again: () => void readAgain(opening).then(end, failed),
      another: () => void beginEpoch(opening, start.epoch).then(end, failed),
      lost: end,
    },
  );
  const isOver = await Promise.race([
    taker.caughtUp.then(() => false),
    connection.closed().then(() => true),
  ]);
  // Before another connection begins: what it finds out must not be written over from here.
  if (isOver) return taker.stop();
  void connection.closed().then(taker.stop);

  await lookThrough(connection, opening, start.known);
  await noteInRoom(opening, { lastLiveAt: new Date().toISOString() });
  onStatus({ state: "live" });
  onOpen({
    say: (where) => void sayBeat(connection, { opening, me, by: identity }, where).catch(end),
  });
  let wasFull = false;
  let mayPurge = true;
  const sending = keepSending({
    opening,
    me: identity.signKey,
    sender,
    locks,
    patienceMs,
    keepsMs,
    purge: async (subjects) => {
      if (!mayPurge) return false;
      const answer = await askAgent(row, { ask: "purge", subjects }, identity, dial);
      mayPurge = answer.ok || answer.why !== "not a lead";
      return answer.ok;
    },
    settle: async () => settle((await findRoom(opening)) ?? row, identity, dial),
    onFull: (isFull) => {
      if (isFull !== wasFull)
        onStatus(isFull ? { state: "refused", why: "full" } : { state: "live" });
      wasFull = isFull;
    },
    onBroken: (error) => (isOfConnection(error) ? end() : failed(error)),
  });
  await connection.closed();
  await Promise.all([sending.stop(), taker.stop()]);
}

/**
 * All of a server's word is doubted at each new connection: a stream that was made anew, or has not
 * come as far as it was read, is another one, and is read and written from the start. One that was put
 * back and has grown again since has something else where this device had read: so the last few that
 * were read come once more.
 */
async function findStart(
  connection: NatsConnection,
  { opening, epoch, revision }: RoomRow,
): Promise<Start & Pick<StreamTold, "keepsMs">> {
  const { keepsMs, ...told } = await askStream(connection);
  if (told.epoch === epoch && told.lastSeq >= revision) {
    const rows = (await readRoomEntries(opening)).filter(({ seq }) => seq <= revision);
    const last = rows.toSorted((a, b) => b.seq - a.seq).slice(0, mostReadTwice);
    const known = new Map(last.map(({ seq, subject }) => [seq, subject]));
    const from = last.at(-1)?.seq ?? revision + 1;
    return { epoch, from, upTo: told.lastSeq, read: revision, known, keepsMs };
  }
  await beginEpoch(opening, told.epoch);
  const whole = { from: 1, read: 0, known: new Map<number, string>() };
  return { epoch: told.epoch, upTo: told.lastSeq, ...whole, keepsMs };
}

const mostReadTwice = 8;

/**
 * A server put back to an earlier day may have lost entries and gone on counting. Where it has not as
 * many as were seen, all are compared by name; what is gone, as what did not come once more though it
 * had been read, counts as not sent.
 */
async function lookThrough(
  connection: NatsConnection,
  opening: OpeningId,
  didNotCome: ReadonlyMap<number, string>,
): Promise<void> {
  const rows = await readRoomEntries(opening);
  const gone = rows.filter(({ seq, subject }) => didNotCome.get(seq) === subject);
  const { subjects } = await askStream(connection);
  const all = rows.map(({ subject }) => subject);
  const missed = subjects === rows.length ? [] : await findGone(connection, all);
  await dropRoomEntries(opening, [...gone.map(({ subject }) => subject), ...missed]);
}

/** What the library throws; anything else is this device's own. */
function isOfConnection(error: unknown): boolean {
  const kinds = [...Object.values(errors), JetStreamApiError, JetStreamError];
  return kinds.some((kind) => error instanceof kind);
}
