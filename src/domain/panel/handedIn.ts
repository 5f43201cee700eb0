import type { PanelistId } from "#domain/id.ts";
import { isSealedBy, type OwnPlace } from "./elsewhere.ts";
import type { Panel } from "./panel.ts";

/** Where somebody's cards are in, as far as this device knows. */
export function handedInBy(panel: Panel, me: PanelistId): OwnPlace[] {
  return panel.candidates.flatMap(({ id: candidate }) =>
    panel.rounds
      .map((round) => ({ candidate, round: round.id }))
      .filter(
        (place) =>
          panel.cardAt({ ...place, author: me }) !== undefined || isSealedBy(panel, me, place),
      ),
  );
}
