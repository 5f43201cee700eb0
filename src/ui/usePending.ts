import { startTransition, useLayoutEffect, useRef, useState } from "react";
import { track } from "./writes.ts";

type Change<P, T> = {
  place: P;
  value: T;
  inFlight: number;
  /** What the page had from the store when the last write resolved: pending while that stands. */
  settledOn: T;
};
type Changes<P, T> = ReadonlyMap<string, Change<P, T>>;

export type Pending<P, T> = {
  /** One's own change while it is pending, else what is stored. */
  valueAt: (place: P) => T;
  change: (place: P, value: T) => void;
};

/**
 * One's own changes, at any number of places, until the stored values have caught up or moved past
 * them. Fed straight from a live query a control paints the old value for a frame, and a second
 * quick press still sees what the first one changed; with this neither happens. A save that fails
 * drops its change and says so. `T` is compared by identity: use it for plain values.
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
  if (pending.size < held.size) setHeld(pending);
  const onPage = useRef(storedAt);
  useLayoutEffect(() => {
    onPage.current = storedAt;
  });

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
    // Begun before it is drawn: the way to the disk need not wait for the page.
    const saving = track(save(place, value));
    put(name, (now) => ({
      place,
      value,
      inFlight: (now?.inFlight ?? 0) + 1,
      settledOn: value,
    }));
    void saving.then(
      () => {
        // Taken now: by the time this is drawn, the store may have moved on.
        const settledOn = onPage.current(place);
        // Nothing on the page changes by it, so it comes after what does.
        startTransition(() =>
          put(name, (now) => now && { ...now, inFlight: now.inFlight - 1, settledOn }),
        );
      },
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

/** Without the changes the store has moved on from: to the change itself, or to somebody else's. */
function stillPending<P, T>(held: Changes<P, T>, storedAt: (place: P) => T): Changes<P, T> {
  return new Map(
    [...held].filter(
      ([, { place, inFlight, settledOn }]) => inFlight > 0 || Object.is(storedAt(place), settledOn),
    ),
  );
}
