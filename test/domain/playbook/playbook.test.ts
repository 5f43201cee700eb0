import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAfter, daysBetween } from "#domain/days.ts";
import { searchFigures, predictiveValidity } from "#domain/playbook/searchFigures.ts";
import { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import { stepStandings } from "#domain/playbook/openingPlan.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { PlanOf, StepName } from "#domain/records/plan.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import {
  leaningInWords,
  leaningOf,
  leaningQuestions,
  milestones,
  norms,
  steps,
} from "#domain/playbook/playbook.ts";
import { usualPayFor } from "#domain/playbook/usualPay.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { panelOf } from "#test/panels.ts";
import { aMember, aPanel, openingRecord, planRecord } from "#test/records.ts";
import { wholeBuiltIn } from "#test/builtInKits.ts";

const berlin = OpeningId.parse("berlin");

describe("the playbook itself", () => {
  test("has five steps with owner, days, time and what there is at their end", () => {
    expect(Object.values(steps).map(({ days, takes }) => [...days, takes])).toEqual([
      [0, 0, "1 hour"],
      [0, 0, "30 minutes"],
      [1, 1, "from day 1"],
      [2, 10, "days 2 to 10"],
      [10, 14, "days 10 to 14"],
    ]);
    for (const { owner, deliverable } of Object.values(steps)) {
      expect(owner).toMatch(/^(?:lead|hiring manager)$/);
      expect(deliverable).toMatch(/\.$/);
    }
  });

  test("has three bands in pounds, and what two pairs of places add", () => {
    expect(usualPayFor(mlEngineer)).toEqual({
      of: expect.stringContaining("United Kingdom"),
      currency: "GBP",
      bands: {
        junior: { from: 55_000, to: 72_000 },
        mid: { from: 78_000, to: 105_000 },
        senior: { from: 110_000, to: 160_000 },
      },
      uplifts: [
        { place: "London or Berlin", from: 10, to: 15 },
        { place: "San Francisco or New York", from: 25, to: 40 },
      ],
    });
  });

  test("knows pay for every version of its own role, and for no other kit", () => {
    const laterVersion = { ...mlEngineer, version: 7 };
    expect(usualPayFor(laterVersion)).toEqual(usualPayFor(mlEngineer));
    const others = wholeBuiltIn.filter((kit) => kit !== mlEngineer);
    expect(others.length).toBeGreaterThan(0);
    for (const kit of [null, { family: "constructor" }, ...others])
      expect(usualPayFor(kit)).toBeNull();
  });

  test("has its figures: days, rounds, acceptance and the shortlist", () => {
    expect(norms).toEqual({
      daysToHire: [14, 21],
      rounds: [2, 3],
      acceptance: { playbook: 0.92, industry: 0.6 },
      shortlistPerHire: 5,
    });
  });

  test("has three milestones in the first thirty days", () => {
    expect(Object.entries(milestones).map(([name, { day }]) => [name, day])).toEqual([
      ["week one", 7],
      ["week two", 14],
      ["day 30", 30],
    ]);
  });

  test("has a kit with its skills, items, strong signs and red flags", () => {
    const titles = (list: readonly { title: string }[]) => list.map(({ title }) => title);
    const signals = (tone: string) => titles(mlEngineer.signals.filter((one) => one.tone === tone));
    expect(titles(mlEngineer.gates)).toEqual([
      "Python",
      "PyTorch",
      "TensorFlow",
      "scikit-learn",
      "MLflow",
    ]);
    expect(mlEngineer.niceToHaves).toEqual(["Kubeflow", "LLMs", "Vector databases", "MLOps"]);
    expect(titles(mlEngineer.items)).toEqual([
      "Productionise models",
      "Own evaluation and monitoring",
      "Partner with data science and product",
      "Drive MLOps practice",
    ]);
    expect(signals("strong sign")).toEqual([
      "Versioned, observable work",
      "Names rejected options",
      "Mentors early",
      "Fluent beyond engineering",
    ]);
    expect(signals("red flag")).toEqual([
      "No trade-off from production",
      "Role as a title",
      "Greenfield only",
      "Blames others",
    ]);
    expect(mlEngineer.rounds.map(({ minutes, paired }) => [minutes, paired])).toEqual([
      [30, false],
      [90, true],
      [60, false],
    ]);
  });
});

