import { useState } from "react";

type Pending<T> = {
  value: T;
  inFlight: number;
  /** What was stored at the first render after the last write resolved; until then `undefined`. */
  settledOn: { stored: T } | undefined;
};

/**
 * A control's own change until the stored value has caught up. Fed straight from a live query a
 * control paints the old value for a frame; this never does. A save that fails drops the change
 * and says so. `T` is compared by identity: use it for plain values.
 */
export function useDraft<T>(
  stored: T,
  save: (value: T) => Promise<unknown>,
  onFail: (error: unknown) => void,
): [T, (value: T) => void] {
  const [pending, setPending] = useState<Pending<T> | null>(null);
  if (pending?.inFlight === 0 && pending.settledOn === undefined)
    // Taken here, where it is fresh: the store may have moved on since the change was made.
    setPending({ ...pending, settledOn: { stored } });
  else if (pending?.settledOn !== undefined) {
    const caughtUp = Object.is(stored, pending.value);
    const overtaken = !Object.is(stored, pending.settledOn.stored);
    if (caughtUp || overtaken) setPending(null);
  }

  const settle = () =>
    setPending((now) => (now === null ? null : { ...now, inFlight: now.inFlight - 1 }));

  const change = (value: T) => {
    setPending((now) => ({ value, inFlight: (now?.inFlight ?? 0) + 1, settledOn: undefined }));
    save(value).then(settle, (error: unknown) => {
      setPending(null);
      onFail(error);
    });
  };

  return [pending === null ? stored : pending.value, change];
}
