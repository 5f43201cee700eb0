import type { CountedFrom, TimeKept } from "./keeping.ts";
import { retentionInWords } from "./retentionBases.ts";

const counted: Readonly<Record<CountedFrom, string>> = {
  decision: "the decision",
  card: "the last card, as nothing is decided",
  interview: "the last interview, as there is no card",
  added: "when they were added or last changed, as there is nothing else",
};

/**
 * How long somebody is kept and why, in one or two sentences. Whoever may not see their cards is not
 * told whether they are decided either.
 */
export function keepingInWords(
  { from, retention, until, isKeptLonger, hold }: TimeKept,
  { isOpen, dayIn }: { isOpen: boolean; dayIn: (day: string) => string },
): string {
  const held =
    hold === null
      ? ""
      : ` Under a legal hold since ${dayIn(hold.since.slice(0, 10))}${hold.on === "opening" ? ", as the whole opening is" : ""}: ${hold.reason}. Nothing is due while it stands.`;
  if (until === null) return `No time of keeping is set for this opening.${held}`;
  const since = isOpen ? `, counted from ${counted[from.what]}, ${dayIn(from.on)}` : "";
  const why = isKeptLonger
    ? "as somebody here asked"
    : `${retention === null ? "" : retentionInWords(retention)}${since}`;
  return `Kept until ${dayIn(until)}: ${why}.${held}`;
}

/** `2 candidates of ML Engineer have been kept as long as was set` */
export function dueInWords(count: number, opening: string): string {
  return count === 1
    ? `1 candidate of ${opening} has been kept as long as was set`
    : `${count} candidates of ${opening} have been kept as long as was set`;
}
