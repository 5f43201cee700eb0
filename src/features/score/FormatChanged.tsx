import { useState } from "react";
import { useForm } from "react-hook-form";
import {
  formatChanges,
  formatInWords,
  formatOf,
  type Format,
  type FormatChange,
} from "#domain/records/format.ts";
import { changeFormat } from "#domain/scoring/scoring.ts";
import { capitalised, limits, wellFormed } from "#domain/text.ts";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import css from "./Exceptions.module.css";
import type { Card } from "./useCard.ts";

/** How this interview differed from the others’: what, never why. */
export function FormatChanged({
  format,
  tick,
}: {
  format: Format | undefined;
  tick: Card["tick"];
}) {
  const [isAsked, setAsked] = useState(false);
  const save = (next: Format | undefined) => {
    tick((draft) => changeFormat(draft, next));
    setAsked(false);
  };
  return (
    <>
      <Button look="quiet" size="small" onClick={() => setAsked(true)}>
        The format was changed
      </Button>
      {format !== undefined && (
        <p className="small muted">
          Changed: <bdi>{formatInWords([format])}</bdi>
        </p>
      )}
      {isAsked && (
        <Dialog title="The format was changed" onClose={() => setAsked(false)}>
          <FormatForm format={format} onSave={save} />
        </Dialog>
      )}
    </>
  );
}

function FormatForm({
  format,
  onSave,
}: {
  format: Format | undefined;
  onSave: (format: Format | undefined) => void;
}) {
  const form = useForm<{ changes: FormatChange[]; other: string }>({
    defaultValues: { changes: format?.changes ?? [], other: format?.other ?? "" },
  });
  const save = form.handleSubmit(({ changes, other }) =>
    onSave(formatOf(changes, wellFormed(other))),
  );
  return (
    <form className="stack" onSubmit={(event) => void save(event)} noValidate>
      <p>
        What was different from the other candidates’ interviews, so that nobody takes the
        difference for a slip. It is part of the card.
      </p>
      <fieldset className={css.choices}>
        <legend className="small muted">What was changed</legend>
        {formatChanges.map((change, index) => (
          <label key={change} className={css.choice}>
            <input
              type="checkbox"
              value={change}
              data-first={index === 0 ? "" : undefined}
              {...form.register("changes")}
            />
            <span>{capitalised(change)}</span>
          </label>
        ))}
      </fieldset>
      <Field
        label="What else"
        hint="Only what was changed, never why: no health, no reasons. Needle stores none."
      >
        {(control) => (
          <input
            {...control}
            {...form.register("other")}
            maxLength={limits.line}
            autoComplete="off"
          />
        )}
      </Field>
      <Button type="submit" look="primary">
        Keep on the card
      </Button>
    </form>
  );
}