describe("calendar days", () => {
  test.each([
    ["2026-03-28", "2026-03-30", 2, "clocks go forward in Europe"],
    ["2026-10-24", "2026-10-26", 2, "clocks go back in Europe"],
    ["2026-03-07", "2026-03-09", 2, "clocks go forward in America"],
    ["2028-02-28", "2028-03-01", 2, "a leap year"],
    ["2026-02-28", "2026-03-01", 1, "no leap year"],
    ["2100-02-28", "2100-03-01", 1, "a century that is no leap year"],
    ["2000-02-28", "2000-03-01", 2, "a century that is one"],
    ["2026-12-31", "2027-01-01", 1, "a year's end"],
    ["2026-11-22", "2026-11-22", 0, "the same day"],
    ["2026-03-30", "2026-03-28", -2, "backward"],
  ])("from %s to %s are %i: %s", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(dayAfter(from, days)).toBe(to);
  });

  test("going so many days and counting them is the same, any day, forward and back", () => {
    const anyDay = fc
      .integer({ min: Date.UTC(1900, 0), max: Date.UTC(2200, 0) })
      .map((ms) => new Date(ms).toISOString().slice(0, 10));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        expect(daysBetween(from, dayAfter(from, days))).toBe(days);
      }),
    );
  });

  test("end with the year 9999, still as days", () => {
    expect(dayAfter("9999-12-25", 30)).toBe("9999-12-31");
    expect(dayAfter("0000-01-02", -30)).toBe("0000-01-01");
  });
});

