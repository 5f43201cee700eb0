import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { amountIn, money } from "#domain/money.ts";
import { termsOf } from "#domain/playbook/openingPlan.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { Seniority, seniorities, type PlanOf } from "#domain/records/plan.ts";
import { usualTerms } from "#domain/playbook/playbook.ts";
import { Day, Text } from "#domain/text.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { say } from "#ui/toasts.ts";
import { keepChange, notKept } from "./keep.ts";
import css from "./Playbook.module.css";

const amount = z.string().check(
  z.refine((typed) => amountIn(typed) !== undefined, {
    error: "is a whole amount a year, such as 78,000",
  }),
);
const Typed = z
  .object({
    level: z.union([z.literal(""), Seniority]),
    currency: z.string().check(z.regex(/^\s*[A-Za-z]{3}\s*$/, "is three letters, such as GBP")),
    from: amount,
    to: amount,
    uplift: z
      .string()
      .check(z.regex(/^\s*(?:\d{1,2}(?:[.,]\d)?|100)?\s*$/, "is per cent, from 0 to 100")),
    benchmarkedOn: z.string().check(
      z.refine((day) => day === "" || Day.safeParse(day).success, {
        error: "is a day of this calendar",
      }),
    ),
    pattern: z.enum(["", "on site", "hybrid", "remote"]),
    patternNote: Text,
  })
  .check(
    z.refine(({ from, to }) => (from.trim() === "") === (to.trim() === ""), {
      path: ["to"],
      error: "and its beginning go together",
    }),
    z.refine(
      ({ from, to }) => (amountIn(from) ?? 0) <= (amountIn(to) ?? Number.POSITIVE_INFINITY),
      { path: ["to"], error: "is below its beginning" },
    ),
  );
type Typed = z.infer<typeof Typed>;

/** Level, band and working pattern: settled before anybody is sourced. */
export function Terms({ panel }: { panel: Panel }) {
  const terms = termsOf(panel);
  const form = useForm<Typed>({ resolver: zodResolver(Typed), values: typedOf(terms) });
  const { errors, isDirty } = form.formState;
  const said = (what: string, problem: string | undefined) =>
    problem === undefined ? undefined : `${what} ${problem}.`;
  const save = form.handleSubmit(async (typed) => {
    await keepChange(terms, termsIn(typed)).then(() => say("The terms are kept."), notKept);
  });
  const take = (level: Seniority) => {
    const band = usualTerms.bands[level];
    form.setValue("level", level, { shouldDirty: true });
    form.setValue("currency", usualTerms.currency, { shouldDirty: true });
    form.setValue("from", String(band.from), { shouldDirty: true });
    form.setValue("to", String(band.to), { shouldDirty: true });
  };
  return (
    <section className="card stack" aria-labelledby="terms">
      <div>
        <h3 id="terms" className={css.title}>
          Level, pay and working pattern
        </h3>
        <p className="small muted">
          The playbook’s base pay for ML engineers in the United Kingdom:{" "}
          {seniorities
            .map((level) => {
              const { from, to } = usualTerms.bands[level];
              return `${level} ${money(from, "GBP")} to ${money(to, "")}`.trim();
            })
            .join("; ")}
          . On top, about{" "}
          {usualTerms.uplifts
            .map(({ place, from, to }) => `${from} to ${to}% in ${place}`)
            .join(", ")}
          . Pay moves: check it where you hire.
        </p>
      </div>
      <form className="stack" onSubmit={(event) => void save(event)} noValidate>
        <div className="row">
          <span className="small muted">Begin with the playbook’s band:</span>
          {seniorities.map((level) => (
            <Button key={level} size="small" onClick={() => take(level)}>
              {level}
            </Button>
          ))}
        </div>
        <div className={css.fields}>
          <Field label="Level">
            {(control) => (
              <select {...control} {...form.register("level")}>
                <option value="">not settled</option>
                {seniorities.map((level) => (
                  <option key={level}>{level}</option>
                ))}
              </select>
            )}
          </Field>
          <Field label="Currency" error={said("It", errors.currency?.message)}>
            {(control) => <input {...control} {...form.register("currency")} />}
          </Field>
          <Field label="Band from, a year" error={said("It", errors.from?.message)}>
            {(control) => <input {...control} {...form.register("from")} inputMode="numeric" />}
          </Field>
          <Field label="Band to, a year" error={said("Its end", errors.to?.message)}>
            {(control) => <input {...control} {...form.register("to")} inputMode="numeric" />}
          </Field>
          <Field label="For the place, per cent on top" error={said("It", errors.uplift?.message)}>
            {(control) => <input {...control} {...form.register("uplift")} inputMode="decimal" />}
          </Field>
          <Field
            label="Last checked against the market"
            error={said("It", errors.benchmarkedOn?.message)}
          >
            {(control) => <input {...control} {...form.register("benchmarkedOn")} type="date" />}
          </Field>
          <Field label="Working pattern">
            {(control) => (
              <select {...control} {...form.register("pattern")}>
                <option value="">not agreed</option>
                <option>on site</option>
                <option>hybrid</option>
                <option>remote</option>
              </select>
            )}
          </Field>
          <Field label="What it means, in a line" error={said("It", errors.patternNote?.message)}>
            {(control) => (
              <input {...control} {...form.register("patternNote")} autoComplete="off" />
            )}
          </Field>
        </div>
        <div>
          <Button type="submit" look={isDirty ? "primary" : "plain"}>
            Keep the terms
          </Button>
        </div>
      </form>
    </section>
  );
}

function typedOf(terms: PlanOf<"terms">): Typed {
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

function termsIn(typed: Typed): Omit<PlanOf<"terms">, "what" | "opening"> {
  const [from, to] = [amountIn(typed.from) ?? null, amountIn(typed.to) ?? null];
  return {
    level: typed.level === "" ? null : typed.level,
    currency: typed.currency.trim().toUpperCase(),
    band: from === null || to === null ? null : { from, to },
    uplift: Number(typed.uplift.trim().replace(",", ".") || "0"),
    benchmarkedOn: typed.benchmarkedOn === "" ? null : typed.benchmarkedOn,
    pattern: typed.pattern === "" ? null : typed.pattern,
    patternNote: typed.patternNote,
  };
}
