import type { CardId, PanelId, PanelistId } from "#domain/id.ts";
import type { OnCandidate, PanelsKnown } from "./need.ts";
import type { Standing } from "./standing.ts";

/**
 * Who is given what opens a card, whole: the one person who coordinates, and whom no panel ever
 * expected to score. `null` also where leads have parted and name two.
 */
export function coordinatorIn({
  members,
  places,
}: Pick<Standing, "members" | "places">): PanelistId | null {
  const expected = new Set(places.map(({ panelist }) => panelist));
  const [one, other] = members.filter(
    ({ panelist, role, left }) => role === "coordinator" && !left && !expected.has(panelist),
  );
  return one !== undefined && other === undefined ? one.panelist : null;
}

/** Whether one of these panels has them coordinate. */
export function coordinates(
  { revisions }: Pick<PanelsKnown, "revisions">,
  panels: readonly PanelId[],
  panelist: PanelistId,
): boolean {
  const places = panels.flatMap((id) => revisions.get(id)?.body.members ?? []);
  return places.some((place) => place.panelist === panelist && place.role === "coordinator");
}

/**
 * Cards by somebody who was given what opens another one on the candidate: by the panel that one was
 * sealed for they coordinate, so that they may have read it, whatever they are on a later panel.
 * Nobody else is made late by being handed a key.
 */
export function cardsOfHolders({ sealed, standing }: OnCandidate): CardId[] {
  const holders = new Set(
    sealed.flatMap(({ author, body: { whole, panel } }) =>
      whole !== undefined && whole.holder !== author && coordinates(standing, [panel], whole.holder)
        ? whole.holder
        : [],
    ),
  );
  return sealed.filter(({ author }) => holders.has(author)).map(({ id }) => id);
}
