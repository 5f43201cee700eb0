import { resolverOf } from "#domain/records/links.ts";
import { liveOf, type SharedRecord } from "#domain/records/record.ts";
import type { Sameness } from "#domain/records/sameness.ts";
import { meetings } from "./describeQuestions.ts";
import { nameIn, openingIn, panelistIn, rowsOf } from "./names.ts";
import type { FirstMet } from "./preview.ts";

/** A link as people see it. */
export type LinkTold = {
  id: string;
  what: Sameness["what"];
  names: [string, string];
  met: [FirstMet[], FirstMet[]];
  by: string;
  at: number;
  /** Not followed where both sit on one panel: then they are two people, whoever said otherwise. */
  isFollowed: boolean;
};

/** Something that can be put together with another of its kind; `within` is a candidate's opening. */
export type Linkable = { what: Sameness["what"]; id: string; name: string; within: string | null };

type AllLinks = { made: LinkTold[]; linkable: Linkable[] };

export function linksIn(records: readonly SharedRecord[]): AllLinks {
  const rows = rowsOf(records);
  const resolve = resolverOf(records);
  const met = meetings(rows);
  const named = (what: Sameness["what"], id: string) =>
    nameIn(rows, what, id) ?? "one that is not here any more";
  const made = liveOf(records, "sameness").map(({ id, author, version, body }): LinkTold => {
    const [one, other] = body.ids;
    return {
      id,
      what: body.what,
      names: [named(body.what, one), named(body.what, other)],
      met: [met(one), met(other)],
      by: panelistIn(rows, author),
      at: version[0],
      isFollowed: resolve<string>(one) === resolve<string>(other),
    };
  });
  const openings = liveOf(records, "opening").filter(({ body }) => !body.sample);
  const real = new Set<string>(openings.map(({ id }) => id));
  const linkable: Linkable[] = [
    ...openings.map(({ id, body }) => ({
      what: "opening" as const,
      id,
      name: body.title,
      within: null,
    })),
    ...liveOf(records, "candidate")
      .filter(({ body }) => real.has(body.opening))
      .map(({ id, body }) => ({
        what: "candidate" as const,
        id,
        name: `${body.name} (${openingIn(rows, body.opening)})`,
        within: resolve<string>(body.opening),
      })),
    ...liveOf(records, "panelist").map(({ id, body }) => ({
      what: "panelist" as const,
      id,
      name: body.name,
      within: null,
    })),
  ];
  return { made, linkable: linkable.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}
