import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cardsByRound, fixed, setupRemarks, type Setup } from "#domain/panel/setupRemarks.ts";
import { roles } from "#domain/records/opening.ts";

const items = [
  { id: "ship", title: "Ship models" },
  { id: "watch", title: "Watch models" },
];
const intro = { id: "intro", title: "Intro", minutes: 30, items: ["ship", "watch"] };
const technical = { id: "technical", title: "Technical", minutes: 90, items: ["ship", "watch"] };
const final = { id: "final", title: "Final", minutes: 60, items: ["ship", "watch"] };
const maya = { name: "Maya", role: "lead", rounds: ["intro", "technical"] } as const;
const priya = { name: "Priya", role: "interviewer", rounds: ["technical"] } as const;

function aSetup(over: Partial<Setup> = {}): Setup {
  return { items, rounds: [intro, technical], panel: [maya, priya], ...over };
}

function said(setup: Setup): string[] {
  return setupRemarks(setup).map(
    ({ about, what, fix }) => `${about} ${what} [${fix?.label ?? "nothing"}]`,
  );
}

describe("what is odd about a search", () => {
  test("is nothing where every item and round is seen to by two", () => {
    expect(said(aSetup())).toEqual([]);
  });

  test("an item one round alone looks at, to be added to the last of the others", () => {
    const rounds = [{ ...intro, items: ["watch"] }, technical, { ...final, items: ["watch"] }];
    const panel = [{ ...maya, rounds: ["intro", "technical", "final"] }, priya];
    expect(said(aSetup({ rounds, panel }))).toEqual([
      "Ship models is looked at in Technical only. If that runs short, nobody will have seen it. [Add to Final]",
    ]);
  });

  test("an item of a search of one round is no remark: there is no other", () => {
    const panel = [maya, { ...priya, rounds: ["intro"] }];
    expect(said(aSetup({ rounds: [intro], panel }))).toEqual([]);
  });

  test("an item no round looks at, to be added to the longest", () => {
    const rounds = [
      { ...intro, items: ["watch"] },
      { ...technical, items: ["watch"] },
    ];
    expect(said(aSetup({ rounds }))).toEqual([
      "Ship models is looked at in no round, so it would go unobserved. [Add to Technical]",
    ]);
  });

  test("a round with nobody ticked, a shadow aside", () => {
    const shadow = { name: "Sam", role: "shadow", rounds: ["final"] } as const;
    expect(
      said(aSetup({ rounds: [intro, technical, final], panel: [maya, priya, shadow] })),
    ).toEqual(["Final has nobody ticked, so no card is expected in it. [Tick everybody]"]);
  });

  test("people ticked in no round, also in one that is gone; a coordinator never is", () => {
    const idle = { name: "Jonas", role: "interviewer", rounds: ["gone"] } as const;
    const rosa = { name: "Rosa", role: "coordinator", rounds: [] } as const;
    expect(said(aSetup({ panel: [maya, priya, idle, rosa] }))).toEqual([
      "Jonas is not ticked in any round, so no card is expected of them. [Tick every round]",
    ]);
    const more = { ...idle, name: "Tom" };
    expect(said(aSetup({ panel: [maya, priya, idle, more] }))).toEqual([
      "Jonas and Tom are not ticked in any round, so no cards are expected of them. [Tick every round]",
    ]);
  });

  test("a panel of one, and of nobody who scores", () => {
    expect(said(aSetup({ panel: [maya] }))).toEqual([
      "Only one person scores: there is nobody to calibrate with. [Add a person]",
    ]);
    expect(said(aSetup({ panel: [] }))).toEqual(["Nobody on this panel scores. [Add a person]"]);
  });

  test("a panel nobody leads", () => {
    expect(said(aSetup({ panel: [{ ...maya, role: "interviewer" }, priya] }))).toEqual([
      "Nobody leads: later, no one could change this opening or invite people. [Maya leads]",
    ]);
  });

  test("more than three rounds, of which one without a card can go", () => {
    const rounds = [intro, technical, final, { ...final, id: "chat", title: "" }];
    const panel = [{ ...maya, rounds: rounds.map(({ id }) => id) }, priya];
    const why = "4 rounds. Good candidates drop out after the third, the final included.";
    expect(said(aSetup({ rounds, panel }))).toEqual([`${why} [Remove the new round]`]);
    const scored = rounds.map((round) => ({ ...round, isScored: round.id !== "technical" }));
    expect(said(aSetup({ rounds: scored, panel }))).toEqual([`${why} [Remove Technical]`]);
    const all = rounds.map((round) => ({ ...round, isScored: true }));
    expect(said(aSetup({ rounds: all, panel }))).toEqual([`${why} [nothing]`]);
  });

  test("names of many are cut to three", () => {
    const idle = Array.from({ length: 30 }, (_, at) => ({ ...priya, name: `P${at}`, rounds: [] }));
    expect(said(aSetup({ panel: [maya, priya, ...idle] }))[0]).toMatch(
      /^P0, P1, P2 and 27 more are not ticked/,
    );
  });
});

test("cards on each candidate are those of everybody who scores, by round", () => {
  const panel = [
    maya,
    priya,
    { name: "Sam", role: "shadow", rounds: ["intro"] } as const,
    { name: "Rosa", role: "coordinator", rounds: ["intro"] } as const,
  ];
  expect(cardsByRound({ rounds: [intro, technical, final], panel })).toEqual([1, 2, 0]);
});

const ids = ["a", "b", "c", "d", "e"];
const setups = fc.record({
  items: fc.constantFrom(items, items.slice(0, 1)),
  rounds: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...ids),
      title: fc.constantFrom("Intro", "Final", " "),
      minutes: fc.constantFrom(30, "60", "soon", ""),
      items: fc.subarray(["ship", "watch", "gone"]),
      isScored: fc.boolean(),
    }),
    { selector: ({ id }) => id, minLength: 1 },
  ),
  panel: fc.array(
    fc.record({
      name: fc.constantFrom("Maya", "", "Priya"),
      role: fc.constantFrom(...roles),
      rounds: fc.subarray([...ids, "gone"]),
    }),
    { maxLength: 4 },
  ),
});

describe("a fix", () => {
  test("takes its remark away, and nothing but a removed round from the search", () => {
    fc.assert(
      fc.property(setups, (setup) => {
        for (const { about, what, fix } of setupRemarks(setup)) {
          if (fix === null || fix.does.act === "add a person") continue;
          const after = fixed(setup, fix.does);
          const still = setupRemarks(after).map((one) => one.about + one.what);
          expect(still).not.toContain(about + what);
          expect(after.panel).toHaveLength(setup.panel.length);
          for (const [place, { rounds, name }] of setup.panel.entries()) {
            expect(after.panel[place]?.rounds).toEqual(expect.arrayContaining([...rounds]));
            expect(after.panel[place]?.name).toBe(name);
          }
          const gone = setup.rounds.filter(({ id }) => !after.rounds.some((one) => one.id === id));
          expect(gone.length).toBe(fix.does.act === "remove" ? 1 : 0);
          expect(gone.some(({ isScored }) => isScored)).toBe(false);
        }
      }),
    );
  });

  test("one after the other comes to an end, with no remark that can be helped", () => {
    fc.assert(
      fc.property(setups, (setup) => {
        let now: Setup = setup;
        for (let step = 0; step < 20; step += 1) {
          const next = setupRemarks(now).find(
            ({ fix }) => fix !== null && fix.does.act !== "add a person",
          );
          if (!next?.fix) return;
          now = fixed(now, next.fix.does);
        }
        throw new Error("It goes on and on.");
      }),
    );
  });
});
