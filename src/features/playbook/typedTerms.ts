import * as z from "zod/mini";
import { amountIn } from "#domain/money.ts";
import { Seniority, type PlanOf } from "#domain/records/plan.ts";
import { Day, Text } from "#domain/text.ts";

const amount = z.string().check(
  z.refine((typed) => amountIn(typed) !== undefined, {
    error: "must be a whole amount a year, such as 78,000",
  }),
);
const fields = {
  level: z.union([z.literal(""), Seniority]),
  currency: z.string().check(z.regex(/^\s*[A-Za-z]{3}\s*$/, "must be three letters, such as GBP")),
  from: amount,
  to: amount,
  uplift: z
    .string()
    .check(z.regex(/^\s*(?:\d{1,2}(?:[.,]\d)?|100)?\s*$/, "must be a percentage from 0 to 100")),
  benchmarkedOn: z.string().check(
    z.refine((day) => day === "" || Day.safeParse(day).success, {
      error: "must be a real date",
    }),
  ),
  pattern: z.enum(["", "on site", "hybrid", "remote"]),
  patternNote: Text,
};

/** The terms as they stand in the form. */
export const TypedTerms = z.object(fields).check(
  z.refine(({ from, to }) => (from.trim() === "") === (to.trim() === ""), {
    path: ["to"],
    error: "and its beginning go together",
  }),
  z.refine(({ from, to }) => (amountIn(from) ?? 0) <= (amountIn(to) ?? Number.POSITIVE_INFINITY), {
    path: ["to"],
    error: "is below its beginning",
  }),
);
export type TypedTerms = z.infer<typeof TypedTerms>;

/** What an opening keeps of them. */
export type KeptTerms = Omit<PlanOf<"terms">, "what" | "opening">;

export function typedOf(terms: KeptTerms): TypedTerms {
  return {
    level: terms.level ?? "",
    currency: terms.currency,
    from: terms.band === null ? "" : String(terms.band.from),
    to: terms.band === null ? "" : String(terms.band.to),
    uplift: String(terms.uplift),
    benchmarkedOn: terms.benchmarkedOn ?? "",
    pattern: terms.pattern ?? "",
    patternNote: terms.patternNote,
  };
}

/** The fields that are wrong or half typed; a band is one thing, beginning and end. */
export function wrongIn(typed: TypedTerms): (keyof TypedTerms)[] {
  const issues = TypedTerms.safeParse(typed).error?.issues ?? [];
  const wrong = new Set(issues.map(({ path: [field] }) => field as keyof TypedTerms));
  for (const end of ["from", "to"] as const)
    if (wrong.has(end)) for (const both of ["from", "to"] as const) wrong.add(both);
  return [...wrong];
}

/** What can be kept of what is typed; where a field is wrong or half typed, `before` stays. */
export function termsIn(typed: TypedTerms, before: KeptTerms): KeptTerms {
  const wrong = new Set(wrongIn(typed));
  const isRight = (...names: (keyof TypedTerms)[]) => names.every((name) => !wrong.has(name));
  const [from, to] = [amountIn(typed.from) ?? null, amountIn(typed.to) ?? null];
  return {
    level: typed.level === "" ? null : typed.level,
    currency: isRight("currency") ? typed.currency.trim().toUpperCase() : before.currency,
    band: !isRight("from", "to") ? before.band : from === null || to === null ? null : { from, to },
    uplift: isRight("uplift")
      ? Number(typed.uplift.trim().replace(",", ".") || "0")
      : before.uplift,
    benchmarkedOn: !isRight("benchmarkedOn")
      ? before.benchmarkedOn
      : typed.benchmarkedOn === ""
        ? null
        : typed.benchmarkedOn,
    pattern: typed.pattern === "" ? null : typed.pattern,
    patternNote: isRight("patternNote") ? typed.patternNote : before.patternNote,
  };
}

/** Without the names that say whose they are. */
export function keptOf({ what: _what, opening: _opening, ...terms }: PlanOf<"terms">): KeptTerms {
  return terms;
}
