import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useLocation } from "wouter";
import * as z from "zod/mini";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { wholeKitRound } from "#domain/records/opening.ts";
import { TypedName } from "#domain/text.ts";
import type { Person } from "#storage/people.ts";
import { startQuickly } from "#storage/quickStart.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { today } from "#ui/dates.ts";

const Names = z.object({ me: TypedName, candidate: TypedName });

/** Your name, their name, nothing else; Enter goes on. */
export function QuickStart({ me }: { me: Person | null }) {
  const [, navigate] = useLocation();
  const form = useForm({
    resolver: zodResolver(Names),
    defaultValues: { me: me?.name ?? "", candidate: "" },
  });
  const { errors, isSubmitting } = form.formState;

  const start = form.handleSubmit(async (names) => {
    const place = await startQuickly({
      me: names.me === me?.name ? me.id : { name: names.me },
      candidate: names.candidate,
      kit: mlEngineer,
      today: today(),
    });
    navigate(paths.score(place.opening, place.candidate, wholeKitRound(mlEngineer).id));
  });

  return (
    <form className="stack" onSubmit={(event) => void start(event)} noValidate>
      <Field label="Your name" error={inWords("Your name", errors.me?.message)}>
        {(control) => <input {...control} {...form.register("me")} autoComplete="name" />}
      </Field>
      <Field
        label="Candidate's name"
        hint="As the panel knows them. It stays on this device until you send it."
        error={inWords("Their name", errors.candidate?.message)}
      >
        {(control) => (
          <input
            {...control}
            {...form.register("candidate")}
            autoComplete="off"
            data-first={me !== null || undefined}
          />
        )}
      </Field>
      <Button type="submit" look="primary" size="wide" disabled={isSubmitting}>
        Start scoring
      </Button>
      <p className="small muted">
        On the Machine Learning Engineer kit, all four items. Several rounds or a panel?{" "}
        <a href={paths.newOpening()}>Set up an opening</a> instead.
      </p>
    </form>
  );
}

function inWords(what: string, problem: string | undefined): string | undefined {
  return problem === undefined ? undefined : `${what} ${problem}.`;
}
