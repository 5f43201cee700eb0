import { trustedScriptUrl } from "#trusted";
import type { OpeningId, PanelistId } from "#domain/id.ts";
import type { OrganiserLink } from "#domain/room/address.ts";
import type { Beat, RoomStatus, Whereabouts } from "#domain/room/status.ts";
import { listRooms } from "#storage/rooms.ts";
import type { AgentAnswer } from "./agent.ts";
import { type RoomAsk, roomChannel, type RoomReply, type RoomWord } from "./words.ts";

/** Built as an entry of its own, so that whoever is in no room loads nothing of it. */
const workerUrl = import.meta.env.DEV
  ? "/src/exchange/room/room.worker.ts"
  : "/workers/room.worker.js";

/** A beat stands for so long; a device that is there says so in half the time. */
const beatLastsMs = 30_000;

type State = {
  statuses: ReadonlyMap<OpeningId, RoomStatus>;
  /** The last word of each person who is in a meeting. */
  beats: ReadonlyMap<PanelistId, Beat & { heardAt: number }>;
};

let state: State = { statuses: new Map(), beats: new Map() };
const listeners = new Set<() => void>();
let channel: BroadcastChannel | null = null;

export function roomState(): State {
  return state;
}

export function subscribeToRooms(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Partial<State>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

/**
 * Keeps this browser's rooms open until the returned function is called. Of all its tabs one holds
 * them, chosen by a lock; the others hear how things stand, and see what comes in the database.
 */
export function watchRooms(): () => void {
  if (typeof BroadcastChannel !== "function") return () => undefined;
  const over = new AbortController();
  const { signal } = over;
  channel = new BroadcastChannel(roomChannel);
  channel.addEventListener("message", ({ data }: MessageEvent<RoomWord>) => hear(data), { signal });
  say({ word: "how" });
  const hurry = () => {
    if (document.visibilityState === "visible") say({ word: "hurry" });
  };
  document.addEventListener("visibilitychange", hurry, { signal });
  globalThis.addEventListener("online", hurry, { signal });
  const clock = setInterval(forgetOld, beatLastsMs / 2);
  if (typeof Worker === "function") void holdWhenChosen(signal);
  return () => {
    over.abort();
    clearInterval(clock);
    channel?.close();
    channel = null;
    become({ statuses: new Map(), beats: new Map() });
  };
}

async function holdWhenChosen(signal: AbortSignal): Promise<void> {
  try {
    await navigator.locks.request("needle-rooms", { signal }, async () => {
      while (!signal.aborted) {
        // oxlint-disable-next-line no-await-in-loop -- one holder after the other
        await holdOnce(signal);
        // oxlint-disable-next-line no-await-in-loop -- as above
        await aWhile(signal);
      }
    });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Until it is over, or what holds rooms could not be fetched: without a network it is not here. */
async function holdOnce(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const holder = start();
  holder.postMessage({ ask: "hold" } satisfies RoomAsk);
  const end = await new Promise<"over" | "not fetched">((done) => {
    signal.addEventListener("abort", () => done("over"), { once: true });
    holder.addEventListener("error", (event) => {
      if (!(event instanceof ErrorEvent)) done("not fetched");
    });
  });
  holder.terminate();
  if (end === "over") return;
  for (const { opening } of await listRooms()) {
    const word: RoomWord = { word: "status", opening, status: { state: "away" } };
    say(word);
    hear(word);
  }
}

/** Until it may be worth another try. */
function aWhile(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, 15_000);
    signal.addEventListener("abort", () => done(), { once: true });
    globalThis.addEventListener("online", () => done(), { once: true, signal });
  });
}

function hear(said: RoomWord): void {
  if (said.word === "status")
    become({ statuses: new Map(state.statuses).set(said.opening, said.status) });
  if (said.word === "beat") {
    const beats = new Map(state.beats);
    if (said.beat.where === null) beats.delete(said.beat.panelist);
    else beats.set(said.beat.panelist, { ...said.beat, heardAt: Date.now() });
    become({ beats });
  }
}

function forgetOld(): void {
  const since = Date.now() - beatLastsMs;
  const beats = [...state.beats].filter(([, { heardAt }]) => heardAt > since);
  if (beats.length < state.beats.size) become({ beats: new Map(beats) });
}

function say(word: RoomWord): void {
  channel?.postMessage(word);
}

/** Tells the others on the panel where one is in a meeting, or that one has left it. */
export function sayWhere(opening: OpeningId, where: Whereabouts | null): void {
  say({ word: "where", opening, where });
}

/** What became of opening a room; `barred`: this page may connect to no such server. */
export type RoomOpened = AgentAnswer | { ok: false; why: "barred" };

export function openRoom(
  opening: OpeningId,
  link: OrganiserLink,
  keepDays: number,
): Promise<RoomOpened> {
  return askOnce({ ask: "open", opening, link, keepDays });
}

export function closeRoom(opening: OpeningId): Promise<RoomOpened> {
  return askOnce({ ask: "close", opening });
}

type Once = RoomAsk extends infer A
  ? A extends { call: number }
    ? Omit<A, "call">
    : never
  : never;

/** In a worker of its own, for one question: the one that holds the rooms may be another tab's. */
async function askOnce(asked: Once): Promise<RoomOpened> {
  const asker = start();
  try {
    return await new Promise<RoomOpened>((done, failed) => {
      asker.addEventListener("message", ({ data }: MessageEvent<RoomReply>) => {
        if ("answer" in data) done(data.answer);
        else if (data.failed === "barred") done({ ok: false, why: "barred" });
        else failed(new Error(data.failed));
      });
      asker.addEventListener("error", (event) => {
        event.preventDefault();
        done({ ok: false, why: "unreachable" });
      });
      asker.postMessage({ ...asked, call: 1 });
    });
  } finally {
    asker.terminate();
  }
}

function start(): Worker {
  return new Worker(trustedScriptUrl(workerUrl), { type: "module", name: "needle-rooms" });
}
