import { useEffect } from "react";
import type { OpeningId, PanelistId } from "#domain/id.ts";
import { noteCorrectedLook } from "#storage/correctedLooks.ts";

/** Stands beside figures corrected for strictness, and remembers that they were looked at. */
export function NoteCorrected({
  openings,
  me,
}: {
  openings: readonly OpeningId[];
  me: PanelistId | null;
}) {
  const ids = openings.join(" ");
  useEffect(() => {
    // On a full disk the page still shows; it is said elsewhere that nothing can be stored.
    noteCorrectedLook(ids.split(" ") as OpeningId[], me).catch(() => undefined);
  }, [ids, me]);
  return null;
}
