import { useLiveQuery } from "dexie-react-hooks";
import type { ReactNode } from "react";
import { findKitAt } from "#storage/kitAt.ts";
import type { Person } from "#storage/people.ts";
import { paths } from "#paths";
import { PracticePage } from "./PracticePage.tsx";

/** Practice with a kit by itself, before there is an opening. */
export function KitPractice({
  id,
  me,
  wanted,
  shortcuts,
  missing,
}: {
  id: string;
  me: Person | null;
  wanted: string | null;
  shortcuts: boolean;
  /** Stands in its place when the kit is not here. */
  missing: ReactNode;
}) {
  const found = useLiveQuery(() => findKitAt(id), [id]);
  if (found === undefined) return null;
  if (found === null) return missing;
  return (
    <PracticePage
      kit={found.kit}
      kitId={found.id}
      me={me}
      panel={null}
      pathTo={(name) => paths.kitPractice(found.id, name)}
      wanted={wanted}
      shortcuts={shortcuts}
    />
  );
}
