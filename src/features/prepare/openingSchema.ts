import type { UseFormReturn } from "react-hook-form";
import * as z from "zod/mini";
import { RoundId } from "#domain/id.ts";
import { Role } from "#domain/records/opening.ts";
import { Day, TypedName } from "#domain/text.ts";
import { problemWithNames, splitNames } from "./names.ts";

/** Ticks of one name: of a single box the form hands over its value, or `false`, and no list. */
const Ticked = z.pipe(
  z.transform((typed: unknown) =>
    Array.isArray(typed) ? typed : typeof typed === "string" && typed !== "" ? [typed] : [],
  ),
  z.array(z.string()),
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
        items: Ticked.check(z.minLength(1, "A round looks at one item or more.")),
        paired: z.boolean(),
        takeHome: z
          .string()
          .check(z.regex(/^\s*\d{0,5}\s*$/, "is a whole number of minutes, or nothing")),
      }),
    )
    .check(z.minLength(1, "An opening has at least one round.")),
  panel: z.array(
    z.object({
      /** Of a panelist known here; empty for a name just typed. */
      panelist: z.string(),
      name: TypedName,
      role: Role,
      rounds: Ticked,
      /** Some panel of this opening expected a card of them. */
      wasExpected: z.boolean(),
    }),
  ),
  /** How cards travel; of a new opening only. */
  cards: z.enum(["sealed", "open files"]),
  /** Candidates by number; of a new opening only. */
  byNumber: z.boolean(),
  /** Names typed below the panel and not added yet: saving adds them. */
  more: z.string().check(
    z.refine((typed) => typed.trim() === "" || problemWithNames(splitNames(typed)) === null, {
      error: ({ input }) => problemWithNames(splitNames(String(input))) ?? "",
    }),
  ),
});

export const TypedOpening = Typed.check(({ value, issues }) => {
  value.panel.forEach((_, index) => {
    const message = problemCoordinating(value, index);
    if (message !== null)
      issues.push({ code: "custom", message, path: ["panel", index, "role"], input: value });
  });
});
export type TypedOpening = z.infer<typeof TypedOpening>;
export type TypedInput = z.input<typeof TypedOpening>;
export type OpeningFormApi = UseFormReturn<TypedInput, unknown, TypedOpening>;

/** Why somebody cannot coordinate, or `null`. */
function problemCoordinating(
  { panel, cards }: Pick<z.infer<typeof Typed>, "panel" | "cards">,
  index: number,
): string | null {
  const member = panel[index];
  if (member?.role !== "coordinator") return null;
  if (cards !== "sealed") return "Somebody coordinates only where cards travel sealed.";
  if (member.wasExpected) return "They were to score here, so they cannot coordinate.";
  if (panel.every(({ role }) => role !== "lead")) return "Somebody else has to lead.";
  return panel.filter(({ role }) => role === "coordinator").length > 1
    ? "One person alone can coordinate."
    : null;
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
