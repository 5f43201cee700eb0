import { X } from "lucide-react";
import { roles, type Role } from "#domain/records/opening.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { said, type OpeningFormApi, type TypedInput } from "./openingSchema.ts";
import css from "./Roster.module.css";

const words = {
  lead: "Lead",
  interviewer: "Interviewer",
  "hiring manager": "Hiring manager",
  shadow: "Shadow, never counts",
  coordinator: "Coordinator",
} as const satisfies Record<Role, string>;

/** One person on the panel: their name, their part in it, and where a card is expected of them. */
export function PanelistFields({
  form,
  index,
  rounds,
  onRemove,
}: {
  form: OpeningFormApi;
  index: number;
  rounds: TypedInput["rounds"];
  onRemove: () => void;
}) {
  const role = form.watch(`panel.${index}.role`);
  const errors = form.formState.errors.panel?.[index];
  return (
    <div className={`card ${css.rowForm}`}>
      <div className={css.pair}>
        <Field label="Panelist" error={said("The name", errors?.name?.message)}>
          {(control) => (
            <input {...control} {...form.register(`panel.${index}.name`)} autoComplete="off" />
          )}
        </Field>
        <Field label="Role" error={errors?.role?.message}>
          {(control) => (
            <select {...control} {...form.register(`panel.${index}.role`)}>
              {roles.map((one) => (
                <option key={one} value={one}>
                  {words[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {role === "coordinator" ? (
        <p className="small muted">
          Is given what opens the cards, so that nobody who is away holds them up. They could open
          them early; everybody on the panel sees that they are there.
        </p>
      ) : (
        <fieldset>
          <legend className="small muted">Scores in</legend>
          <div className={css.ticks}>
            {rounds.map((round) => (
              <label key={round.id} className={css.tick}>
                <input
                  type="checkbox"
                  value={round.id}
                  {...form.register(`panel.${index}.rounds`)}
                />
                {round.title === "" ? "the new round" : round.title}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <div>
        <Button look="quiet" size="small" onClick={onRemove}>
          <X size={14} aria-hidden /> Take off the panel
        </Button>
      </div>
    </div>
  );
}
