import type { UseFormReturn } from "react-hook-form";
import * as z from "zod/mini";
import { RoundId } from "#domain/id.ts";
import { Role } from "#domain/records/opening.ts";
import { sameName } from "#domain/sameName.ts";
import { Day, TypedName } from "#domain/text.ts";
import { problemWithNames, splitNames } from "./names.ts";

/** A panel of 200 and a search of 20 rounds are the most a record holds. */
export const mostRounds = 20;
const mostPeople = 200;

const NamesOrNone = z.string().check(
  z.refine((typed) => problemWithList(typed) === null, {
    error: ({ input }) => problemWithList(String(input)) ?? "",
  }),
);

const Typed = z.object({
  title: TypedName,
  startedOn: Day,
  dueHours: z.coerce
    .number("must be a number of hours")
    .check(
      z.int("must be whole hours"),
      z.minimum(1, "must be at least 1"),
      z.maximum(720, "can be up to 720"),
    ),
  rounds: z
    .array(
      z.object({
        id: RoundId,
        title: TypedName,
        minutes: z.coerce
          .number("must be a number of minutes")
          .check(
            z.int("must be whole minutes"),
            z.minimum(1, "must be at least 1"),
            z.maximum(1440, "can be up to 1440"),
          ),
        items: z.array(z.string()).check(z.minLength(1, "A round must look at at least one item.")),
        paired: z.boolean(),
        takeHome: z
          .string()
          .check(z.regex(/^\s*\d{0,5}\s*$/, "must be a whole number of minutes, or empty")),
      }),
    )
    .check(z.minLength(1, "An opening needs at least one round.")),
  panel: z.array(
    z.object({
      /** Of a panelist known here; empty for a name just typed. */
      panelist: z.string(),
      name: TypedName,
      role: Role,
      rounds: z.array(z.string()),
      /** Some panel of this opening expected a card of them. */
      wasExpected: z.boolean(),
    }),
  ),
  /** How cards travel; of a new opening only. */
  cards: z.enum(["sealed", "open files"]),
  /** Candidates by number; of a new opening only. */
  byNumber: z.boolean(),
  /** One a line, in any order of a pasted list; of a new opening only. */
  candidates: NamesOrNone,
  /** Names typed below the panel and not added yet: saving adds them. */
  more: NamesOrNone,
});

export const TypedOpening = Typed.check(({ value, issues }) => {
  const refuse = (path: (string | number)[], message: string | null) => {
    if (message !== null) issues.push({ code: "custom", message, path, input: value });
  };
  value.panel.forEach((_, index) => {
    refuse(["panel", index, "role"], problemCoordinating(value, index));
  });
  refuse(["more"], problemWithMore(value.more, value.panel));
});
export type TypedOpening = z.infer<typeof TypedOpening>;
export type TypedInput = z.input<typeof TypedOpening>;
export type OpeningFormApi = UseFormReturn<TypedInput, unknown, TypedOpening>;

/** A form as it was left, however unfinished; it may have been kept by an earlier Needle. */
export const UnfinishedOpening = z.object({
  title: z.string(),
  startedOn: z.string(),
  dueHours: z.unknown(),
  rounds: z.array(
    z.object({
      id: RoundId,
      title: z.string(),
      minutes: z.unknown(),
      items: z.array(z.string()),
      paired: z.boolean(),
      takeHome: z.string(),
    }),
  ),
  panel: z.array(
    z.object({
      panelist: z.string(),
      name: z.string(),
      role: Role,
      rounds: z.array(z.string()),
      wasExpected: z.boolean(),
    }),
  ),
  cards: z.enum(["sealed", "open files"]),
  byNumber: z.boolean(),
  candidates: z.string(),
  more: z.string(),
});

/** Why somebody cannot coordinate, or `null`. */
function problemCoordinating(
  { panel, cards }: Pick<z.infer<typeof Typed>, "panel" | "cards">,
  index: number,
): string | null {
  const member = panel[index];
  if (member?.role !== "coordinator") return null;
  if (cards !== "sealed") return "A coordinator is possible only where cards travel sealed.";
  if (member.wasExpected) return "They were expected to score, so they cannot coordinate.";
  if (panel.every(({ role }) => role !== "lead")) return "Somebody else has to lead.";
  return panel.filter(({ role }) => role === "coordinator").length > 1
    ? "Only one person can coordinate."
    : null;
}

/** Why the names typed below the panel cannot be taken in, or `null`. */
export function problemWithMore(typed: string, panel: readonly { name: string }[]): string | null {
  if (typed.trim() === "") return null;
  const names = splitNames(typed);
  const there = names.find((name) => panel.some((member) => sameName(member.name, name)));
  if (there !== undefined)
    return `${there} is on the panel already. If this is somebody else, add something to tell them apart.`;
  if (panel.length + names.length > mostPeople) return `A panel has up to ${mostPeople} people.`;
  return problemWithNames(names);
}

function problemWithList(typed: string): string | null {
  return typed.trim() === "" ? null : problemWithNames(splitNames(typed));
}

/** Somebody just named: an interviewer, expected in every round. */
export function newMember(name: string, rounds: readonly { id: string }[]) {
  return {
    panelist: "",
    name,
    role: "interviewer" as const,
    rounds: rounds.map(({ id }) => id),
    wasExpected: false,
  };
}

/** zod's message as the end of a sentence that begins with what it is about. */
export function said(what: string, problem: string | undefined): string | undefined {
  return problem === undefined ? undefined : `${what} ${problem}.`;
}
