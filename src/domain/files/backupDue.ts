import { day } from "#domain/days.ts";
import { listOf, plural } from "#domain/plural.ts";

/** What somebody here wrote since everything was last backed up. */
export type Unsaved = {
  cards: number;
  decisions: number;
  /** The first of them. */
  since: string | null;
  lastBackupAt: string | null;
};

const mostUnsaved = 3;
const longest = 7 * day;

/**
 * Whether it is time to ask for a backup: after three cards or decisions, or seven days with any. A clock
 * that was set back does not put it off for ever: what is counted needs none.
 */
export function isBackupDue(
  { cards, decisions, since, lastBackupAt }: Unsaved,
  now: number,
): boolean {
  if (cards + decisions >= mostUnsaved) return true;
  const from = lastBackupAt ?? since;
  return cards + decisions > 0 && from !== null && now - Date.parse(from) >= longest;
}

/** `3 cards and a decision are` … */
export function unsavedInWords({ cards, decisions }: Pick<Unsaved, "cards" | "decisions">): string {
  const parts = [
    ...(cards > 0 ? [plural(cards, "card")] : []),
    ...(decisions > 0 ? [plural(decisions, "decision")] : []),
  ];
  return `${listOf(parts)} ${cards + decisions === 1 ? "is" : "are"} in no backup yet.`;
}
