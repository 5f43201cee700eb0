import { rankOf, type FoundCandidate, type Lead } from "#domain/finding/candidateLead.ts";
import { searchable } from "#domain/finding/marks.ts";
import type { Likely } from "#domain/finding/order.ts";
import type { OpeningId } from "#domain/id.ts";
import { paths } from "#paths";
import { dayInWords } from "#ui/dates.ts";

export const groups = ["Candidates", "Do", "Go to"] as const;
type Group = (typeof groups)[number];

/** One thing that can be found. Chosen, it leads to an address or does something. */
export type FindEntry = Omit<Likely, "chosenAgo"> & {
  key: string;
  group: Group;
  icon: "person" | "meeting" | "record" | "act" | "mail" | "next" | "file" | "place";
  before: string;
  /** A name of a person or an opening, which may run the other way. */
  name: string;
  after: string;
  detail: string;
  keys?: readonly string[];
  does: { goTo: string } | { perform: () => void };
};

type Told = Pick<FindEntry, "before" | "name" | "after">;

/** What is shown is searched, and with it what stands beside it. */
export function entry(
  told: Partial<Told> & Omit<FindEntry, "called" | "searched" | keyof Told>,
  alsoFoundBy = "",
): FindEntry {
  const whole = { before: "", name: "", after: "", ...told };
  const { before, name, after, detail } = whole;
  const called = searchable(`${before}${name}${after}`);
  return { ...whole, called, searched: called + searchable(`${detail} ${alsoFoundBy}`) };
}

/** One row for each thing there is to be done on a candidate. */
export function candidateEntries(
  { opening, candidate, name, privateName, leads }: FoundCandidate,
  { title, isSample, isHere }: { title: string; isSample: boolean; isHere: boolean },
): FindEntry[] {
  return leads.map((lead) => {
    const about = [privateName, title, isSample ? "sample" : null, stateOf(lead)];
    return entry({
      key: `${candidate} ${lead.to} ${"round" in lead ? lead.round : ""}`,
      group: "Candidates",
      icon: lead.to === "meeting" || lead.to === "record" ? lead.to : "person",
      ...toldOf(lead),
      name,
      detail: about.filter((part) => part !== null).join(" · "),
      rank: rankOf(lead),
      isHere,
      does: { goTo: placeOf(opening, candidate, lead) },
    });
  });
}

function toldOf(lead: Lead): Omit<Told, "name"> {
  switch (lead.to) {
    case "draft":
      return { before: "", after: `, continue your ${cardIn(lead.title)}` };
    case "own card":
      return { before: "", after: `, your ${cardIn(lead.title)}` };
    case "meeting":
      return { before: "Calibrate ", after: "" };
    case "record":
      return { before: "", after: ", the record" };
    case "candidate":
      return { before: "", after: "" };
  }
}

function cardIn(round: string | null): string {
  return round === null ? "card" : `card for ${round}`;
}

function stateOf(lead: Lead): string | null {
  switch (lead.to) {
    case "draft":
      return `${lead.scored} of ${lead.of} scored`;
    case "own card":
      return lead.due === "upcoming" ? "not met yet" : lead.due;
    case "record":
      return `decided ${dayInWords(lead.at)}`;
    case "meeting":
    case "candidate":
      return null;
  }
}

function placeOf(opening: OpeningId, candidate: FoundCandidate["candidate"], lead: Lead): string {
  switch (lead.to) {
    case "draft":
    case "own card":
      return paths.score(opening, candidate, lead.round);
    case "record":
      return paths.record(opening, candidate);
    // Where they are not open it says what they wait for.
    case "meeting":
    case "candidate":
      return paths.calibrate(opening, candidate);
  }
}
