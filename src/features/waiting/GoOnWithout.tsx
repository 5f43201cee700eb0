import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, useWatch } from "react-hook-form";
import * as z from "zod/mini";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Owed, Viewer } from "#domain/panel/roster.ts";
import { outElsewhere } from "#domain/panel/stillOut.ts";
import { listOf, plural } from "#domain/plural.ts";
import { TypedLine } from "#domain/text.ts";
import { goOnWithout } from "#storage/waivers.ts";
import { Button } from "#ui/Button.tsx";
import { ReasonField } from "./ReasonField.tsx";

const Typed = z.object({
  without: z.array(z.string()).check(z.minLength(1, "Tick whose card the panel goes on without.")),
  everywhere: z.boolean(),
  reason: TypedLine,
});

/** The panel goes on without somebody's card: whose, on whom, and why. */
export function GoOnWithout({
  panel,
  viewer,
  candidate,
  owed,
  titleOf,
  onDone,
}: {
  panel: Panel;
  viewer: Viewer;
  candidate: PanelCandidate;
  owed: readonly Owed[];
  titleOf: (round: string) => string;
  onDone: () => void;
}) {
  const keyOf = ({ member, round }: Owed) => `${member.id} ${round}`;
  const form = useForm({
    resolver: zodResolver(Typed),
    defaultValues: { without: [] as string[], everywhere: false, reason: "" },
  });
  const { errors } = form.formState;
  const ticked = useWatch({ control: form.control, name: "without" });
  const chosen = owed.filter((one) => ticked.includes(keyOf(one)));
  const people = new Map(chosen.map(({ member }) => [member.id, member.name]));
  const elsewhere = outElsewhere(panel, viewer, {
    people: new Set(people.keys()),
    besides: candidate.id,
  });
  const save = form.handleSubmit(async ({ everywhere, reason }) => {
    const here = chosen.map(({ member, round }) => ({
      candidate: candidate.id,
      round,
      without: member.id,
    }));
    const places = everywhere ? [...here, ...elsewhere] : here;
    await goOnWithout({ opening: panel.id, places, reason });
    onDone();
  });
  return (
    <form className="stack" onSubmit={(event) => void save(event)} noValidate>
      <p>
        This is kept with the record, with who said so. Anyone the panel goes on without cannot add
        their card here afterwards.
      </p>
      <fieldset>
        <legend className="small muted">Go on without</legend>
        {owed.map((one) => (
          <label key={keyOf(one)} className="row">
            <input type="checkbox" value={keyOf(one)} {...form.register("without")} />
            <span className="grow">
              <bdi>{one.member.name}</bdi>, {titleOf(one.round)}
            </span>
          </label>
        ))}
        {errors.without !== undefined && (
          <p role="alert" className="small">
            {errors.without.message}
          </p>
        )}
      </fieldset>
      {elsewhere.length > 0 && (
        <label className="row">
          <input type="checkbox" {...form.register("everywhere")} />
          <span className="grow">
            Go on without <bdi>{listOf([...people.values()])}</bdi> wherever else their card is out:{" "}
            {plural(elsewhere.length, "more card")}
          </span>
        </label>
      )}
      <ReasonField error={errors.reason?.message} field={form.register("reason")} />
      <Button type="submit" look="primary">
        Go on and log it
      </Button>
    </form>
  );
}
