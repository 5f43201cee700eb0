import { isSignedOpening } from "#domain/id.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { PeopleHere, Person } from "#storage/people.ts";

export function isOnPanel(panel: Panel, { me }: PeopleHere, { hasSeat }: Viewer): boolean {
  if (isSignedOpening(panel.id)) return hasSeat === true;
  return me !== null && panel.members.some(({ id }) => id === panel.resolve(me.id));
}

/** In a signed opening one scores under the name of one's seat. */
export function atSeat(me: Person, panel: Panel, { me: seat }: Viewer): Person {
  return isSignedOpening(panel.id) && seat !== null ? { ...me, id: seat } : me;
}
