import type { PanelistId } from "#domain/id.ts";
import { BackupNotice } from "./BackupNotice.tsx";
import { KeptDue } from "./KeptDue.tsx";
import { StandardsCheck } from "./StandardsCheck.tsx";

/** What comes after the list: it reads whole panels, and moves nothing above it. */
export function BelowOpenings({ me }: { me: PanelistId | null }) {
  return (
    <>
      <BackupNotice />
      <KeptDue />
      {me !== null && <StandardsCheck me={me} />}
    </>
  );
}
