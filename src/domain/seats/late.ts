import type { CardId } from "#domain/id.ts";
import { isScoring } from "#domain/records/opening.ts";
import { cardsOfHolders, coordinates } from "./coordinator.ts";
import { lessRecused, lessWaived, type OnCandidate, withoutCard } from "./need.ts";

/**
 * Whether a release was due by what it says was known: a card in every place of the panels it
 * names, less what it names as waived or recused, which stays so for it though it be taken back later.
 * One that was not says nothing of the others' cards, or
 * anybody could make all of them late by opening their own at once. It takes a card of one's own, or
 * coordinating by one of those panels.
 */
export function wasDue(
  here: OnCandidate,
  { author, body }: OnCandidate["releases"][number],
): boolean {
  const { arrived, revisions } = here.standing;
  if (body.panels.some((id) => !arrived.has(id))) return false;
  const panels = body.panels.flatMap((id) => revisions.get(id) ?? []);
  if (panels.length === 0) return false;
  const places = panels.flatMap((panel) =>
    panel.body.members
      .filter(({ role }) => isScoring(role))
      .flatMap(({ panelist, rounds }) => rounds.map((round) => ({ panelist, round }))),
  );
  const named = new Set(body.waivers);
  const saw = new Set<string>([...body.saw, ...body.cards.map(({ id }) => id)]);
  const cards = here.cards.filter((card) => saw.has(card.id));
  const waivers = here.waivers.filter(({ id }) => named.has(id));
  const recused = new Set(
    here.recusals.flatMap((one) => (named.has(one.id) ? one.body.panelist : [])),
  );
  return (
    (cards.some((card) => card.author === author) ||
      (body.by === author && coordinates(here.standing, body.panels, author))) &&
    withoutCard(lessRecused(lessWaived(places, waivers), recused), cards).length === 0
  );
}

/**
 * Cards that another author did not have when they opened their own, for ever and for everybody:
 * whoever wrote one may have read what was open by then. One's own release says nothing of one's own.
 * Likewise those of somebody who was given what opens another.
 */
export function lateOn(here: OnCandidate): Set<CardId> {
  const due = here.releases
    .filter((release) => wasDue(here, release))
    .map(({ author, body }) => ({ author, saw: new Set(body.saw) }));
  const late = here.sealed.filter((card) =>
    due.some(({ author, saw }) => author !== card.author && !saw.has(card.id)),
  );
  return new Set([...late.map(({ id }) => id), ...cardsOfHolders(here)]);
}
