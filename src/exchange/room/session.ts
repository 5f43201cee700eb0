import {
  AuthorizationError,
  type NatsConnection,
  UserAuthenticationExpiredError,
} from "@nats-io/nats-core";
import type { OpeningId, PanelistId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import type { Beat, RoomStatus, Whereabouts } from "#domain/room/status.ts";
import type { RoomRow } from "#storage/roomRows.ts";
import { findRoom, noteInRoom } from "#storage/rooms.ts";
import { findOwnSeat, type OwnSeat } from "#storage/sealedOpening.ts";
import { knock } from "./agent.ts";
import { type Dial, dialRoom } from "./dial.ts";
import { type Held, holdRoom, type Listener } from "./held.ts";

/** A room that is kept open for as long as it is not stopped. */
export type Session = {
  say: (where: Whereabouts | null) => void;
  /** The network may be back: does not wait any longer. */
  hurry: () => void;
  stop: () => Promise<void>;
};

type Options = { dial: Dial; patienceMs?: number };

const [firstPauseMs, longestPauseMs] = [300, 15_000];
/** How long others have to send what is theirs, before it is sent from here. */
const usualPatienceMs = 5_000;

/** Keeps an opening's room open over as many connections as it takes, one after the other. */
export function keepRoom(
  opening: OpeningId,
  { dial, patienceMs = usualPatienceMs }: Options,
  listener: Listener,
): Session {
  const stopped = new AbortController();
  const { signal } = stopped;
  let held: Held | null = null;
  let where: Whereabouts | null = null;
  let connection: NatsConnection | null = null;
  let wake: () => void = () => undefined;
  /** When each device last said where it is: a server could play back what it said before. */
  const heard = new Map<SignKey, number>();

  const tell = (status: RoomStatus) => {
    if (!signal.aborted) listener.onStatus(status);
  };
  const once = async (): Promise<RoomStatus> => {
    const row = await findRoom(opening);
    const seat = await findOwnSeat(opening);
    if (row === null || seat === null) return { state: "refused", why: "no room" };
    const entered = await enter(row, seat, dial);
    if ("state" in entered) return entered;
    ({ connection } = entered);
    if (signal.aborted) await connection.close();
    // Not all at the same time.
    const own = patienceMs * (1 + Math.random());
    const open = connection;
    const met = new Set<PanelistId>();
    const onBeat = (beat: Beat) => {
      // Whoever has just come hears at once who is there.
      if (!met.has(beat.panelist) && where !== null) held?.say(where);
      met.add(beat.panelist);
      listener.onBeat(beat);
    };
    await holdRoom(
      open,
      { row, seat, dial, patienceMs: own, heard },
      { ...listener, onBeat, onStatus: tell },
      (one) => {
        held = one;
        if (where !== null) one.say(where);
      },
    ).finally(() => open.close());
    return { state: "connecting" };
  };
  const run = async (): Promise<void> => {
    let pause = firstPauseMs;
    tell({ state: "connecting" });
    while (!signal.aborted) {
      const began = Date.now();
      // oxlint-disable-next-line no-await-in-loop -- one connection after the other
      const status = await once().catch((): RoomStatus => ({ state: "away" }));
      held = null;
      connection = null;
      if (signal.aborted) break;
      // What held for a while and broke is tried anew at once.
      if (Date.now() - began > longestPauseMs) pause = firstPauseMs;
      tell(pause === firstPauseMs || status.state === "refused" ? status : { state: "away" });
      // oxlint-disable-next-line no-await-in-loop -- as above
      await new Promise<void>((done) => {
        wake = done;
        setTimeout(done, pause * (0.5 + Math.random()));
      });
      pause = Math.min(pause * 2, longestPauseMs);
    }
  };
  const running = run();
  return {
    say: (now) => {
      where = now;
      held?.say(now);
    },
    hurry: () => wake(),
    stop: async () => {
      stopped.abort();
      wake();
      await connection?.close();
      await running;
    },
  };
}

/** A connection into the room; else why there is none. */
async function enter(
  row: RoomRow,
  seat: OwnSeat,
  dial: Dial,
): Promise<{ connection: NatsConnection } | RoomStatus> {
  const { url, seed, opening } = row;
  const { signKey: key } = seat.identity;
  if (row.pass !== null && seed !== null)
    try {
      return { connection: await dialRoom({ url, pass: row.pass, seed, key }, dial) };
    } catch (error) {
      if (!isShutOut(error)) return { state: "away" };
      await noteInRoom(opening, { pass: null });
    }
  const answer = await knock(row, seat, dial);
  if (answer.ok && answer.pass !== undefined) {
    const { seed: made } = (await findRoom(opening)) ?? row;
    const { pass } = answer;
    return made === null
      ? { state: "away" }
      : { connection: await dialRoom({ url, pass, seed: made, key }, dial) };
  }
  if (answer.ok || answer.why === "unreachable" || answer.why === "failed")
    return { state: "away" };
  if (answer.why === "no door" || answer.why === "no room" || answer.why === "out")
    return { state: "refused", why: answer.why };
  return { state: "away" };
}

function isShutOut(error: unknown): boolean {
  return error instanceof AuthorizationError || error instanceof UserAuthenticationExpiredError;
}
