import { onlyCoordinates } from "#domain/records/opening.ts";
import type { PanelMember } from "./members.ts";
import type { Panel } from "./panel.ts";

/** Who is given what opens sealed cards, as everybody on the panel is told; see `coordinatorIn`. */
export function coordinatorOf({
  members,
  opening,
}: Pick<Panel, "members" | "opening">): PanelMember | null {
  const [one, other] = members.filter(({ id, left }) => !left && onlyCoordinates(opening, id));
  return one !== undefined && other === undefined ? one : null;
}

/**
 * What whoever coordinates could do, for everybody to know; `null` where nobody does, or cards do not
 * travel sealed.
 */
export function trustInWords(panel: Panel, me: PanelMember["id"] | null): string | null {
  const coordinator = coordinatorOf(panel);
  if (coordinator === null || panel.opening.sealed !== true) return null;
  return coordinator.id === me
    ? "You coordinate: you score nobody, and are given what opens the cards. You could open them early; everybody here sees that you are there."
    : `${coordinator.name}, who coordinates, is given what opens the cards. They could open them early; everybody here sees that they are there.`;
}

/** Said until their device is known here: nothing is given to whoever has none. */
export function notJoinedInWords(panel: Panel, hasJoined: (id: PanelMember["id"]) => boolean) {
  const coordinator = coordinatorOf(panel);
  if (coordinator === null || panel.opening.sealed !== true || hasJoined(coordinator.id))
    return null;
  return `${coordinator.name} has not joined, as far as this device knows: they could not open a card handed in now. Wait until they have joined, and pass on their file.`;
}
