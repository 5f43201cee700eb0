import type { PanelistId } from "#domain/id.ts";
import { KeptDue } from "./KeptDue.tsx";
import { StandardsCheck } from "./StandardsCheck.tsx";

/** What comes after the list: it reads whole panels, and moves nothing above it. */
export function BelowOpenings({ me }: { me: PanelistId | null }) {
  return (
    <>
      <KeptDue />
      {me !== null && <StandardsCheck me={me} />}
    </>
  );
}
