import { compareItems, type ItemComparison } from "./itemComparison.ts";
import { contentHash } from "#domain/hash.ts";
import type { CandidateId, ItemId } from "#domain/id.ts";
import { isScoring, type Role } from "#domain/records/opening.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import { discussFirst, type Reason } from "#domain/statistics/discussFirst.ts";
import { seededRandom } from "#domain/statistics/random.ts";

export type AgendaItem = ItemComparison & { reasons: Reason[] };

/**
 * What to talk about first: a candidate's items by how far apart the submitted scores are, as in
 * `statistics.md` g, severity left in (one candidate says too little of it). Items with one score or
 * none come after, in the kit's order. Re-rating does not move an item while one talks about it.
 */
export function agendaOf(panel: Panel, candidate: CandidateId): AgendaItem[] {
  const items = panel.kit?.items ?? [];
  const rows = new Map(compareItems(panel, candidate).map((row) => [row.item.id, row]));
  const raters = new Map(panel.members.map(({ id }, index) => [id, index]));
  const points = discussFirst(
    items.flatMap(({ id }, item) =>
      (rows.get(id)?.given ?? []).flatMap(({ member, rating: { score } }) =>
        isLevel(score) ? [{ candidate: 0, rater: raters.get(member.id) ?? -1, item, score }] : [],
      ),
    ),
    { weights: items.map(({ weight }) => weight) },
  );
  const first = points.map(({ item }) => item);
  const rest = items.map((_, item) => item).filter((item) => !first.includes(item));
  return [...first, ...rest].flatMap((index) => {
    const item = items[index];
    const row = item === undefined ? undefined : rows.get(item.id);
    if (row === undefined) return [];
    const point = points.find((one) => one.item === index);
    // Of two, each is as far from the other: nobody stands alone.
    const reasons = (point?.reasons ?? []).filter(
      (reason) => reason !== "lone" || (point?.scores ?? 0) > 2,
    );
    return { ...row, reasons };
  });
}

/** Who has the least say speaks first, so that nobody's view is set by the one who decides. */
const turns = [
  "interviewer",
  "lead",
  "hiring manager",
  "shadow",
  "coordinator",
] as const satisfies Role[];

export type SpeakingOrder = "least say first" | "shuffled";

/**
 * Who speaks when on one item: everybody with a card on the candidate; shadows, whose card is
 * practice, last. A shuffle is the same on every device, and another one for each item.
 */
export function speakers(
  panel: Panel,
  candidate: CandidateId,
  item: ItemId,
  order: SpeakingOrder,
): PanelMember[] {
  const here = panel.members.filter(({ id }) =>
    panel.cardsOn(candidate).some(({ author }) => author === id),
  );
  if (order === "least say first")
    return here.toSorted((a, b) => turns.indexOf(a.role) - turns.indexOf(b.role));
  const random = seededRandom(Number.parseInt(contentHash([candidate, item]).slice(0, 8), 16));
  const drawn = new Map(
    here.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id }) => [id, random()]),
  );
  const placeOf = (member: PanelMember) =>
    (isScoring(member.role) ? 0 : 1) + (drawn.get(member.id) ?? 0);
  return here.toSorted((a, b) => placeOf(a) - placeOf(b));
}
