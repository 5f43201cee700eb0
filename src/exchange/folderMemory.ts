import type { OpeningId } from "#domain/id.ts";
import type { FolderEntry } from "./transport.ts";

type NothingOfOurs = "of others" | "foreign" | "newer" | "unreadable";

/** What this device remembers of a folder between two looks, until it is closed. */
export type FolderMemory = {
  /** Stamps that were in the folder and are not any more, since when. */
  lost: Map<string, number>;
  /** Stamps that were written and not found afterwards, since when: or they would be written for ever. */
  futile: Map<string, number>;
  /** Files with nothing for us, as they were, and when that was seen. */
  passedOver: Map<string, { what: NothingOfOurs; at: number }>;
  /** What stood here when all of it was last in the folder. */
  quietAt: string | null;
};

const memories = new Map<OpeningId, FolderMemory>();
/** What is nothing for us is looked at again after this long. */
const passOverMs = 10 * 60_000;

export function memoryOf(opening: OpeningId): FolderMemory {
  const held = memories.get(opening);
  if (held !== undefined) return held;
  const fresh = { lost: new Map(), futile: new Map(), passedOver: new Map(), quietAt: null };
  memories.set(opening, fresh);
  return fresh;
}

/** Another folder was chosen; in tests another device's turn. */
export function forgetFolders(): void {
  memories.clear();
}

/** Whether there was nothing for us in it, as it is now. One that came in half is tried each time. */
export function isPassedOver({ passedOver }: FolderMemory, entry: FolderEntry): boolean {
  const held = passedOver.get(stateOf(entry));
  return held !== undefined && held.what !== "unreadable" && Date.now() - held.at < passOverMs;
}

export function passOver({ passedOver }: FolderMemory, entry: FolderEntry, what: NothingOfOurs) {
  passedOver.set(stateOf(entry), { what, at: Date.now() });
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
