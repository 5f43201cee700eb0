import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Link } from "wouter";
import * as z from "zod/mini";
import type { Panel } from "#domain/panel/panel.ts";
import { foldedName } from "#domain/sameName.ts";
import { addToRoster } from "#storage/roster.ts";
import { paths } from "#paths";
import { Button, buttonClass } from "#ui/Button.tsx";
import { listPrivateNames } from "#storage/privateNames.ts";
import { Field } from "#ui/Field.tsx";
import { say } from "#ui/toasts.ts";
import { problemWithNames, splitNames } from "./names.ts";

const Typed = z.object({
  names: z.string().check((context) => {
    const problem = problemWithNames(splitNames(context.value));
    if (problem !== null)
      context.issues.push({
        code: "custom",
        message: problem,
        input: context.value,
        continue: true,
      });
  }),
});

/** One name or a pasted list of them. Names already on the roster are named and left out. */
export function AddCandidates({ panel, onDone }: { panel: Panel; onDone: () => void }) {
  const form = useForm({ resolver: zodResolver(Typed), defaultValues: { names: "" } });
  const add = form.handleSubmit(async ({ names }) => {
    const privately = await listPrivateNames();
    const known = new Set(
      panel.candidates.flatMap(({ id, written }) => [
        foldedName(written),
        ...privately.filter((one) => one.id === id).map(({ name }) => foldedName(name)),
      ]),
    );
    const typed = splitNames(names);
    const fresh = typed.filter((name) => !known.has(foldedName(name)));
    if (fresh.length === 0) {
      form.setError("names", { message: "All of these are on the roster already." });
      return;
    }
    await addToRoster(panel.id, fresh);
    const left = typed.length - fresh.length;
    if (left > 0) say(`${fresh.length} added; ${left} already on the roster.`);
    onDone();
  });
  return (
    <form className="stack" onSubmit={(event) => void add(event)} noValidate>
      <Field
        label="Candidates"
        hint={
          panel.opening.byNumber === true
            ? "One name, or a list: one per line, or separated by commas. Names stay on this device; the panel sees a number."
            : "One name, or a list: one per line, or separated by commas."
        }
        error={form.formState.errors.names?.message}
      >
        {(control) => <textarea {...control} {...form.register("names")} rows={4} />}
      </Field>
      <div className="row">
        <Button type="submit" look="primary" disabled={form.formState.isSubmitting}>
          Add
        </Button>
        <Link href={paths.importCandidates(panel.id)} className={buttonClass({ look: "quiet" })}>
          From a file instead
        </Link>
      </div>
    </form>
  );
}
