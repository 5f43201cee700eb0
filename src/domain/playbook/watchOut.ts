/** A common mistake of a search, watched while it runs. */
export type WatchOut = {
  id: string;
  title: string;
  /** `unknown`: nothing to go by yet; not a failing. */
  state: "open" | "clear" | "unknown";
  /** What it rests on, in a sentence. */
  evidence: string;
  /** What to do about it, where it is open. */
  todo: string;
};

type Told = Pick<WatchOut, "state" | "evidence">;

export function watch(id: string, title: string, todo: string, told: Told): WatchOut {
  return { id, title, todo, ...told };
}
export function open(evidence: string): Told {
  return { state: "open", evidence };
}
export function clear(evidence: string): Told {
  return { state: "clear", evidence };
}
export function unknown(evidence: string): Told {
  return { state: "unknown", evidence };
}
