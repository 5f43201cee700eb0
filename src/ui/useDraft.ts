import { usePending } from "./usePending.ts";

/** `usePending` for a control that stands alone: its value, and what to call with a new one. */
export function useDraft<T>(
  stored: T,
  save: (value: T) => Promise<unknown>,
  onFail: (error: unknown) => void,
): [T, (value: T) => void] {
  const { valueAt, change } = usePending<"here", T>(
    () => stored,
    (_, value) => save(value),
    onFail,
  );
  return [valueAt("here"), (value) => change("here", value)];
}
