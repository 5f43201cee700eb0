import { useEffect, useRef, useState, type ReactNode } from "react";
import type { FieldErrors } from "react-hook-form";
import type { RoundId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { Field } from "#ui/Field.tsx";
import { useShortcuts } from "#ui/shortcuts.ts";
import type { OpenLines } from "./FoldLine.tsx";
import { said, type OpeningFormApi, type TypedInput, type TypedOpening } from "./openingSchema.ts";
import { PanelGrid, type You } from "./PanelGrid.tsx";
import { roundLine, RoundLines } from "./RoundLines.tsx";
import css from "./Setup.module.css";
import { SetupRemarks } from "./SetupRemarks.tsx";
import { TermLines } from "./TermLines.tsx";

/** Sends the form; what is wrong is unfolded, and the first of it takes the keyboard. */
export type Send = (to: (typed: TypedOpening) => Promise<void>) => void;

/** A search on one screen; the same for a new one and a change. */
export function OpeningForm({
  form,
  kit,
  heading,
  kitField,
  candidates,
  aside,
  you,
  isNew,
  cardsIn,
  newRoundId,
  onSend,
  bar,
}: {
  form: OpeningFormApi;
  kit: Kit;
  heading: ReactNode;
  kitField: ReactNode;
  candidates: ReactNode;
  aside?: ReactNode;
  you: You;
  isNew: boolean;
  cardsIn: (round: string) => number;
  newRoundId: () => RoundId;
  /** What the main button does with it. */
  onSend: (typed: TypedOpening) => Promise<void>;
  bar: (send: Send, isSending: boolean) => ReactNode;
}) {
  const { errors, isSubmitting } = form.formState;
  const { ref, lines, send } = useSending(form);
  useShortcuts(
    [
      {
        keys: ["mod+Enter"],
        label: "Set up the opening",
        whileTyping: true,
        perform: () => send(onSend),
      },
    ],
    true,
  );
  return (
    <form
      ref={ref}
      className={css.form}
      // A search is not set up by the way, by Enter in the middle of its form.
      onSubmit={(event) => event.preventDefault()}
      noValidate
    >
      {heading}
      <div className={css.columns}>
        <div className={css.column}>
          <Field label="Title" error={said("The title", errors.title?.message)}>
            {(control) => (
              <input
                {...control}
                {...form.register("title")}
                dir="auto"
                placeholder="Such as ML Engineer, Search"
                autoComplete="off"
              />
            )}
          </Field>
          {kitField}
          {candidates}
          <TermLines form={form} lines={lines} isNew={isNew} />
          {aside}
        </div>
        <div className={css.column}>
          <PanelGrid form={form} you={you} />
          <RoundLines {...{ form, kit, lines, cardsIn, newRoundId }} />
          <SetupRemarks form={form} kit={kit} cardsIn={cardsIn} />
        </div>
      </div>
      <div className={css.bar}>
        {Object.keys(errors).length > 0 && (
          <p role="alert" className={css.wrong}>
            Not saved yet: look at what is marked above.
          </p>
        )}
        {bar(send, isSubmitting)}
      </div>
    </form>
  );
}

function useSending(form: OpeningFormApi) {
  const ref = useRef<HTMLFormElement>(null);
  const isBusy = useRef(false);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (refusals > 0) ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusals]);
  const lines: OpenLines = {
    has: (line) => open.has(line),
    toggle: (line) =>
      setOpen((before) => {
        const after = new Set(before);
        if (!after.delete(line)) after.add(line);
        return after;
      }),
  };
  const sendOnce = async (to: (typed: TypedOpening) => Promise<void>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    let wrong: FieldErrors<TypedInput> | null = null;
    try {
      await form.handleSubmit(to, (errors) => {
        wrong = errors;
      })();
    } finally {
      isBusy.current = false;
    }
    if (wrong === null) return;
    const toOpen = linesWith(wrong, form.getValues("rounds"));
    setOpen((before) => new Set([...before, ...toOpen]));
    setRefusals((count) => count + 1);
  };
  const send: Send = (to) => void sendOnce(to);
  return { ref, lines, send };
}

/** Which folded lines hold something that is wrong. */
function linesWith(errors: FieldErrors<TypedInput>, rounds: TypedInput["rounds"]): string[] {
  return [
    ...(["startedOn", "dueHours"] as const).filter((line) => errors[line] !== undefined),
    ...rounds.flatMap(({ id }, place) => (errors.rounds?.[place] ? roundLine(id) : [])),
  ];
}
