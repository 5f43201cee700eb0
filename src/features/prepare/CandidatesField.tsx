import { useState } from "react";
import { useWatch } from "react-hook-form";
import { listOf, plural } from "#domain/plural.ts";
import { Field } from "#ui/Field.tsx";
import { useNamesOff } from "#ui/namesOff.ts";
import { readNames } from "./names.ts";
import type { OpeningFormApi } from "./openingSchema.ts";
import css from "./Setup.module.css";

/** Whom the search is about, one a line; none is fine, they can be added later. */
export function CandidatesField({ form }: { form: OpeningFormApi }) {
  // What was typed before names were hidden is not shown; what is typed since is one's own doing.
  const [hadNames] = useState(() => form.getValues("candidates").trim() !== "");
  const namesOff = useNamesOff();
  const error = form.formState.errors.candidates?.message;
  if (namesOff && hadNames)
    return (
      <p className="small muted">
        <b>Candidates</b>: names are hidden on this screen; show them to change the list. It is
        kept.
      </p>
    );
  return (
    <div className={css.candidates}>
      <Field label="Candidates" error={error}>
        {(control) => (
          <textarea
            {...control}
            {...form.register("candidates")}
            className={`${control.className} ${css.list}`}
            rows={6}
            dir="auto"
            autoComplete="off"
          />
        )}
      </Field>
      <CandidateCount form={form} />
    </div>
  );
}

function CandidateCount({ form }: { form: OpeningFormApi }) {
  const [typed, byNumber] = useWatch({ control: form.control, name: ["candidates", "byNumber"] });
  const { names, again } = readNames(typed);
  const rest = again.length - 3;
  return (
    <p className={css.fine} role="status">
      {names.length > 0 && <b>{plural(names.length, "candidate")}. </b>}
      {again.length === 0 ? (
        "One per line. A list pasted from a sheet or an email works too."
      ) : (
        <>
          <bdi>{listOf([...again.slice(0, 3), ...(rest > 0 ? [`${rest} more`] : [])])}</bdi>{" "}
          {again.length === 1
            ? "is there more than once, and is"
            : "are there more than once, and are"}{" "}
          added once.
        </>
      )}
      {byNumber && " Names stay on this device; the panel sees a number."}
    </p>
  );
}
