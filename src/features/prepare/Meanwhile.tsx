import { useEffect } from "react";
import { useWatch } from "react-hook-form";
import { changedMeanwhile } from "#domain/panel/setupMeanwhile.ts";
import { Button } from "#ui/Button.tsx";
import { Notice } from "#ui/Notice.tsx";
import { whatBecameOf, formParts, withFormParts } from "./formParts.ts";
import type { OpeningFormApi, TypedInput } from "./openingSchema.ts";
import css from "./SetupRemarks.module.css";

export const meanwhileId = "set-up-meanwhile";

/**
 * What somebody else changed while the form was open. Where nothing was typed it is taken over, and
 * said; where it was, a person says which stands.
 */
export function Meanwhile({
  form,
  began,
  stored,
  taken,
  onTake,
  onKeep,
}: {
  form: OpeningFormApi;
  began: TypedInput;
  stored: TypedInput;
  /** What was taken over, in words. */
  taken: readonly string[];
  onTake: (parts: readonly string[]) => void;
  onKeep: (part: string) => void;
}) {
  const typed = useWatch({ control: form.control }) as TypedInput;
  const { untouched, disputed } = changedMeanwhile(
    formParts(began),
    formParts(stored),
    formParts(typed),
  );
  const toTake = untouched.join("\n");
  useEffect(() => {
    if (toTake !== "") onTake(toTake.split("\n"));
    // oxlint-disable-next-line react/exhaustive-deps -- once for each thing that changed
  }, [toTake]);
  return (
    <div id={meanwhileId} tabIndex={-1} role="status" className={css.remarks}>
      {taken.length > 0 && (
        <Notice>
          <b>Changed meanwhile by somebody else, and updated here.</b> {taken.join(" ")}
        </Notice>
      )}
      {disputed.map((part) => (
        <Notice
          key={part}
          tone="warning"
          action={
            <>
              <Button size="small" onClick={() => onTake([part])}>
                Take theirs
              </Button>
              <Button size="small" onClick={() => onKeep(part)}>
                Keep mine
              </Button>
            </>
          }
        >
          <b>Changed meanwhile by somebody else, and by you.</b> {whatBecameOf(part, began, stored)}
        </Notice>
      ))}
    </div>
  );
}

/** Puts parts of what is stored into the form. */
export function takeInto(form: OpeningFormApi, stored: TypedInput, parts: readonly string[]): void {
  const after = withFormParts(form.getValues(), stored, parts);
  form.setValue("title", after.title);
  form.setValue("startedOn", after.startedOn);
  form.setValue("dueHours", after.dueHours);
  if (parts.some((part) => part.startsWith("round "))) form.setValue("rounds", after.rounds);
  if (parts.some((part) => part.startsWith("person "))) form.setValue("panel", after.panel);
}
