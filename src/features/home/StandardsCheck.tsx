import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { Link } from "wouter";
import type { PanelistId } from "#domain/id.ts";
import { findPracticeDue } from "#storage/practiceDue.ts";
import { paths } from "#paths";

/** Now and then, one unseen case: in a line, for its reader alone. */
export function StandardsCheck({ me }: { me: PanelistId }) {
  // It is a matter of days: no need to read all cards again each minute.
  const [now] = useState(() => Date.now());
  const found = useLiveQuery(() => findPracticeDue(me, now), [me, now]);
  if (found === undefined || found === null) return null;
  const { kit, one, due } = found;
  const since =
    due.why === "cards"
      ? `${due.cards} cards without a check of your standards`
      : `${due.days} days without a check of your standards`;
  return (
    <p className="small muted">
      {since}. <Link href={paths.kitPractice(kit, one.name)}>Score one new written candidate</Link>{" "}
      to see whether you are still within a point on each item. For you alone.
    </p>
  );
}
