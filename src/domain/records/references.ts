import type { OpeningId } from "#domain/id.ts";
import { isTombstone, type LiveRecord, type SharedRecord } from "./record.ts";

/** The opening a record hangs on (an opening hangs on itself), or `null`. */
export function openingOf(record: LiveRecord): OpeningId | null {
  switch (record.kind) {
    case "opening":
      return record.id;
    case "candidate":
    case "scorecard":
    case "waiver":
    case "recusal":
    case "rerating":
    case "mark":
    case "decision":
    case "plan":
    case "practice":
    case "opened":
    case "panel":
    case "claim":
    case "sealed":
    case "release":
    case "share":
    case "head":
    case "choice":
    case "shown":
    case "folderKey":
      return record.body.opening;
    case "kit":
    case "panelist":
    case "sameness":
      return null;
  }
}

/** The opening a record says it belongs to, erased or not; `null` for kits, people and links between them. */
export function belongsTo(record: SharedRecord): OpeningId | null {
  return (isTombstone(record) ? null : openingOf(record)) ?? record.opening ?? null;
}

/** What a record hangs on: without these it could not be shown, nor found to be erased. */
export type Ground = { kind: "kit" | "opening" | "candidate"; id: string };

export function groundOf(record: LiveRecord): Ground[] {
  switch (record.kind) {
    case "opening":
      return [kit(record.body.kit)];
    case "candidate":
      return [opening(record.body.opening)];
    case "scorecard":
      return [opening(record.body.opening), candidate(record.body.candidate), kit(record.body.kit)];
    case "waiver":
    case "recusal":
    case "rerating":
    case "mark":
    case "decision":
    case "opened":
    case "choice":
    case "shown":
      // A re-rating may come before the card it stands beside; it waits for it.
      return [opening(record.body.opening), candidate(record.body.candidate)];
    case "plan":
      return [
        opening(record.body.opening),
        ...("candidate" in record.body ? [candidate(record.body.candidate)] : []),
      ];
    case "practice":
      return [opening(record.body.opening), kit(record.body.kit)];
    case "sealed":
      return [opening(record.body.opening), candidate(record.body.candidate), kit(record.body.kit)];
    case "release":
    case "share":
      return [opening(record.body.opening), candidate(record.body.candidate)];
    case "panel":
    case "claim":
    case "head":
    case "folderKey":
      return [opening(record.body.opening)];
    case "kit":
    case "panelist":
    case "sameness":
      return [];
  }
}

const kit = (id: string): Ground => ({ kind: "kit", id });
const opening = (id: string): Ground => ({ kind: "opening", id });
const candidate = (id: string): Ground => ({ kind: "candidate", id });
