import { useLiveQuery } from "dexie-react-hooks";
import { useLocation, useSearch } from "wouter";
import { builtInKits } from "#domain/kit/builtInKits.ts";
import { RoundId, type KitId } from "#domain/id.ts";
import { kitId, type Kit } from "#domain/kit/kit.ts";
import { usualDueHours } from "#domain/records/opening.ts";
import { addBuiltInKit, listKits } from "#storage/kits.ts";
import { newId } from "#storage/newId.ts";
import { foundOpening } from "#storage/founding.ts";
import { saveOpening } from "#storage/openings.ts";
import type { Person } from "#storage/people.ts";
import { paths } from "#paths";
import { today } from "#ui/dates.ts";
import { Field } from "#ui/Field.tsx";
import { OpeningForm } from "./OpeningForm.tsx";
import type { TypedOpening } from "./openingSchema.ts";
import { settleOpening, typedRounds } from "./typedOpening.ts";

type Choice = { id: KitId; kit: Kit };
const builtIn: readonly Choice[] = builtInKits.map((kit) => ({ id: kitId(kit), kit }));

/** Sets up a search on a kit: rounds and panel start from it, with oneself leading. */
export function NewOpeningPage({ me }: { me: Person | null }) {
  const [, navigate] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get("kit");
  const stored = useLiveQuery(listKits);
  if (stored === undefined) return null;
  const known = new Set<string>(stored.map(({ id }) => id));
  const kits: Choice[] = [
    ...stored.map(({ id, body }) => ({ id, kit: body })),
    ...builtIn.filter(({ id }) => !known.has(id)),
  ];
  const chosen = kits.find(({ id }) => id === wanted) ?? builtIn[0];
  if (chosen === undefined) return null;
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
            {kits.map(({ id, kit }) => (
              <option key={id} value={id}>
                {kit.title}, version {kit.version}
              </option>
            ))}
          </select>
        )}
      </Field>
      <NewOpening key={chosen.id} me={me} id={chosen.id} kit={chosen.kit} />
    </main>
  );
}

function NewOpening({ me, id, kit }: Choice & { me: Person | null }) {
  const [, navigate] = useLocation();
  const save = async (typed: TypedOpening) => {
    // Stored with its first use; one that is there already stays as it is.
    if (builtIn.some((one) => one.id === id)) await addBuiltInKit(kit);
    const names = new Map<string, string>(me === null ? [] : [[me.id, me.name]]);
    const settled = await settleOpening(typed, kit.rounds, names);
    const body = { ...settled, kit: id, sample: false };
    const sealed = typed.cards === "sealed";
    const founded = me === null ? null : await foundOpening(body, me.id, { sealed });
    // Where this browser cannot sign, it is an opening as there always were.
    navigate(paths.opening(founded ?? (await saveOpening(null, body))));
  };
  const lead = me !== null && {
    panelist: me.id,
    name: me.name,
    role: "lead" as const,
    rounds: kit.rounds.map((round) => round.id),
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
        panel: lead === false ? [] : [lead],
        more: "",
        cards: "sealed",
      }}
      onSave={save}
    />
  );
}
