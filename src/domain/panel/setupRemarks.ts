import { afterTheThird, playbookBounds } from "#domain/kit/playbookBounds.ts";
import { listOf } from "#domain/plural.ts";
import { isScoring, type Role } from "#domain/records/opening.ts";

/** A search as it is being set up: names may be blank, and ticks may be of rounds that are gone. */
export type Setup = {
  items: readonly { id: string; title: string }[];
  rounds: readonly SetupRound[];
  panel: readonly SetupMember[];
};
export type SetupRound = {
  id: string;
  title: string;
  minutes: unknown;
  items: readonly string[];
  /** A card is in, so it can no longer go. */
  isScored?: boolean | undefined;
};
export type SetupMember = { name: string; role: Role; rounds: readonly string[] };

/** What sets a remark right; rounds by id, people by their place on the panel. */
export type SetupFix =
  | { act: "look at"; round: string; items: readonly string[] }
  | { act: "tick"; people: readonly number[]; rounds: readonly string[] }
  | { act: "lead"; person: number }
  | { act: "remove"; round: string }
  /** Somebody has to be named, which nobody else can do. */
  | { act: "add a person" };

export type SetupRemark = {
  /** Whom or what it is about; `what` goes on from there. */
  about: string;
  what: string;
  fix: { label: string; does: SetupFix } | null;
};

/** What is odd about a search, the gravest first. Advice: nothing of it keeps one from going on. */
export function setupRemarks(setup: Setup): SetupRemark[] {
  return [
    ...unseenItems(setup),
    ...emptyRounds(setup),
    ...idlePeople(setup),
    ...tooFewPeople(setup),
    ...leadless(setup),
    ...tooManyRounds(setup),
    ...itemsSeenOnce(setup),
  ];
}

/** How many cards are expected on each candidate, by round. */
export function cardsByRound({ rounds, panel }: Pick<Setup, "rounds" | "panel">): number[] {
  const ticked = scorers(panel).flatMap(({ rounds: own }) => own);
  return rounds.map(({ id }) => ticked.filter((round) => round === id).length);
}

/** The set-up with a remark's fix made; as it was where somebody has to be named. */
export function fixed<S extends Setup>(setup: S, fix: SetupFix): S {
  switch (fix.act) {
    case "look at":
      return {
        ...setup,
        rounds: setup.rounds.map((round) =>
          round.id === fix.round ? { ...round, items: union(round.items, fix.items) } : round,
        ),
      };
    case "tick":
      return {
        ...setup,
        panel: setup.panel.map((member, place) =>
          fix.people.includes(place)
            ? { ...member, rounds: union(member.rounds, fix.rounds) }
            : member,
        ),
      };
    case "lead":
      return {
        ...setup,
        panel: setup.panel.map((member, place) =>
          place === fix.person ? { ...member, role: "lead" } : member,
        ),
      };
    case "remove":
      return { ...setup, rounds: setup.rounds.filter(({ id }) => id !== fix.round) };
    case "add a person":
      return setup;
  }
}

function unseenItems({ items, rounds }: Setup): SetupRemark[] {
  const unseen = items.filter(({ id }) => !rounds.some((round) => round.items.includes(id)));
  const longest = rounds.toSorted((a, b) => Number(b.minutes) - Number(a.minutes))[0];
  if (unseen.length === 0 || longest === undefined) return [];
  const what =
    unseen.length === 1
      ? "is looked at in no round, so it would go unobserved."
      : "are looked at in no round, so they would go unobserved.";
  return [{ about: named(unseen), what, fix: lookAt(longest, unseen) }];
}

function itemsSeenOnce({ items, rounds }: Setup): SetupRemark[] {
  return rounds.flatMap((round) => {
    const others = rounds.filter(({ id }) => id !== round.id);
    const last = others.at(-1);
    const only = items.filter(
      ({ id }) => round.items.includes(id) && !others.some((other) => other.items.includes(id)),
    );
    if (last === undefined || only.length === 0) return [];
    const isOne = only.length === 1;
    const what = `${isOne ? "is" : "are"} looked at in ${called(round)} only. If that runs short, nobody will have seen ${isOne ? "it" : "them"}.`;
    return { about: named(only), what, fix: lookAt(last, only) };
  });
}

