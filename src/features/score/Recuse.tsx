import { useState } from "react";
import { useForm } from "react-hook-form";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import { tooLateToRecuse, type TooLate } from "#domain/panel/mayRecuse.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { recusalReasons, type RecusalReason } from "#domain/records/recusal.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { limits } from "#domain/text.ts";
import { recuse } from "#storage/recusals.ts";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import { say } from "#ui/toasts.ts";
import css from "./Exceptions.module.css";

type Setting = { panel: Panel; viewer: Viewer; candidate: PanelCandidate };

const reasonWords: Record<RecusalReason, string> = {
  professional: "Professional: we worked together, or will",
  personal: "Personal: we know each other",
  other: "Other",
};

/** "I should not score this person", offered before the first rating; afterwards why it is not. */
export function Recuse({ card, ...setting }: Setting & { card: Draft }) {
  const [isAsked, setAsked] = useState(false);
  const { panel, viewer, candidate } = setting;
  const late = tooLateToRecuse(panel, viewer, [card], candidate);
  if (late !== null) return <p className="small muted">{tooLateInWords(late)}</p>;
  return (
    <>
      <Button look="quiet" size="small" onClick={() => setAsked(true)}>
        I should not score this person
      </Button>
      {isAsked && (
        <Dialog title="I should not score this person" onClose={() => setAsked(false)}>
          <RecuseForm {...setting} onDone={() => setAsked(false)} />
        </Dialog>
      )}
    </>
  );
}

function RecuseForm({ panel, candidate, onDone }: Setting & { onDone: () => void }) {
  const form = useForm<{ why: RecusalReason | null; note: string }>({
    defaultValues: { why: null, note: "" },
  });
  const { errors } = form.formState;
  const save = form.handleSubmit(async ({ why, note }) => {
    if (why === null) return;
    const late = await recuse({ opening: panel.id, candidate: candidate.id }, { why, note });
    if (late === null) scrollTo({ top: 0 });
    else say(`Nothing was changed. ${tooLateInWords(late)}`, "warning");
    onDone();
  });
  return (
    <form className="stack" onSubmit={(event) => void save(event)} noValidate>
      <p>
        Nobody will then expect a card from you on <bdi>{candidate.name}</bdi>, in any round, and
        you will see the others’ cards on them only once the panel has decided. The record says that
        you recused yourself, and why. You can take it back until the panel’s cards are open.
      </p>
      <fieldset className={css.choices}>
        <legend className="small muted">Why</legend>
        {recusalReasons.map((reason) => (
          <label key={reason} className={css.choice}>
            <input
              type="radio"
              value={reason}
              {...form.register("why", { required: "Say which of these it is." })}
            />
            <span>{reasonWords[reason]}</span>
          </label>
        ))}
        {errors.why !== undefined && (
          <p role="alert" className="small">
            {errors.why.message}
          </p>
        )}
      </fieldset>
      <Field label="A line, if you like (the panel reads it)">
        {(control) => (
          <input
            {...control}
            {...form.register("note")}
            maxLength={limits.line}
            autoComplete="off"
          />
        )}
      </Field>
      <Button type="submit" look="primary">
        Recuse myself
      </Button>
    </form>
  );
}

function tooLateInWords(late: TooLate | "too late"): string {
  switch (late) {
    case "card in":
      return "Your card on this candidate is in, so you cannot recuse yourself any more. Tell a lead what they should know.";
    case "rated":
      return "You have rated this candidate. To recuse yourself, take your ratings back first.";
    case "open":
    case "too late":
      return "The panel’s cards on this candidate are open, so this stays as it is.";
    case "not here":
      return "To recuse yourself, first say who you are.";
  }
}
