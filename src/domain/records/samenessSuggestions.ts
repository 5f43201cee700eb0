import type { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import { liveOf, type OpeningRecord, type SharedRecord } from "./record.ts";
import { foldedName } from "#domain/sameName.ts";
import { resolveSameness } from "./links.ts";
import { samenessId, type Sameness } from "./sameness.ts";

/**
 * "These two look like the same": for records started apart on their panelists' devices.
 * Data for a person to confirm; only a confirmed one becomes a `sameness` record.
 */
export type Suggestion = Sameness & { names: [string, string]; why: string };

/**
 * Openings that arrive unknown but look like one that is here (or arrives beside them): same kit,
 * and a candidate of the same name. Within openings that belong together, candidates and panelists
 * of the same name. `records` is all there would be afterwards, `isNew` tells what arrives.
 */
export function suggestSameness(
  records: readonly SharedRecord[],
  isNew: (id: string) => boolean,
): Suggestion[] {
  const gathering = gather(records, isNew);
  const openings = liveOf(records, "opening").filter((record) => !record.body.sample);
  // Those that are here come first, so that everything is tied to them rather than to each other.
  const inOrder = openings.toSorted(
    (a, b) => Number(isNew(a.id)) - Number(isNew(b.id)) || (a.id < b.id ? -1 : 1),
  );
  const peopleIn = peopleByOpening(records, inOrder);
  for (const [index, later] of inOrder.entries())
    if (isNew(later.id))
      for (const earlier of inOrder.slice(0, index))
        suggestOpening(earlier, later, peopleIn, gathering);
  for (const [index, later] of inOrder.entries())
    for (const earlier of inOrder.slice(0, index)) {
      if (!gathering.areSame(earlier.id, later.id)) continue;
      suggestNames("candidate", earlier, later, peopleIn, gathering);
      suggestNames("panelist", earlier, later, peopleIn, gathering);
    }
  return gathering.suggestions;
}

type People = {
  candidate: Map<string, Named<CandidateId>>;
  panelist: Map<string, Named<PanelistId>>;
};
/** Under its folded name; `null` where two go by it, and nobody but a person can tell which is which. */
type Named<Id> = { id: Id; name: string } | null;
type Gathering = {
  suggestions: Suggestion[];
  areSame: (a: string, b: string) => boolean;
  suggest: (suggestion: Suggestion) => void;
};

function gather(records: readonly SharedRecord[], isNew: (id: string) => boolean): Gathering {
  const taken = new Set(records.map((record) => record.id));
  const known = resolveSameness(liveOf(records, "sameness").map((record) => record.body));
  const suggestions: Suggestion[] = [];
  // The few suggested so far, over the many that were said.
  let over = resolveSameness([]);
  const areSame = (a: string, b: string) => over(known(a)) === over(known(b));
  return {
    suggestions,
    areSame,
    suggest: (suggestion) => {
      const [a, b] = suggestion.ids;
      if (areSame(a, b) || !(isNew(a) || isNew(b))) return;
      // A link that somebody took back (its tombstone stands) is not suggested again.
      if (taken.has(samenessId(suggestion))) return;
      suggestions.push(suggestion);
      over = resolveSameness(
        suggestions.map(({ what, ids }) => ({ what, ids: ids.map((id) => known(id)) }) as Sameness),
      );
    },
  };
}

function suggestOpening(
  earlier: OpeningRecord,
  later: OpeningRecord,
  peopleIn: ReadonlyMap<OpeningId, People>,
  { suggest }: Gathering,
): void {
  if (earlier.body.kit !== later.body.kit) return;
  const known = peopleIn.get(earlier.id)?.candidate;
  const shared = [...(peopleIn.get(later.id)?.candidate ?? [])].filter(([name]) =>
    known?.has(name),
  );
  const first = known?.get(shared[0]?.[0] ?? "") ?? shared[0]?.[1];
  if (shared.length === 0) return;
  const others = shared.length > 1 ? ` and ${shared.length - 1} more` : "";
  suggest({
    what: "opening",
    ids: sorted(earlier.id, later.id),
    names: namesFor(earlier.id, later.id, earlier.body.title, later.body.title),
    why: `Both use the same kit, and ${first?.name ?? "a candidate"}${others} ${shared.length > 1 ? "are" : "is"} in both.`,
  });
}

function suggestNames(
  what: "candidate" | "panelist",
  earlier: OpeningRecord,
  later: OpeningRecord,
  peopleIn: ReadonlyMap<OpeningId, People>,
  { suggest }: Gathering,
): void {
  const known = peopleIn.get(earlier.id);
  const arriving = peopleIn.get(later.id);
  if (known === undefined || arriving === undefined) return;
  const why =
    what === "candidate" ? "The same name in both openings." : "The same name on both panels.";
  for (const [name, one] of arriving[what]) {
    const other = known[what].get(name);
    if (one === null || other === null || other === undefined || one.id === other.id) continue;
    const names = namesFor(other.id, one.id, other.name, one.name);
    suggest({ what, ids: sorted(other.id, one.id), names, why } as Suggestion);
  }
}

function peopleByOpening(
  records: readonly SharedRecord[],
  openings: readonly OpeningRecord[],
): Map<OpeningId, People> {
  const names = new Map(liveOf(records, "panelist").map((record) => [record.id, record.body.name]));
  const panels = new Map(
    openings.map(({ id, body }) => [id, new Set(body.panel.map((member) => member.panelist))]),
  );
  for (const { author, body } of liveOf(records, "scorecard"))
    panels.get(body.opening)?.add(author);
  const people = new Map<OpeningId, People>();
  for (const [id, panel] of panels) {
    const panelist: People["panelist"] = new Map();
    for (const member of [...panel].toSorted()) enter(panelist, member, names.get(member));
    people.set(id, { candidate: new Map(), panelist });
  }
  for (const { id, body } of liveOf(records, "candidate").toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )) {
    const { number } = body;
    const inOpening = people.get(body.opening);
    // Two called "Candidate 3" are two people.
    if (inOpening !== undefined && number === undefined) enter(inOpening.candidate, id, body.name);
  }
  return people;
}

function enter<Id>(into: Map<string, Named<Id>>, id: Id, name: string | undefined): void {
  if (name === undefined) return;
  const folded = foldedName(name);
  into.set(folded, into.has(folded) ? null : { id, name });
}

function sorted<Id extends string>(a: Id, b: Id): [Id, Id] {
  return a < b ? [a, b] : [b, a];
}

function namesFor(a: string, b: string, nameA: string, nameB: string): [string, string] {
  return a < b ? [nameA, nameB] : [nameB, nameA];
}
