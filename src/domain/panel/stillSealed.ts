import type { CandidateId, PanelistId } from "#domain/id.ts";
import type { SealedCard } from "#domain/seats/sealing.ts";
import { coordinatorOf } from "./coordination.ts";
import type { Panel } from "./panel.ts";
import type { RosterPlace } from "./panelCards.ts";
import { isWaitedFor } from "./signedPanel.ts";

/** A card that holds up a candidate on whom all are in, and what would open it besides its author. */
export type HeldCard = Pick<RosterPlace, "author" | "round"> & {
  others: Others;
  /** Whoever coordinates, while they can still open it. */
  coordinator: PanelistId | null;
};

type Others =
  /** So many of these, beside those whose part is `here`. */
  { can: "open it"; here: number; more: number; of: PanelistId[] } | { can: "not"; why: WhyNot };

export type WhyNot =
  | "two people"
  | "coordinator came later"
  | "coordinator's does not fit"
  | "too few had joined"
  | "too few parts fit";

export function heldOn(panel: Panel, candidate: CandidateId): HeldCard[] {
  const read = panel.readOn(candidate);
  const isHeld = (card: SealedCard) =>
    card.key === null && isWaitedFor(card) && !(card.isOut && read.has(card.record.id));
  const held = (panel.sealing?.on(candidate).cards ?? []).filter(isHeld);
  return inOrder(panel, held, ({ record }) => record.author).map((card) => ({
    author: card.record.author,
    round: card.record.body.round,
    others: othersFor(panel, card),
    coordinator: card.whole?.said === "nothing" ? card.whole.holder : null,
  }));
}

/** As the panel is listed everywhere. */
function inOrder<T>(panel: Panel, things: readonly T[], whose: (thing: T) => PanelistId): T[] {
  const places = [...panel.members, ...panel.gone].map(({ id }) => id);
  return things.toSorted((a, b) => places.indexOf(whose(a)) - places.indexOf(whose(b)));
}

function othersFor(panel: Panel, card: SealedCard): Others {
  if (card.parts === null) return { can: "not", why: whyNoParts(panel, card) };
  const { threshold, here, out } = card.parts;
  const more = Math.max(0, threshold - here.length);
  return more > out.length
    ? { can: "not", why: "too few parts fit" }
    : { can: "open it", here: here.length, more, of: inOrder(panel, out, (holder) => holder) };
}

function whyNoParts(panel: Panel, { record, whole }: SealedCard): WhyNot {
  const expected = new Set(panel.opening.needs?.places.map(({ panelist }) => panelist));
  expected.delete(record.author);
  if (expected.size >= 2) return "too few had joined";
  if (whole !== null) return "coordinator's does not fit";
  return coordinatorOf(panel) === null ? "two people" : "coordinator came later";
}
