import type { CardId, OpeningId, PanelId, PanelistId } from "#domain/id.ts";
import type { CardKey } from "#domain/keys.ts";
import type { WaiverRecord } from "#domain/records/record.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import type { Release } from "#domain/records/sealed.ts";
import { needsTap, type OnCandidate, waiversFor, withoutCard } from "./need.ts";
import { needOf, recusedOn } from "./recused.ts";
import type { NeededPlace } from "./roll.ts";

/** What an author's device does about its own sealed cards on a candidate. */
export type ReleaseStep =
  | { step: "nothing to open" }
  /** Somebody's card is out. */
  | { step: "wait"; owed: NeededPlace[] }
  /** Cards were sealed for panels that are not here: they may ask for more. */
  | { step: "wait for a panel"; panels: PanelId[] }
  /** All are in but for what these waive, and that takes this author's word. */
  | { step: "ask"; waivers: WaiverRecord[] }
  | { step: "release"; cards: SealedRecord[]; waivers: WaiverRecord[] };

/** `agreed` are the ids of waivers this author said yes to. */
export function releaseStep(
  here: OnCandidate,
  mine: PanelistId,
  agreed: ReadonlySet<string>,
): ReleaseStep {
  const released = new Set(
    here.releases
      .filter(({ author }) => author === mine)
      .flatMap(({ body }) => body.cards.map(({ id }) => id)),
  );
  const cards = here.sealed.filter(({ author, id }) => author === mine && !released.has(id));
  if (cards.length === 0) return { step: "nothing to open" };
  const panels = unknownPanels(here);
  if (panels.length > 0) return { step: "wait for a panel", panels };
  const waivers = waiversFor(here, agreed);
  if (isNeedMet(here, waivers)) return { step: "release", cards, waivers };
  const owed = withoutCard(needOf(here, here.waivers), here.cards);
  if (owed.length > 0) return { step: "wait", owed };
  const open = here.waivers.filter((waiver) => !agreed.has(waiver.id) && needsTap(here, waiver));
  return { step: "ask", waivers: open };
}

/** Whether nothing is waited for any more, as far as anything is known of it here. */
export function isNeedMet(here: OnCandidate, waivers: readonly WaiverRecord[]): boolean {
  return (
    unknownPanels(here).length === 0 && withoutCard(needOf(here, waivers), here.cards).length === 0
  );
}

/** What a release says. `keys` are those of the author's own cards; a card without one stays shut. */
export function releaseBody(
  opening: OpeningId,
  here: OnCandidate,
  { cards, waivers }: Extract<ReleaseStep, { step: "release" }>,
  keys: ReadonlyMap<CardId, CardKey>,
): Release {
  return {
    opening,
    candidate: here.candidate,
    cards: cards.flatMap(({ id }) => {
      const key = keys.get(id);
      return key === undefined ? [] : { id, key };
    }),
    saw: here.sealed.map(({ id }) => id).toSorted(inOrder),
    panels: [...here.standing.revisions.keys()].toSorted(inOrder),
    waivers: [...waivers, ...recusedOn(here)].map(({ id }) => id).toSorted(inOrder),
  };
}

/** A card whose author was waived holds up nobody. */
function unknownPanels({ sealed, standing, waivers }: OnCandidate): PanelId[] {
  const waived = new Set(waivers.map(({ body }) => `${body.without} ${body.round}`));
  const named = sealed
    .filter(({ author, body }) => !waived.has(`${author} ${body.round}`))
    .map(({ body }) => body.panel);
  return [...new Set(named)].filter((panel) => !standing.arrived.has(panel));
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