function emptyRounds({ rounds, panel }: Setup): SetupRemark[] {
  const people = panel.flatMap(({ role }, place) => (isScoring(role) ? place : []));
  const counts = cardsByRound({ rounds, panel });
  const empty = rounds.filter((_, place) => counts[place] === 0);
  if (empty.length === 0 || people.length === 0) return [];
  const what =
    empty.length === 1
      ? "has nobody ticked, so no card is expected in it."
      : "have nobody ticked, so no card is expected in them.";
  const does = { act: "tick", people, rounds: empty.map(({ id }) => id) } as const;
  return [{ about: listOf(empty.map(called)), what, fix: { label: "Tick everybody", does } }];
}

function idlePeople({ rounds, panel }: Setup): SetupRemark[] {
  const known = new Set(rounds.map(({ id }) => id));
  const idle = panel.flatMap(({ role, rounds: own }, place) =>
    role !== "coordinator" && !own.some((round) => known.has(round)) ? place : [],
  );
  if (idle.length === 0 || known.size === 0) return [];
  const what =
    idle.length === 1
      ? "is not ticked in any round, so no card is expected of them."
      : "are not ticked in any round, so no cards are expected of them.";
  const does = { act: "tick", people: idle, rounds: [...known] } as const;
  const about = shortened(idle.map((place) => nameOf(panel[place])));
  return [{ about, what, fix: { label: "Tick every round", does } }];
}

function tooFewPeople({ panel }: Setup): SetupRemark[] {
  const scoring = scorers(panel);
  if (scoring.length > 1) return [];
  const fix = { label: "Add a person", does: { act: "add a person" } } as const;
  return [
    scoring.length === 0
      ? { about: "Nobody", what: "on this panel scores.", fix }
      : { about: "Only one person", what: "scores: there is nobody to calibrate with.", fix },
  ];
}

function leadless({ panel }: Setup): SetupRemark[] {
  const person = panel.findIndex(({ role }) => isScoring(role));
  if (person === -1 || panel.some(({ role }) => role === "lead")) return [];
  return [
    {
      about: "Nobody",
      what: "leads: later, no one could change this opening or invite people.",
      fix: { label: `${nameOf(panel[person])} leads`, does: { act: "lead", person } },
    },
  ];
}

function tooManyRounds({ rounds }: Setup): SetupRemark[] {
  if (rounds.length <= playbookBounds.rounds) return [];
  const last = rounds.findLast(({ isScored }) => isScored !== true);
  const does = last && ({ act: "remove", round: last.id } as const);
  return [
    {
      about: `${rounds.length} rounds.`,
      what: afterTheThird,
      fix: does === undefined ? null : { label: `Remove ${called(last)}`, does },
    },
  ];
}

function scorers(panel: readonly SetupMember[]): SetupMember[] {
  return panel.filter(({ role }) => isScoring(role));
}

function lookAt(round: SetupRound, items: Setup["items"]): SetupRemark["fix"] {
  const does = { act: "look at", round: round.id, items: items.map(({ id }) => id) } as const;
  return { label: `Add to ${called(round)}`, does };
}

function called(round: SetupRound | undefined): string {
  return round?.title.trim() || "the new round";
}

function nameOf(member: SetupMember | undefined): string {
  return member?.name.trim() || "Somebody unnamed";
}

function named(items: Setup["items"]): string {
  return shortened(items.map(({ title }) => title));
}

/** Three by name, the rest by number. */
function shortened(names: readonly string[]): string {
  return listOf(names.length <= 4 ? names : [...names.slice(0, 3), `${names.length - 3} more`]);
}

function union(all: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...all, ...more])];
}