describe("specialist or generalist", () => {
  const ids = leaningQuestions.map(({ id }) => id);
  const answersOf = (bits: string) =>
    Object.fromEntries(ids.map((id, place) => [id, bits[place] === "y"]));

  test.each([
    // investing, throughput, small, spread
    ["nnnn", "open"],
    ["nynn", "open"],
    ["ynnn", "specialist"],
    ["yynn", "specialist"],
    ["nnyn", "generalist"],
    ["nnny", "generalist"],
    ["nnyy", "generalist"],
    ["nyyn", "generalist"],
    ["nyny", "generalist"],
    ["nyyy", "generalist"],
    ["ynyn", "generalist"],
    ["ynny", "generalist"],
    ["ynyy", "generalist"],
    ["yyyn", "open"],
    ["yyny", "open"],
    ["yyyy", "open"],
  ])("%s leans %s", (bits, leaning) => {
    expect(leaningOf(answersOf(bits))).toBe(leaning);
  });

  test("says nothing before all four are answered", () => {
    for (const left of ids)
      expect(leaningOf({ ...answersOf("yyyy"), [left]: undefined })).toBeNull();
    expect(leaningOf({})).toBeNull();
  });

  test("one more reason for a side never tips it to the other", () => {
    const order = ["generalist", "open", "specialist"];
    const place = (bits: string) => order.indexOf(leaningOf(answersOf(bits)) ?? "");
    for (let number = 0; number < 16; number += 1) {
      const bits = number.toString(2).padStart(4, "0").replaceAll("1", "y").replaceAll("0", "n");
      for (const [at, { yes }] of leaningQuestions.entries()) {
        if (bits[at] === "y") continue;
        const more = place(`${bits.slice(0, at)}y${bits.slice(at + 1)}`) - place(bits);
        expect(yes === "specialist" ? more : -more).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test("keeps what was asked with each answer", () => {
    const lines = leaningInWords(answersOf("ynyn")).split("\n");
    expect(lines.map((line) => line.split(" ").at(-1))).toEqual(["Yes.", "No.", "Yes.", "No."]);
    for (const [place, { text }] of leaningQuestions.entries())
      expect(lines[place]).toContain(text);
  });
});

describe("the five steps", () => {
  const step = (name: StepName, on: string | null) =>
    planRecord({
      what: "step",
      opening: berlin,
      step: name,
      owner: null,
      done: on === null ? null : { on, by: null },
      note: "",
    });
  /** Day 0 of `berlin` is 16 November. */
  const statesOn = (today: string, more: SharedRecord[] = []) =>
    stepStandings(panelOf([...aPanel({ cards: [] }), ...more]), today).map(
      ({ state, late }) => [state, late] as const,
    );

  test("are all ahead before day 0, and none is late", () => {
    expect(statesOn("2026-11-15")).toEqual(Array.from({ length: 5 }, () => ["ahead", 0]));
  });

  test("begin on their first day and are late after their last", () => {
    expect(statesOn("2026-11-16").map(([state]) => state)).toEqual([
      "now",
      "now",
      "ahead",
      "ahead",
      "ahead",
    ]);
    expect(statesOn("2026-11-26")).toEqual([
      ["late", 10],
      ["late", 10],
      ["late", 9],
      ["now", 0],
      ["now", 0],
    ]);
    expect(statesOn("2026-12-01").at(-1)).toEqual(["late", 1]);
  });

  test("once done are never late, and can be taken back", () => {
    const [define, terms] = statesOn("2026-12-24", [step("define", "2026-12-20")]);
    expect([define, terms]).toEqual([
      ["done", 0],
      ["late", 38],
    ]);
    expect(statesOn("2026-12-24", [step("define", null)])[0]).toEqual(["late", 38]);
  });

  test("done before day 0 says so; on day 0 does not", () => {
    const flags = (on: string) =>
      stepStandings(panelOf([...aPanel(), step("define", on)]), "2026-11-20").map(
        ({ beforeDayZero }) => beforeDayZero,
      );
    expect(flags("2026-11-15")).toEqual([true, false, false, false, false]);
    expect(flags("2026-11-16")).toEqual([false, false, false, false, false]);
  });

  test("belong to whoever has the part on the panel, until somebody else is named", () => {
    const roles = [aMember("maya", "lead"), aMember("priya", "hiring manager")];
    const people = [openingRecord("berlin", { panel: roles })];
    const owners = stepStandings(panelOf(people), "2026-11-20").map(({ plan }) => plan.owner);
    expect(owners).toEqual(["priya", "priya", "maya", "maya", "priya"]);
    const named = step("define", null);
    const mine = { ...named, body: { ...named.body, owner: PanelistId.parse("maya") } } as never;
    const [first] = stepStandings(panelOf([...people, mine]), "2026-11-20");
    expect(first?.plan.owner).toBe("maya");
  });

  test("of a search that begins at the end of time are days all the same", () => {
    const late = [openingRecord("berlin", { startedOn: "9999-12-30" })];
    for (const { due, late: days } of stepStandings(panelOf(late), "2026-11-20")) {
      expect(due).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(days).toBe(0);
    }
  });
});

type Answer = Partial<Pick<PlanOf<"answer">, "answer" | "on">>;

/** Openings of one candidate each, beginning on 16 November, with their answers. */
function searches(answers: readonly Answer[], sample = false): Panel[] {
  return answers.map((answer, place) => {
    const opening = `o${place}`;
    return panelOf(
      [
        ...aPanel({ opening, candidates: { [`c${place}`]: "C", [`d${place}`]: "D" }, sample }),
        planRecord({
          what: "answer",
          opening: OpeningId.parse(opening),
          candidate: CandidateId.parse(`c${place}`),
          answer: "accepted",
          on: "2026-12-02",
          startsOn: null,
          ...answer,
        }),
      ],
      opening,
    );
  });
}

describe("a panel's own figures", () => {
  const noon = Date.parse("2026-12-24T12:00:00Z");
  const ownOf = (panels: readonly Panel[]) =>
    Object.fromEntries(searchFigures(panels, noon).map(({ name, own }) => [name, own]));
  const hired = (count: number) => Array.from({ length: count }, (): Answer => ({}));

  test("are silent one below their counts, and say from how many they speak", () => {
    expect(ownOf([])).toEqual({
      "Time to hire": null,
      "Interview rounds": null,
      "Offers accepted": null,
      "Shortlist to hire": null,
      "Cards in on time": null,
    });
    expect(ownOf(searches(hired(1)))["Interview rounds"]).toBeNull();
    expect(ownOf(searches(hired(2)))).toEqual({
      "Time to hire": null,
      "Interview rounds": "1",
      "Offers accepted": null,
      "Shortlist to hire": null,
      "Cards in on time": null,
    });
    expect(ownOf(searches(hired(4)))["Offers accepted"]).toBeNull();
    expect(searchFigures(searches(hired(1)), noon).map(({ basis }) => basis)).toEqual([
      "1 hire with a day; speaks from 3",
      "1 opening; speaks from 2",
      "1 answered offer; speaks from 5",
      "1 hire; speaks from 3",
      "0 cards that were due; speaks from 5",
    ]);
  });

  test("speak at their counts", () => {
    const answers: Answer[] = [
      { on: "2026-11-30" },
      { on: "2026-12-02" },
      { on: "2026-12-20" },
      { answer: "declined" },
      { answer: "declined" },
    ];
    expect(ownOf(searches(answers.slice(0, 3)))).toMatchObject({
      "Time to hire": "16 days",
      "Shortlist to hire": "2.0 to 1",
      "Offers accepted": null,
    });
    expect(ownOf(searches(answers))).toMatchObject({
      "Offers accepted": "60%, 3 of 5",
      // Openings that have hired nobody so far are not a shortlist yet.
      "Shortlist to hire": "2.0 to 1",
    });
    expect(searchFigures(searches(answers), noon)[2]?.basis).toBe("On 5 answered offers");
  });

  test("leave samples out", () => {
    const all = searchFigures([...searches(hired(8), true), ...searches(hired(1))], noon);
    expect(all.every(({ own }) => own === null)).toBe(true);
    expect(all[1]?.basis).toMatch(/^1 opening;/);
  });

  test("leave a hire before day 0, or without a day, out of the time it took", () => {
    const answers: Answer[] = [{}, {}, { on: "2026-11-15" }, { on: null }];
    const [time, , , shortlist] = searchFigures(searches(answers), noon);
    expect(time).toMatchObject({ own: null, basis: "2 hires with a day; speaks from 3" });
    expect(shortlist?.own).toBe("2.0 to 1");
    // On day 0 itself is quick, and possible.
    expect(ownOf(searches([{}, {}, { on: "2026-11-16" }]))["Time to hire"]).toBe("16 days");
  });
});

describe("whether the scores foretold it", () => {
  type Seen = { outcome: 1 | 2 | 3 | 4 | 5 | null; sawScores: boolean | null };
  const after = (seen: readonly Seen[], sample = false) =>
    seen.map(({ outcome, sawScores }, place) => {
      const opening = `o${place}`;
      return panelOf(
        [
          ...aPanel({ opening, candidates: { [`c${place}`]: "C" }, sample }),
          planRecord({
            what: "milestone",
            opening: OpeningId.parse(opening),
            candidate: CandidateId.parse(`c${place}`),
            milestone: "day 30",
            reached: null,
            outcome,
            sawScores,
            note: "",
          }),
        ],
        opening,
      );
    });
  const blind = (count: number, outcome: Seen["outcome"] = 4) =>
    Array.from({ length: count }, (): Seen => ({ outcome, sawScores: false }));

  test("leaves out and counts outcomes by somebody who saw them, or where it is not said", () => {
    const seen = [
      ...blind(2),
      { outcome: 5 as const, sawScores: true },
      { outcome: 1 as const, sawScores: null },
      { outcome: null, sawScores: false },
    ];
    expect(predictiveValidity(after(seen))).toEqual({
      validity: { state: "too-few", n: 2 },
      outcomes: 2,
      contaminated: 2,
    });
  });

  test("needs 20 outcomes for a first look", () => {
    expect(predictiveValidity(after(blind(19))).validity.state).toBe("too-few");
    // All panels gave the same scores here: from 20 on it says that, and no number.
    expect(predictiveValidity(after(blind(20))).validity.state).toBe("no-variation");
    const spoilt = after([...blind(19), { outcome: 5, sawScores: true }]);
    expect(predictiveValidity(spoilt)).toMatchObject({ validity: { n: 19 }, contaminated: 1 });
  });

  test("leaves out candidates for whom a card is still expected", () => {
    const waiting = after(blind(3)).map((panel, place) =>
      place > 0
        ? panel
        : {
            ...panel,
            cardAt: (at: Parameters<Panel["cardAt"]>[0]) =>
              at.author === "priya" ? undefined : panel.cardAt(at),
          },
    );
    expect(predictiveValidity(waiting)).toMatchObject({ outcomes: 2, contaminated: 0 });
  });

  test("leaves samples and candidates nobody scored out", () => {
    expect(predictiveValidity(after(blind(25), true)).outcomes).toBe(0);
    const unscored = after(blind(3)).map((panel) => ({
      ...panel,
      opening: { ...panel.opening, kit: "kit.other" as Panel["opening"]["kit"] },
    }));
    expect(predictiveValidity(unscored)).toMatchObject({ outcomes: 0, contaminated: 0 });
  });
});
