import { zodResolver } from "@hookform/resolvers/zod";
import { useLiveQuery } from "dexie-react-hooks";
import { Fragment } from "react";
import { useForm } from "react-hook-form";
import { Link } from "wouter";
import * as z from "zod/mini";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { TypedName } from "#domain/text.ts";
import { saveCandidate } from "#storage/roster.ts";
import { listPrivateNames } from "#storage/privateNames.ts";
import { paths } from "#paths";
import { Button } from "#ui/Button.tsx";
import { toLocalInput } from "#ui/dates.ts";
import { Field } from "#ui/Field.tsx";
import { useNamesOff } from "#ui/namesOff.ts";

const times = z.record(z.string(), z.string());
const Typed = z.object({ name: TypedName, interviews: times });
/** Who is behind a number need not be known here. */
const TypedByNumber = z.object({ name: z.union([z.literal(""), TypedName]), interviews: times });

type About = { panel: Panel; candidate: PanelCandidate; onDone: () => void };

/** A candidate's name and interview times, and the way to what is held on them. */
export function CandidateForm(about: About) {
  const names = useLiveQuery(listPrivateNames);
  if (names === undefined) return null;
  const own = names.find(({ id }) => id === about.candidate.id)?.name ?? "";
  const isByNumber = about.panel.opening.byNumber === true;
  return (
    <Fields {...about} isByNumber={isByNumber} name={isByNumber ? own : about.candidate.written} />
  );
}

function Fields({
  panel,
  candidate,
  isByNumber,
  name: nameBefore,
  onDone,
}: About & { isByNumber: boolean; name: string }) {
  const namesOff = useNamesOff();
  const form = useForm({
    resolver: zodResolver(isByNumber ? TypedByNumber : Typed),
    defaultValues: {
      name: nameBefore,
      interviews: Object.fromEntries(
        panel.rounds.map(({ id }) => [id as string, toLocalInput(candidate.interviews[id])]),
      ),
    },
  });
  const save = form.handleSubmit(async ({ name, interviews }) => {
    const set = panel.rounds.flatMap(({ id }) => {
      const at = interviews[id] ?? "";
      return at === "" ? [] : [[id, new Date(at).toISOString()] as const];
    });
    await saveCandidate(candidate.id, {
      name,
      opening: panel.id,
      interviews: Object.fromEntries(set),
    });
    onDone();
  });
  const nameError = form.formState.errors.name?.message;
  return (
    <form className="stack" onSubmit={(event) => void save(event)} noValidate>
      {namesOff ? (
        <p className="small muted">
          Names are hidden on this screen; show them to change this one.
        </p>
      ) : (
        <Field
          label={isByNumber ? "Name, on this device only" : "Name"}
          error={nameError === undefined ? undefined : `The name ${nameError}.`}
        >
          {(control) => <input {...control} {...form.register("name")} autoComplete="off" />}
        </Field>
      )}
      {panel.rounds.map((round) => (
        <Field key={round.id} label={`${round.title}, date and time`}>
          {(control) => (
            <input
              {...control}
              {...form.register(`interviews.${round.id}`)}
              type="datetime-local"
            />
          )}
        </Field>
      ))}
      <p className="small muted">
        With a time, the roster shows when a card is late: {panel.opening.dueHours} hours after the
        interview.
      </p>
      <Button type="submit" look="primary" disabled={form.formState.isSubmitting}>
        Save
      </Button>
      <p className="small">
        Brief for whoever meets them next:{" "}
        {panel.rounds.map(({ id, title }, place) => (
          <Fragment key={id}>
            {place > 0 && ", "}
            <Link href={paths.brief(panel.id, candidate.id, id)}>{title}</Link>
          </Fragment>
        ))}
      </p>
      <p className="small">
        <Link href={paths.held(panel.id, candidate.id)}>Everything held on them</Link>: hand it
        over, keep it, anonymise or erase it.
      </p>
    </form>
  );
}
