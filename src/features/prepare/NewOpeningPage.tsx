import { useLocation } from "wouter";
import { RoundId } from "#domain/id.ts";
import { mlEngineer } from "#domain/mlEngineer.ts";
import { usualDueHours } from "#domain/opening.ts";
import { addBuiltInKit } from "#storage/kits.ts";
import { newId } from "#storage/newId.ts";
import { saveOpening } from "#storage/openings.ts";
import type { Person } from "#storage/people.ts";
import { paths } from "#paths";
import { today } from "#ui/dates.ts";
import { OpeningForm } from "./OpeningForm.tsx";
import type { TypedOpening } from "./openingSchema.ts";
import { settleOpening } from "./typedOpening.ts";

/** Sets up a search: rounds and panel start from the kit, with oneself leading. */
export function NewOpeningPage({ me }: { me: Person | null }) {
  const [, navigate] = useLocation();
  const kit = mlEngineer;
  const save = async (typed: TypedOpening) => {
    const kitId = await addBuiltInKit(kit);
    const known = new Map<string, string>(me === null ? [] : [[me.id, me.name]]);
    const settled = await settleOpening(typed, kit.rounds, known);
    navigate(paths.opening(await saveOpening(null, { ...settled, kit: kitId, sample: false })));
  };
  return (
    <main className="page stack">
      <title>New opening, Needle</title>
      <h1>New opening</h1>
      <p className="muted">
        On the {kit.title} kit, version {kit.version}.
      </p>
      <OpeningForm
        kit={kit}
        submitLabel="Set up the opening"
        newRoundId={() => RoundId.parse(newId())}
        initial={{
          title: "",
          startedOn: today(),
          dueHours: usualDueHours,
          rounds: kit.rounds.map(({ id, title, minutes, items }) => ({
            id,
            title,
            minutes,
            items,
          })),
          panel:
            me === null
              ? []
              : [
                  {
                    panelist: me.id,
                    name: me.name,
                    role: "lead",
                    rounds: kit.rounds.map(({ id }) => id),
                  },
                ],
        }}
        onSave={save}
      />
    </main>
  );
}
