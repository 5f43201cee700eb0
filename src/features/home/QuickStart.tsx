import { zodResolver } from "@hookform/resolvers/zod";
import { useLiveQuery } from "dexie-react-hooks";
import { useEffect } from "react";
import { useForm, useWatch } from "react-hook-form";
import { Link, useLocation } from "wouter";
import * as z from "zod/mini";
import { builtInKits, loadBuiltIn, scoredOn, type KitLine } from "#domain/kit/builtInKits.ts";
import type { KitId } from "#domain/id.ts";
import { wholeKitRound } from "#domain/records/opening.ts";
import { TypedName } from "#domain/text.ts";
import { findKitAt } from "#storage/kitAt.ts";
import type { Person } from "#storage/people.ts";
import { startQuickly } from "#storage/quickStart.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { today } from "#ui/dates.ts";
import { listOwnKits } from "#storage/ownKits.ts";

const Typed = z.object({ me: TypedName, candidate: TypedName, kit: z.string() });

/** Your name, their name, and another kit for whoever wants one; Enter goes on. */
export function QuickStart({ me, kit: wanted }: { me: Person | null; kit: string | null }) {
  const [, navigate] = useLocation();
  const own = useLiveQuery(listOwnKits) ?? [];
  const form = useForm({
    resolver: zodResolver(Typed),
    defaultValues: { me: me?.name ?? "", candidate: "", kit: wanted ?? builtInKits[0]?.id ?? "" },
  });
  const { errors, isSubmitting } = form.formState;
  const kit = useWatch({ control: form.control, name: "kit" });
  const chosen = [...builtInKits, ...own].find(({ id }) => id === kit);
  useEffect(() => {
    // Comes while the names are typed. Where it cannot, starting says so.
    loadBuiltIn(kit).catch(() => null);
  }, [kit]);

  const start = form.handleSubmit(async (typed) => {
    const found = await findKitAt(typed.kit).catch(() => null);
    if (found === null) {
      form.setError("kit", { message: "could not be read. Choose another, or try again online" });
      return;
    }
    const place = await startQuickly({
      me: typed.me === me?.name ? me.id : { name: typed.me },
      candidate: typed.candidate,
      kit: found.kit,
      today: today(),
    });
    navigate(paths.score(place.opening, place.candidate, wholeKitRound(found.kit).id));
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
      <Field
        label="Kit"
        hint={chosen === undefined ? undefined : scoredOn(chosen)}
        error={inWords("This kit", errors.kit?.message)}
      >
        {(control) => (
          <select
            {...control}
            value={kit}
            onChange={({ currentTarget }) => {
              form.clearErrors("kit");
              form.setValue("kit", currentTarget.value);
            }}
          >
            <optgroup label="Included with Needle">{builtInKits.map(choice)}</optgroup>
            {own.length > 0 && <optgroup label="Yours">{own.map(choice)}</optgroup>}
          </select>
        )}
      </Field>
      <Button type="submit" look="primary" size="wide" disabled={isSubmitting}>
        Start scoring
      </Button>
      <p className="small muted">
        Several rounds or a panel?{" "}
        <Link href={paths.newOpening(kit as KitId)}>Set up an opening</Link> instead. Another role?{" "}
        <Link href={paths.kits()}>Make a kit</Link>.
      </p>
    </form>
  );
}

function choice({ id, title, version }: KitLine) {
  return (
    <option key={id} value={id}>
      {version === 1 ? title : `${title}, version ${version}`}
    </option>
  );
}

function inWords(what: string, problem: string | undefined): string | undefined {
  return problem === undefined ? undefined : `${what} ${problem}.`;
}
