import { zodResolver } from "@hookform/resolvers/zod";
import { Controller, useForm, useWatch } from "react-hook-form";
import * as z from "zod/mini";
import { isSignedOpening, type PanelistId } from "#domain/id.ts";
import { anchorOf, levelNames, levels, type Item } from "#domain/kit/kit.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { Stand } from "#domain/records/rerating.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import { limits } from "#domain/text.ts";
import { rerate } from "#storage/meeting.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { RatingScale } from "#ui/RatingScale.tsx";
import { useMousePick } from "#ui/useMousePick.ts";
import css from "./RerateForm.module.css";
import type { ScoreShift } from "#domain/meeting/beforeAndAfter.ts";

const steps = levels.map((value) => ({ value, name: levelNames[value] }));

/** One panelist's private second look: the scale, or keeping their score, and what moved them. */
export function RerateForm({
  panel,
  me,
  item,
  chooser: { member, card, from },
  seen,
  onDone,
}: {
  panel: Panel;
  me: PanelistId | null;
  item: Item;
  chooser: ScoreShift;
  /** The new scores are on the table already: this one joins them at once. */
  seen: boolean;
  onDone: () => void;
}) {
  const Typed = z.object({
    to: z.nullable(Stand).check(z.refine((to) => to !== null, { error: "Choose a score." })),
    reason: z
      .string()
      .check(
        z.maxLength(limits.line, `The reason can be up to ${limits.line} characters.`),
        z.regex(/^[^\r\n]*$/, "The reason must be on one line."),
      ),
  });
  const form = useForm({
    resolver: zodResolver(
      Typed.check(
        z.refine(({ to, reason }) => to === null || to === from || reason.trim() !== "", {
          path: ["reason"],
          error: "Say what moved you: it is kept beside the first score.",
        }),
      ),
    ),
    defaultValues: { to: null as Stand | null, reason: "" },
  });
  const { errors } = form.formState;
  const mouse = useMousePick(() => form.setFocus("reason"));
  const to = useWatch({ control: form.control, name: "to" });
  const save = form.handleSubmit(async (typed) => {
    if (typed.to === null) return;
    const rerating = {
      opening: panel.id,
      candidate: card.candidate,
      card: card.id,
      panelist: card.writtenAs,
      item: item.id,
      from,
      to: typed.to,
      reason: typed.reason.trim(),
    };
    await rerate(rerating, panel.opening.kit);
    onDone();
  });
  return (
    <form className="stack" onSubmit={(event) => void save(event)} noValidate>
      <p id="rerate-first">
        <bdi>{member.name}</bdi> gave{" "}
        <b>{isLevel(from) ? `${from}, ${levelNames[from]}` : "not observed"}</b>.{" "}
        <span className="muted">
          {seen
            ? "The new scores are shown already."
            : "Your choice stays hidden until all are shown."}
        </span>
      </p>
      {isSignedOpening(panel.id) && member.id !== me && (
        <p className="small muted">
          Chosen on this device: it will say “entered by{" "}
          <bdi>{panel.members.find(({ id }) => id === me)?.name ?? "you"}</bdi>”.
        </p>
      )}
      <Controller
        control={form.control}
        name="to"
        render={({ field }) => (
          <>
            <div {...mouse.watch}>
              <RatingScale
                labelledBy="rerate-first"
                steps={steps}
                value={typeof field.value === "number" ? field.value : null}
                onPick={(value) => {
                  field.onChange(value);
                  mouse.picked();
                }}
              />
            </div>
            {isLevel(to ?? "unrated") && (
              <p className="small muted" dir="auto">
                {anchorOf(item, to as 1 | 2 | 3 | 4 | 5)}
              </p>
            )}
            <div className={css.choices}>
              <Button aria-pressed={field.value === from} onClick={() => field.onChange(from)}>
                Keep my score
              </Button>
              {from !== "not observed" && (
                <Button
                  aria-pressed={field.value === "not observed"}
                  onClick={() => field.onChange("not observed")}
                >
                  Not observed
                </Button>
              )}
            </div>
          </>
        )}
      />
      {errors.to !== undefined && (
        <p role="alert" className={css.fault}>
          {errors.to.message}
        </p>
      )}
      <Field
        label="What moved you"
        hint={
          to === from ? "You keep your score: a reason is welcome, but not required." : undefined
        }
        error={errors.reason?.message}
      >
        {(control) => <input {...control} {...form.register("reason")} autoComplete="off" />}
      </Field>
      <Button type="submit" look="primary">
        Confirm
      </Button>
    </form>
  );
}
