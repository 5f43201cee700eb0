import { useLiveQuery } from "dexie-react-hooks";
import { Link } from "wouter";
import type { Panel } from "#domain/panel/panel.ts";
import { hasPractice } from "#domain/practice/hasPractice.ts";
import type { Person } from "#storage/people.ts";
import { listPractice } from "#storage/practice.ts";
import { paths } from "#paths";

/** Before somebody's first card on a kit: practice is offered, in one line, and never in the way. */
export function PracticeOffer({ panel, me }: { panel: Panel; me: Person }) {
  const kit = panel.opening.kit;
  const runs = useLiveQuery(() => listPractice(me.id, kit), [me.id, kit]);
  const hasScored = panel.cards.some(
    ({ author, body }) => author === panel.resolve(me.id) && body.kit === kit,
  );
  const isDone = runs?.some(({ finishedAt }) => finishedAt !== null) ?? true;
  if (panel.kit === null || !hasPractice(panel.kit) || hasScored || isDone) return null;
  return (
    <p className="small">
      Your first card on this kit?{" "}
      <Link href={paths.practice(panel.id)}>Practise on written candidates first</Link>, a few
      minutes each.
    </p>
  );
}
