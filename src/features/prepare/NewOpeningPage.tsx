import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { isBuiltIn, kitLine, withBuiltIn } from "#domain/kit/builtInKits.ts";
import { RoundId, type KitId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { Name } from "#domain/text.ts";
import { usualDueHours } from "#domain/records/opening.ts";
import { findKitAt } from "#storage/kitAt.ts";
import { addBuiltInKit, listKits } from "#storage/kits.ts";
import { newId } from "#storage/newId.ts";
import { foundOpening } from "#storage/founding.ts";
import { saveOpening } from "#storage/openings.ts";
import { addPerson, type Person } from "#storage/people.ts";
import { paths } from "#paths";
import { today } from "#ui/dates.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { OpeningForm } from "./OpeningForm.tsx";
import type { TypedOpening } from "./openingSchema.ts";
import { settleOpening, typedRounds } from "./typedOpening.ts";

type Choice = { id: KitId; kit: Kit };

/** Sets up a search on a kit: rounds and panel start from it, with oneself leading. */
export function NewOpeningPage({ me }: { me: Person | null }) {
  const [, navigate] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get("kit");
  const stored = useLiveQuery(listKits);
  const kits = withBuiltIn((stored ?? []).map(({ id, body }) => kitLine(id, body)));
  const chosen = kits.find(({ id }) => id === wanted) ?? kits[0];
  const read = useLiveQuery(() => findKitAt(chosen?.id ?? ""), [chosen?.id]);
  if (stored === undefined || chosen === undefined) return null;
  // After a change of choice the query still hands out the last kit for a moment.
  const found = read?.id === chosen.id ? read : null;
  return (
    <main className="page stack">
      <title>New opening, Needle</title>
      <h1>New opening</h1>
      <Field label="Kit" hint="Its rounds and items are where the opening starts.">
        {(control) => (
          <select
            {...control}
            value={chosen.id}
            onChange={({ currentTarget }) => {
              const next = kits.find(({ id }) => id === currentTarget.value);
              navigate(paths.newOpening(next?.id), { replace: true });
            }}
          >
            {kits.map((kit) => (
              <option key={kit.id} value={kit.id}>
                {kit.title}, version {kit.version}
              </option>
            ))}
          </select>
        )}
      </Field>
      {me === null ? (
        <WhoLeads />
      ) : (
        found !== null && <NewOpening key={found.id} me={me} {...found} />
      )}
    </main>
  );
}

/** An opening is somebody’s: what they set up goes under their name. */
function WhoLeads() {
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string>();
  const goOn = () => {
    const name = Name.safeParse(typed.trim());
    if (name.success) void addPerson(name.data);
    else setError(`The name ${name.error.issues[0]?.message ?? "is needed"}.`);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
      noValidate
    >
      <Field
        label="Your name"
        hint="You lead the panel; the others see who set it up."
        error={error}
      >
        {(control) => (
          <input
            {...control}
            autoComplete="name"
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary">
        Go on
      </Button>
    </form>
  );
}

function NewOpening({ me, id, kit }: Choice & { me: Person }) {
  const [, navigate] = useLocation();
  const save = async (typed: TypedOpening) => {
    // Stored with its first use; one that is there already stays as it is.
    if (isBuiltIn(id)) await addBuiltInKit(kit);
    const names = new Map<string, string>([[me.id, me.name]]);
    const settled = await settleOpening(typed, kit.rounds, names);
    const body = {
      ...settled,
      kit: id,
      sample: false,
      ...(typed.byNumber && { byNumber: true as const }),
    };
    const sealed = typed.cards === "sealed";
    const founded = await foundOpening(body, me.id, { sealed });
    // Where this browser cannot sign, it is an opening as there always were.
    navigate(paths.opening(founded ?? (await saveOpening(null, body))));
  };
  const lead = {
    panelist: me.id,
    name: me.name,
    role: "lead" as const,
    rounds: kit.rounds.map((round) => round.id),
    wasExpected: false,
  };
  return (
    <OpeningForm
      kit={kit}
      submitLabel="Set up the opening"
      isNew
      newRoundId={() => RoundId.parse(newId())}
      initial={{
        title: "",
        startedOn: today(),
        dueHours: usualDueHours,
        rounds: typedRounds(kit.rounds),
        panel: [lead],
        more: "",
        cards: "sealed",
        byNumber: false,
      }}
      onSave={save}
    />
  );
}
