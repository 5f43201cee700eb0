import type { CardId } from "#domain/id.ts";
import type { Scorecard } from "#domain/records/scorecard.ts";
import type { CardRow } from "./database.ts";

/** What can be read of sealed cards, by their ids. */
export function readIn(rows: readonly CardRow[]): Map<CardId, Scorecard> {
  return new Map(rows.flatMap(({ id, body }) => (body === null ? [] : [[id, body]])));
}
