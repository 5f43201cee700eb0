import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import type { RoundId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { said, TypedOpening, type OpeningFormApi, type TypedInput } from "./openingSchema.ts";
import { PanelFields } from "./PanelFields.tsx";
import css from "./Roster.module.css";
import { RoundFields } from "./RoundFields.tsx";

/** Title, rounds and panel of an opening; the same form for a new one and a change. */
export function OpeningForm({
  kit,
  initial,
  submitLabel,
  newRoundId,
  isNew = false,
  onSave,
}: {
  kit: Kit;
  initial: TypedInput;
  submitLabel: string;
  newRoundId: () => RoundId;
  isNew?: boolean;
  onSave: (typed: TypedOpening) => Promise<void>;
}) {
  const form: OpeningFormApi = useForm({
    resolver: zodResolver(TypedOpening),
    defaultValues: initial,
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form
      className={`stack ${css.form}`}
      onSubmit={(event) => void form.handleSubmit(onSave)(event)}
      noValidate
    >
      <Field
        label="Title"
        hint="As the panel calls it, such as ML Engineer, Platform."
        error={said("The title", errors.title?.message)}
      >
        {(control) => <input {...control} {...form.register("title")} autoComplete="off" />}
      </Field>
      <div className={css.pair}>
        <Field label="Day 0 of the search" error={said("The day", errors.startedOn?.message)}>
          {(control) => <input {...control} {...form.register("startedOn")} type="date" />}
        </Field>
        <Field label="Cards due in hours" error={said("It", errors.dueHours?.message)}>
          {(control) => <input {...control} {...form.register("dueHours")} inputMode="numeric" />}
        </Field>
      </div>
      <RoundFields form={form} kit={kit} newRoundId={newRoundId} />
      <PanelFields form={form} />
      {isNew && <HowCardsTravel form={form} />}
      {isNew && <ByNumber form={form} />}
      {Object.keys(errors).length > 0 && (
        <p role="alert" className="small">
          Not saved yet: look at what is marked above.
        </p>
      )}
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {submitLabel}
      </Button>
    </form>
  );
}

/** At set-up only: a name that has travelled once cannot be called back. */
function ByNumber({ form }: { form: OpeningFormApi }) {
  return (
    <fieldset className="stack">
      <legend>Candidates’ names</legend>
      <label className={css.choice}>
        <input type="checkbox" {...form.register("byNumber")} />
        <span>
          <b>Candidates by number</b>
          <br />
          <span className="small muted">
            The panel sees “Candidate 3”. Names stay on the device that types them and in its own
            backup; no file, folder or room holds them. It cannot be changed later.
          </span>
        </span>
      </label>
    </fieldset>
  );
}

/** Sealed unless somebody wants it otherwise; one sentence says what each means. */
function HowCardsTravel({ form }: { form: OpeningFormApi }) {
  return (
    <fieldset className="stack">
      <legend>How cards travel</legend>
      <label className={css.choice}>
        <input type="radio" value="sealed" {...form.register("cards")} />
        <span>
          <b>Sealed</b>
          <br />
          <span className="small muted">
            Nobody can read a card, the lead included, until all cards on that candidate are in.
          </span>
        </span>
      </label>
      <label className={css.choice}>
        <input type="radio" value="open files" {...form.register("cards")} />
        <span>
          <b>Open files</b>
          <br />
          <span className="small muted">
            A card’s file can be read by whoever holds it. For a panel that trusts its mail.
          </span>
        </span>
      </label>
    </fieldset>
  );
}
