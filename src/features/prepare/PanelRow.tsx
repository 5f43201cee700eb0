import { X } from "lucide-react";
import { useId } from "react";
import { useWatch } from "react-hook-form";
import { roles, type Role } from "#domain/records/opening.ts";
import { said, type OpeningFormApi } from "./openingSchema.ts";
import type { You } from "./PanelGrid.tsx";
import css from "./Setup.module.css";
import grid from "./SetupGrid.module.css";

const words = {
  lead: "Lead",
  interviewer: "Interviewer",
  "hiring manager": "Hiring manager",
  shadow: "Shadow, never counts",
  coordinator: "Coordinator",
} as const satisfies Record<Role, string>;

/** One person on the panel: their name, their part in it, and where a card is expected of them. */
export function PanelRow({
  form,
  index,
  rounds,
  you,
  onRemove,
}: {
  form: OpeningFormApi;
  index: number;
  rounds: readonly { id: string; title: string }[];
  /** For whoever sets it up. */
  you: You | null;
  onRemove: () => void;
}) {
  const member = useWatch({ control: form.control, name: `panel.${index}` });
  const id = useId();
  // Between taking a person off and the list without them.
  if ((member as typeof member | undefined) === undefined) return null;
  const errors = form.getFieldState(`panel.${index}`, form.formState).error as
    | { name?: { message?: string }; role?: { message?: string } }
    | undefined;
  const name = member.name.trim() || (you === null ? "somebody unnamed" : "you");
  const nameError = said(you === null ? "The name" : "Your name", errors?.name?.message);
  const roleError = errors?.role?.message;
  const tick = (round: string, isTicked: boolean) =>
    form.setValue(
      `panel.${index}.rounds`,
      isTicked ? [...member.rounds, round] : member.rounds.filter((one) => one !== round),
      { shouldDirty: true },
    );
  return (
    <tr>
      <th scope="row" className={grid.person}>
        <span className={grid.own}>
          {you?.isNamed === true ? (
            <bdi>{member.name}</bdi>
          ) : (
            <input
              className={grid.cellInput}
              dir="auto"
              aria-label={you === null ? "Panelist" : "Your name"}
              placeholder={you === null ? "Name" : "Your name"}
              aria-invalid={nameError !== undefined}
              aria-describedby={nameError === undefined ? undefined : `${id}-name`}
              autoComplete={you === null ? "off" : "name"}
              {...form.register(`panel.${index}.name`)}
            />
          )}
          {you !== null && <span className={grid.you}>you</span>}
        </span>
        {nameError !== undefined && (
          <span id={`${id}-name`} role="alert" className={css.wrong}>
            {nameError}
          </span>
        )}
      </th>
      <td className={grid.role}>
        <select
          className={grid.cellInput}
          aria-label={`Role of ${name}`}
          aria-invalid={roleError !== undefined}
          aria-describedby={roleError === undefined ? undefined : `${id}-role`}
          {...form.register(`panel.${index}.role`)}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </select>
        {roleError !== undefined && (
          <span id={`${id}-role`} role="alert" className={css.wrong}>
            {roleError}
          </span>
        )}
      </td>
      {member.role === "coordinator" ? (
        <td colSpan={rounds.length} className={grid.none}>
          scores nobody
        </td>
      ) : (
        rounds.map((round) => (
          <td key={round.id} className={grid.tickColumn}>
            <label className={grid.tick}>
              <input
                type="checkbox"
                aria-label={`${name}, ${round.title}`}
                checked={member.rounds.includes(round.id)}
                onChange={({ currentTarget }) => tick(round.id, currentTarget.checked)}
              />
              <span className={grid.onPhone}>{round.title}</span>
            </label>
          </td>
        ))
      )}
      <td className={grid.off}>
        {(you === null || you.mayGo) && (
          <button type="button" className={grid.remove} onClick={onRemove}>
            <X size={16} aria-hidden />
            <span className="unseen">Take {name} off the panel</span>
          </button>
        )}
      </td>
    </tr>
  );
}
