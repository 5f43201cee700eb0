import { useLiveQuery } from "dexie-react-hooks";
import { Link } from "wouter";
import { builtInKits } from "#domain/kit/builtInKits.ts";
import type { KitId } from "#domain/id.ts";
import { kitId } from "#domain/kit/kit.ts";
import { findKit } from "#storage/kits.ts";
import type { Person } from "#storage/people.ts";
import { paths } from "#paths";
import { buttonClass } from "#ui/Button.tsx";
import { PracticePage } from "./PracticePage.tsx";

/** Practice with a kit by itself, before there is an opening. */
export function KitPractice({
  id,
  me,
  wanted,
  shortcuts,
}: {
  id: KitId;
  me: Person | null;
  wanted: string | null;
  shortcuts: boolean;
}) {
  const kit = useLiveQuery(
    async () =>
      // Needle's own are here before anybody has used them.
      (await findKit(id)) ?? builtInKits.find((one) => kitId(one) === id) ?? null,
    [id],
  );
  if (kit === undefined) return null;
  if (kit === null)
    return (
      <main className="page stack">
        <h1>This kit is not on this device</h1>
        <p className="muted">Open the file of an opening that uses it; kits travel along.</p>
        <div>
          <Link href={paths.kits()} className={buttonClass()}>
            All kits
          </Link>
        </div>
      </main>
    );
  return (
    <PracticePage
      kit={kit}
      kitId={id}
      me={me}
      panel={null}
      pathTo={(name) => paths.kitPractice(id, name)}
      wanted={wanted}
      shortcuts={shortcuts}
    />
  );
}
