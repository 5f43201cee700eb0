import { useState } from "react";
import { track } from "./writes.ts";

type Change<P, T> = {
  place: P;
  value: T;
  inFlight: number;
  /** What was stored at the first render after the last write resolved; until then `undefined`. */
  settledOn: { stored: T } | undefined;
};
type Changes<P, T> = ReadonlyMap<string, Change<P, T>>;

export type Pending<P, T> = {
  /** One's own change while it is pending, else what is stored. */
  valueAt: (place: P) => T;
  change: (place: P, value: T) => void;
};

/**
 * One's own changes, at any number of places, until the stored values have caught up. Fed straight
 * from a live query a control paints the old value for a frame, and a second quick press still sees
 * what the first one changed; with this neither happens. A save that fails drops its change and says
 * so. `T` is compared by identity: use it for plain values.
 */
export function usePending<P, T>(
  storedAt: (place: P) => T,
  save: (place: P, value: T) => Promise<unknown>,
  onFail: (error: unknown) => void,
  /** Tells places apart. */
  nameOf: (place: P) => string = String,
): Pending<P, T> {
  const [held, setHeld] = useState<Changes<P, T>>(() => new Map());
  const pending = stillPending(held, storedAt);
  if (pending !== held) setHeld(pending);

  const put = (name: string, next: (now: Change<P, T> | undefined) => Change<P, T> | undefined) =>
    setHeld((all) => {
      const changed = new Map(all);
      const one = next(all.get(name));
      if (one === undefined) changed.delete(name);
      else changed.set(name, one);
      return changed;
    });

  const change = (place: P, value: T) => {
    const name = nameOf(place);
    put(name, (now) => ({
      place,
      value,
      inFlight: (now?.inFlight ?? 0) + 1,
      settledOn: undefined,
    }));
    void track(save(place, value)).then(
      () => put(name, (now) => now && { ...now, inFlight: now.inFlight - 1 }),
      (error: unknown) => {
        put(name, () => undefined);
        onFail(error);
      },
    );
  };

  const valueAt = (place: P) => {
    const own = pending.get(nameOf(place));
    return own === undefined ? storedAt(place) : own.value;
  };
  return { valueAt, change };
}

/** Without the changes the store has caught up with or moved past; the same map if that is none. */
function stillPending<P, T>(held: Changes<P, T>, storedAt: (place: P) => T): Changes<P, T> {
  const left = new Map(held);
  let isSame = true;
  for (const [name, change] of held) {
    if (change.inFlight > 0) continue;
    const stored = storedAt(change.place);
    // Taken here, where it is fresh: the store may have moved on since the change was made.
    const settledOn = change.settledOn ?? { stored };
    const caughtUp = Object.is(stored, change.value);
    const overtaken = !Object.is(stored, settledOn.stored);
    if (!caughtUp && !overtaken && change.settledOn !== undefined) continue;
    isSame = false;
    if (caughtUp || overtaken) left.delete(name);
    else left.set(name, { ...change, settledOn });
  }
  return isSame ? held : left;
}
