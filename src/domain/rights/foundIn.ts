import { isObject } from "#domain/isObject.ts";

/** Where something of an erased person stands in what is on something else. */
export type FoundIn =
  | { what: "candidate"; opening: string; id: string }
  | { what: "opening"; id: string }
  | { what: "kit"; id: string }
  | { what: "kit draft"; id: string }
  | { what: "practice"; kit: string }
  | { what: "something else"; table: string };

/** To what a stored row belongs, so that somebody can go and look. */
export function foundIn(table: string, row: unknown): FoundIn {
  const other: FoundIn = { what: "something else", table };
  if (!isObject(row)) return other;
  const held = isObject(row["won"]) ? row["won"] : row;
  const body = isObject(held["body"]) ? held["body"] : held;
  const { kind, id } = held;
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  if (table === "kitDrafts") return { what: "kit draft", id: text(id) ?? "" };
  if (kind === "kit") return { what: "kit", id: text(id) ?? "" };
  if (kind === "opening") return { what: "opening", id: text(id) ?? "" };
  const opening = text(body["opening"]);
  const candidate = kind === "candidate" ? text(id) : text(body["candidate"]);
  if (opening !== null && candidate !== null) return { what: "candidate", opening, id: candidate };
  if (opening !== null) return { what: "opening", id: opening };
  const kit = text(body["kit"]);
  return kit === null ? other : { what: "practice", kit };
}

/** Each place once, however many rows it has. */
export function placesFound(rows: readonly { table: string; row: unknown }[]): FoundIn[] {
  const places = rows.map(({ table, row }) => foundIn(table, row));
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}
