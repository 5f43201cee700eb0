import type { CandidateId, PanelistId } from "#domain/id.ts";
import type { CardParts } from "#domain/seats/parts.ts";
import type { SealedCard } from "#domain/seats/sealing.ts";
import type { Panel } from "./panel.ts";
import type { RosterPlace } from "./panelCards.ts";
import { readOn } from "./roster.ts";
import { isWaitedFor } from "./signedPanel.ts";

/** A card that holds up a candidate on whom all are in, and what would open it besides its author. */
export type HeldCard = Pick<RosterPlace, "author" | "round"> & { others: Others };

type Others =
  /** So many of these, beside those whose part is `here`. */
  | { can: "open it"; here: number; more: number; of: PanelistId[] }
  | { can: "not"; why: "two people" | "too few had joined" | "too few parts fit" };

export function heldOn(panel: Panel, candidate: CandidateId): HeldCard[] {
  const read = readOn(panel, candidate);
  const isHeld = (card: SealedCard) =>
    card.key === null && isWaitedFor(card) && !(card.isOut && read.has(card.record.id));
  const held = (panel.sealing?.on(candidate).cards ?? []).filter(isHeld);
  return inOrder(panel, held, ({ record }) => record.author).map(({ record, parts }) => ({
    author: record.author,
    round: record.body.round,
    others: othersFor(panel, record.author, parts),
  }));
}

/** As the panel is listed everywhere. */
function inOrder<T>(panel: Panel, things: readonly T[], whose: (thing: T) => PanelistId): T[] {
  const places = [...panel.members, ...panel.gone].map(({ id }) => id);
  return things.toSorted((a, b) => places.indexOf(whose(a)) - places.indexOf(whose(b)));
}

function othersFor(panel: Panel, author: PanelistId, parts: CardParts | null): Others {
  if (parts === null) {
    const expected = new Set(panel.opening.needs?.places.map(({ panelist }) => panelist));
    expected.delete(author);
    return { can: "not", why: expected.size < 2 ? "two people" : "too few had joined" };
  }
  const here = parts.here.length;
  const more = Math.max(0, parts.threshold - here);
  return more > parts.out.length
    ? { can: "not", why: "too few parts fit" }
    : { can: "open it", here, more, of: inOrder(panel, parts.out, (holder) => holder) };
}
