import type { OpeningId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { type CopyKey, onCopiesChanged } from "#storage/changes.ts";
import type { HeldLocks } from "#storage/heldLocks.ts";
import { someToSend } from "#storage/outbox.ts";
import { dropRoomEntries } from "#storage/rooms.ts";
import { signPending } from "#storage/signing.ts";
import { findDue } from "./due.ts";
import type { Sender } from "./sender.ts";

/** How soon all is gone through once something was written here, and how often anyway. */
const [soonMs, everyMs] = [1_000, 60_000];
/** Going through ten thousand records takes seconds: whoever writes is left so many times as long. */
const restAfter = 4;

type Ways = {
  opening: OpeningId;
  me: SignKey;
  sender: Sender;
  locks: HeldLocks;
  patienceMs: number;
  /** How long the room keeps what is in it; 0: until it is closed. */
  keepsMs: number;
  /** Has entries of anybody removed for good; whether the agent did it. */
  purge: (subjects: string[]) => Promise<boolean>;
  /** Tells the agent who may come in, where that has changed. */
  settle: () => Promise<void>;
  onFull: (isFull: boolean) => void;
  /** The connection does not carry any more, or this device's storage does not. */
  onBroken: (error: unknown) => void;
};

/**
 * Sends what is not in the room for as long as it is not stopped. What was just written here goes at
 * once; all is gone through soon after, and every minute.
 */
export function keepSending({
  opening,
  me,
  sender,
  locks,
  patienceMs,
  keepsMs,
  purge,
  settle,
  onFull,
  onBroken,
}: Ways): { stop: () => Promise<void> } {
  const stopped = new AbortController();
  const waiting = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;
  let pass: Promise<void> = Promise.resolve();

  /** The earliest wish counts. */
  const goIn = (ms: number): void => {
    const at = Date.now() + ms;
    if (stopped.signal.aborted || at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => {
      due = Infinity;
      pass = pass.then(goThrough).catch(onBroken);
    }, ms);
  };
  let tookMs = 0;
  const goThrough = async (): Promise<void> => {
    if (stopped.signal.aborted) return;
    const began = Date.now();
    const found = await findDue(opening, me, waiting, { patienceMs, keepsMs });
    tookMs = Date.now() - began;
    const sent = await sender.send(found.write);
    await sender.blank(found.blank);
    await removed(found.purge.slice(0, mostPurged));
    await settle();
    onFull(sent === "full");
    goIn(Math.min(found.againIn ?? everyMs, everyMs));
  };
  const removed = async (subjects: string[]): Promise<void> => {
    if (subjects.length > 0 && (await purge(subjects))) await dropRoomEntries(opening, subjects);
  };
  const changed: CopyKey[] = [];
  let isSending = false;
  let sendingNow: Promise<void> = Promise.resolve();
  /** What is written while some are on their way goes with the next ones. */
  const sendNow = async (): Promise<void> => {
    isSending = true;
    while (changed.length > 0 && !stopped.signal.aborted) {
      // oxlint-disable-next-line no-await-in-loop -- one lot after the other
      const some = await someToSend(opening, me, changed.splice(0));
      // oxlint-disable-next-line no-await-in-loop -- as above
      const lock = some.length === 0 ? null : await locks.find();
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (lock !== null) await sender.send(some.map((one) => ({ one, lock: lock.write })));
    }
    isSending = false;
  };

  const stopHearing = onCopiesChanged((keys) => {
    changed.push(...keys);
    if (!isSending) sendingNow = sendNow().catch(onBroken);
    goIn(Math.max(soonMs, restAfter * tookMs));
  });
  void signPending().then(() => goIn(0), onBroken);
  return {
    stop: async () => {
      stopped.abort();
      stopHearing();
      clearTimeout(timer);
      await Promise.all([pass, sendingNow]);
    },
  };
}

/** As many as one question to the agent may name. */
const mostPurged = 500;
