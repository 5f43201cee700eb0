import { useLiveQuery } from "dexie-react-hooks";
import { Link } from "wouter";
import { dueInWords } from "#domain/rights/keepingInWords.ts";
import { listDue } from "#storage/due.ts";
import { paths } from "#paths";
import { dayHere } from "#ui/dates.ts";
import { Notice } from "#ui/Notice.tsx";
import { useNow } from "#ui/useNow.ts";

/** Whose time of keeping is over, opening by opening: nothing more happens by itself. */
export function KeptDue() {
  const today = dayHere(useNow());
  const due = useLiveQuery(() => listDue(today, false), [today]);
  if (due === undefined || due.length === 0) return null;
  return (
    <Notice>
      {due.map(({ panel, due: candidates }) => (
        <p key={panel.id}>
          {dueInWords(candidates.length, panel.opening.title)}:{" "}
          <Link href={paths.due()} aria-label={`look at those of ${panel.opening.title}`}>
            look
          </Link>
          .
        </p>
      ))}
    </Notice>
  );
}
