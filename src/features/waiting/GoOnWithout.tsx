import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Owed } from "#domain/panel/roster.ts";
import { TypedLine } from "#domain/text.ts";
import { goOnWithout } from "#storage/waivers.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";

const Typed = z.object({
  without: z.array(z.string()).check(z.minLength(1, "Tick whose card the panel goes on without.")),
  reason: TypedLine,
});

/** The panel goes on without somebody's card: whose, and why. */
export function GoOnWithout({
  panel,
  candidate,
  owed,
  titleOf,
  onDone,
}: {
  panel: Panel;
  candidate: PanelCandidate;
  owed: readonly Owed[];
  titleOf: (round: string) => string;
  onDone: () => void;
}) {
  const keyOf = ({ member, round }: Owed) => `${member.id} ${round}`;
  const form = useForm({
    resolver: zodResolver(Typed),
    defaultValues: { without: [] as string[], reason: "" },
  });
  const { errors } = form.formState;
  const save = form.handleSubmit(async ({ without, reason }) => {
    const chosen = owed.filter((one) => without.includes(keyOf(one)));
    await goOnWithout(
      chosen.map(({ member, round }) => ({
        opening: panel.id,
        candidate: candidate.id,
        round,
        without: member.id,
        reason,
      })),
    );
    onDone();
  });
  return (
    <form className="stack" onSubmit={(event) => void save(event)} noValidate>
      <p>
        This is kept with the record, with who said so. Whoever is gone on without cannot add their
        card here afterwards.
      </p>
      <fieldset>
        <legend className="small muted">Go on without</legend>
        {owed.map((one) => (
          <label key={keyOf(one)} className="row">
            <input type="checkbox" value={keyOf(one)} {...form.register("without")} />
            <bdi>{one.member.name}</bdi>, {titleOf(one.round)}
          </label>
        ))}
        {errors.without !== undefined && (
          <p role="alert" className="small">
            {errors.without.message}
          </p>
        )}
      </fieldset>
      <Field
        label="Why"
        error={errors.reason === undefined ? undefined : `The reason ${errors.reason.message}.`}
      >
        {(control) => <input {...control} {...form.register("reason")} autoComplete="off" />}
      </Field>
      <Button type="submit" look="primary">
        Go on and log it
      </Button>
    </form>
  );
}
