import type { OpeningId } from "#domain/id.ts";
import type { RoomStatus } from "#domain/room/status.ts";
import { onMeChanged, onRoomsChanged } from "#storage/changes.ts";
import { watchConnection } from "#storage/connection.ts";
import { findOwnIdentity } from "#storage/identities.ts";
import { listRooms } from "#storage/rooms.ts";
import { dialWebSocket } from "./dial.ts";
import { askToClose, askToOpen } from "./open.ts";
import { keepRoom, type Session } from "./session.ts";
import { type RoomAsk, roomChannel, type RoomReply, type RoomWord } from "./words.ts";

// A worker of the last version must not hold up, or write past, the next one's database.
watchConnection();

const dial = dialWebSocket;
const channel = new BroadcastChannel(roomChannel);
const sessions = new Map<OpeningId, { room: string; session: Session; status: RoomStatus }>();
/** Servers this page may not connect to, by the policy it came under. */
let isBarred = false;

globalThis.addEventListener("securitypolicyviolation", (event) => {
  if (event.effectiveDirective === "connect-src") isBarred = true;
});
globalThis.addEventListener("online", hurry);
globalThis.addEventListener("message", ({ data }: MessageEvent<RoomAsk>) => {
  if (data.ask === "hold") hold();
  else void answer(data);
});

async function answer(asked: Exclude<RoomAsk, { ask: "hold" }>): Promise<void> {
  const { call, opening } = asked;
  try {
    const told =
      asked.ask === "open"
        ? await askToOpen(opening, asked.link, asked.keepDays, dial)
        : await askToClose(opening, dial);
    const isBlocked = !told.ok && told.why === "unreachable" && isBarred;
    reply(isBlocked ? { call, failed: "barred" } : { call, answer: told });
  } catch (error) {
    reply({ call, failed: error instanceof Error ? error.message : String(error) });
  }
}

function reply(message: RoomReply): void {
  globalThis.postMessage(message);
}

/** One socket for each room and browser: only one tab's worker is ever told to. */
function hold(): void {
  channel.addEventListener("message", ({ data }: MessageEvent<RoomWord>) => hear(data));
  onRoomsChanged(() => void follow());
  onMeChanged(() => void follow());
  void follow();
}

function hear(said: RoomWord): void {
  if (said.word === "hurry") hurry();
  else if (said.word === "where") sessions.get(said.opening)?.session.say(said.where);
  else if (said.word === "how")
    for (const [opening, { status }] of sessions) say({ word: "status", opening, status });
}

function hurry(): void {
  for (const { session } of sessions.values()) session.hurry();
}

function say(word: RoomWord): void {
  channel.postMessage(word);
}

let following: Promise<void> = Promise.resolve();

/** Holds the rooms this device is in, as whoever scores here, and no other. */
function follow(): Promise<void> {
  following = following.then(followNow, followNow);
  return following;
}

async function followNow(): Promise<void> {
  const [rows, identity] = await Promise.all([listRooms(), findOwnIdentity()]);
  const wanted = new Map(
    rows.map(({ opening, url, room }) => [opening, `${url} ${room} ${identity?.signKey ?? ""}`]),
  );
  const ended = [...sessions].filter(([opening, { room }]) => wanted.get(opening) !== room);
  for (const [opening] of ended) sessions.delete(opening);
  // What one session finds out must not be written over by what the one before it still notes.
  await Promise.all(ended.map(([, { session }]) => session.stop()));
  for (const [opening, room] of wanted) if (!sessions.has(opening)) begin(opening, room);
}

function begin(opening: OpeningId, room: string): void {
  const listener = {
    onStatus: (told: RoomStatus) => {
      const status: RoomStatus =
        told.state === "away" && isBarred ? { state: "refused", why: "not allowed" } : told;
      const one = sessions.get(opening);
      if (one?.room === room) one.status = status;
      say({ word: "status", opening, status });
    },
    onBeat: (beat: Extract<RoomWord, { word: "beat" }>["beat"]) => say({ word: "beat", beat }),
    // A full disk, or a database that went: it is tried again, and told where all such things are.
    onFailure: (error: unknown) => globalThis.reportError(error),
  };
  const session = keepRoom(opening, { dial }, listener);
  sessions.set(opening, { room, session, status: { state: "connecting" } });
}
