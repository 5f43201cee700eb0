import type { OpeningId } from "#domain/id.ts";
import type { FolderEntry } from "./transport.ts";

type NothingOfOurs = "of others" | "foreign" | "newer" | "unreadable";

/** What this device remembers of a folder between two looks, until it is closed. */
export type FolderMemory = {
  /** Stamps that were in the folder and are not any more, since when. */
  lost: Map<string, number>;
  /** Stamps that were written and not found afterwards, since when: or they would be written for ever. */
  futile: Map<string, number>;
  /** Stamps that lie there under keys that are not written under any more, since when. */
  behind: Map<string, number>;
  /** How many keys were known at the last look. */
  keys: number;
  /** Files with nothing for us, as they were, and when that was seen. */
  passedOver: Map<string, { what: NothingOfOurs; at: number }>;
  /** The last look that found nothing to do: what stood here then, the names there were, and when. */
  quiet: { mark: string; names: ReadonlySet<string>; at: number } | null;
};

const memories = new Map<OpeningId, FolderMemory>();
/** What is nothing for us is looked at again after this long. */
const passOverMs = 10 * 60_000;

export function memoryOf(opening: OpeningId): FolderMemory {
  const held = memories.get(opening);
  if (held !== undefined) return held;
  const fresh: FolderMemory = {
    lost: new Map(),
    futile: new Map(),
    behind: new Map(),
    keys: 0,
    passedOver: new Map(),
    quiet: null,
  };
  memories.set(opening, fresh);
  return fresh;
}

/** Another folder was chosen; in tests another device's turn. */
export function forgetFolders(): void {
  memories.clear();
}

/**
 * Whether names alone tell that nothing is new: what Needle writes is named by its content and never
 * changed. Files that changed under their names, as by a client that cut them off, wait for the next
 * whole look; those that came in half are looked at each time.
 */
export function isQuiet(
  { quiet, passedOver }: FolderMemory,
  mark: string,
  names: readonly string[],
  nowAndThenMs: number,
): boolean {
  if (quiet === null || quiet.mark !== mark || Date.now() - quiet.at >= nowAndThenMs) return false;
  if ([...passedOver.values()].some(({ what }) => what === "unreadable")) return false;
  return names.length === quiet.names.size && names.every((name) => quiet.names.has(name));
}

/** Whether there was nothing for us in it, as it is now. One that came in half is tried each time. */
export function isPassedOver({ passedOver }: FolderMemory, entry: FolderEntry): boolean {
  const held = passedOver.get(stateOf(entry));
  return held !== undefined && held.what !== "unreadable" && Date.now() - held.at < passOverMs;
}

export function passOver({ passedOver }: FolderMemory, entry: FolderEntry, what: NothingOfOurs) {
  passedOver.set(stateOf(entry), { what, at: Date.now() });
}

/** What was of others may be ours under a key that is known by now. */
export function noteKeys(memory: FolderMemory, keys: number): void {
  if (memory.keys !== keys)
    for (const [state, { what }] of memory.passedOver)
      if (what === "of others") memory.passedOver.delete(state);
  memory.keys = keys;
}

/** How many files there now are of each sort; the others are forgotten. */
export function countPassedOver({ passedOver }: FolderMemory, listed: readonly FolderEntry[]) {
  const here = new Set(listed.map(stateOf));
  const counts: Record<NothingOfOurs, number> = {
    "of others": 0,
    foreign: 0,
    newer: 0,
    unreadable: 0,
  };
  for (const [state, { what }] of passedOver)
    if (here.has(state)) counts[what] += 1;
    else passedOver.delete(state);
  return counts;
}

/** It could be read after all. */
export function takeUp({ passedOver }: FolderMemory, entry: FolderEntry): void {
  passedOver.delete(stateOf(entry));
}

function stateOf({ name, size, lastModified }: FolderEntry): string {
  return `${name} ${size} ${lastModified}`;
}
