import type { SetupParts } from "#domain/panel/setupMeanwhile.ts";
import { dayInWords } from "#ui/dates.ts";
import type { TypedInput } from "./openingSchema.ts";

type Round = TypedInput["rounds"][number];
type Person = TypedInput["panel"][number];
const single = ["title", "startedOn", "dueHours"] as const;

/** A form by its parts: what two people can change without getting into each other's way. */
export function formParts(typed: TypedInput): SetupParts {
  const known = typed.rounds.map(({ id }) => id);
  return new Map<string, unknown>([
    ["title", typed.title.trim()],
    ["startedOn", typed.startedOn],
    ["dueHours", Number(typed.dueHours)],
    ...typed.rounds.map(({ id, ...round }): [string, unknown] => [
      `round ${id}`,
      {
        ...round,
        title: round.title.trim(),
        minutes: Number(round.minutes),
        items: round.items.toSorted(),
        takeHome: Number(round.takeHome),
      },
    ]),
    ...typed.panel
      .filter(({ panelist }) => panelist !== "")
      .map(({ panelist, name, role, rounds }): [string, unknown] => [
        `person ${panelist}`,
        { name: name.trim(), role, rounds: known.filter((round) => rounds.includes(round)) },
      ]),
  ]);
}

/** One form with these parts as another has them; what is new in it comes last. */
export function withFormParts(
  typed: TypedInput,
  from: TypedInput,
  parts: readonly string[],
): TypedInput {
  const wanted = new Set(parts);
  const taken = Object.fromEntries(
    single.filter((part) => wanted.has(part)).map((part) => [part, from[part]]),
  );
  return {
    ...typed,
    ...taken,
    rounds: replaced(typed.rounds, from.rounds, (one) => isOf(wanted, roundPart(one)), roundPart),
    panel: replaced(typed.panel, from.panel, (one) => isOf(wanted, personPart(one)), personPart),
  };
}

function isOf(wanted: ReadonlySet<string>, part: string): boolean {
  return wanted.has(part);
}
const roundPart = ({ id }: Round) => `round ${id}`;
const personPart = ({ panelist }: Person) => `person ${panelist}`;

function replaced<T>(
  own: readonly T[],
  others: readonly T[],
  isWanted: (one: T) => boolean,
  partOf: (one: T) => string,
): T[] {
  const theirs = new Map(others.map((one) => [partOf(one), one]));
  const mine = new Set(own.map(partOf));
  return [
    ...own.flatMap((one) => (isWanted(one) ? (theirs.get(partOf(one)) ?? []) : one)),
    ...others.filter((one) => isWanted(one) && !mine.has(partOf(one))),
  ];
}

/** What became of a part, as a sentence. */
export function whatBecameOf(part: string, began: TypedInput, stored: TypedInput): string {
  switch (part) {
    case "title":
      return `The title is “${stored.title}” now.`;
    case "startedOn":
      return `The opening starts on ${dayInWords(`${stored.startedOn}T12:00`)} now.`;
    case "dueHours":
      return `Cards are due after ${String(stored.dueHours)} hours now.`;
    default: {
      const round = stored.rounds.find((one) => roundPart(one) === part);
      const person = stored.panel.find((one) => personPart(one) === part);
      const roundBefore = began.rounds.find((one) => roundPart(one) === part);
      const personBefore = began.panel.find((one) => personPart(one) === part);
      if (round !== undefined)
        return `${roundBefore?.title ?? round.title} ${roundBefore === undefined ? "was added" : "was changed"}: ${roundInWords(round)}.`;
      if (person !== undefined)
        return `${personBefore?.name ?? person.name} ${personBefore === undefined ? "was added" : "was changed"}: ${personInWords(person, stored)}.`;
      return roundBefore === undefined
        ? `${personBefore?.name ?? "Somebody"} was taken off the panel.`
        : `${roundBefore.title} was removed.`;
    }
  }
}

function roundInWords({ title, minutes, items, paired }: Round): string {
  const parts = [title, `${String(minutes)} min`, `${items.length} of the items`];
  return [...parts, ...(paired ? ["paired"] : [])].join(", ");
}

function personInWords({ name, role, rounds }: Person, { rounds: all }: TypedInput): string {
  const titles = all.filter(({ id }) => rounds.includes(id)).map(({ title }) => title);
  return [name, role, titles.join(" and ") || "in no round"].join(", ");
}
