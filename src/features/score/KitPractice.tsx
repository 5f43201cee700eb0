import { useLiveQuery } from "dexie-react-hooks";
import type { KitId } from "#domain/id.ts";
import { findKit } from "#storage/kits.ts";
import type { Person } from "#storage/people.ts";
import { paths } from "#paths";
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
  const kit = useLiveQuery(() => findKit(id), [id]);
  if (kit === undefined) return null;
  if (kit === null)
    return (
      <main className="page stack">
        <h1>This kit is not on this device</h1>
        <p className="muted">Open the file of an opening that uses it; kits travel along.</p>
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
