import { describe, expect, test } from "vitest";
import { GateId, OpeningId, PanelistId, RoundId, CandidateId } from "#domain/id.ts";
import { kitId, type Kit, type Round } from "#domain/kit/kit.ts";
import type { Opening } from "#domain/records/opening.ts";
import type { PlanOf } from "#domain/records/plan.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { watchOuts } from "#domain/playbook/watchOuts.ts";
import { panelOf } from "#test/panels.ts";
import {
  aKit,
  aMember,
  anItem,
  aPanel,
  aRating,
  candidateRecord,
  correctedCard,
  decisionRecord,
  instant,
  kitRecord,
  noon,
  offerRecord,
  openingRecord,
  panelistRecord,
  planRecord,
  scorecardRecord,
} from "#test/records.ts";

const hour = 3_600_000;
const berlin = OpeningId.parse("berlin");
const today = "2026-11-22";
const maya: Viewer = { me: PanelistId.parse("maya"), drafts: [], now: noon };

const [interview] = aKit().rounds;
if (interview === undefined) throw new Error("The kit has a round.");
const more = (id: string, changes: Partial<Round> = {}): Round => ({
  ...interview,
  id: RoundId.parse(id),
  title: `Round ${id}`,
  ...changes,
});

/** A search of Maya and Priya; a candidate's interview times by name, if there are any. */
function search({
  kit = aKit(),
  opening = {},
  met = { sofia: {} },
  records = [],
}: {
  kit?: Kit | null;
  opening?: Partial<Opening>;
  met?: Record<string, Record<string, number>>;
  records?: SharedRecord[];
} = {}): SharedRecord[] {
  const panel = [aMember("maya", "lead"), aMember("priya")];
  return [
    ...(kit === null ? [] : [kitRecord(kit)]),
    openingRecord("berlin", { panel, kit: kitId(kit ?? aKit()), ...opening }),
    panelistRecord("maya", "Maya Okafor"),
    panelistRecord("priya", "Priya Raman"),
    ...Object.entries(met).map(([id, times]) => {
      const one = candidateRecord(id, id === "sofia" ? "Sofia Lindqvist" : "Tom Becker", "berlin");
      const interviews = Object.fromEntries(
        Object.entries(times).map(([round, at]) => [round, instant(at)]),
      );
      return { ...one, body: { ...one.body, interviews } };
    }),
    ...records,
  ];
}

function said(id: string, records: SharedRecord[], viewer = maya, day = today) {
  const found = watchOuts(panelOf(records), viewer, day).find((one) => one.id === id);
  if (found === undefined) throw new Error(`No watch-out ${id}.`);
  return [found.state, found.evidence] as const;
}

const card = (author: string, candidate = "sofia", body = {}) =>
  scorecardRecord({ author, opening: "berlin", candidate, body });
const bothOn = (candidate: string) => [card("maya", candidate), card("priya", candidate)];
const terms = (changes: Partial<PlanOf<"terms">>) =>
  planRecord({
    what: "terms",
    opening: berlin,
    level: "mid",
    currency: "GBP",
    band: null,
    uplift: 0,
    benchmarkedOn: null,
    pattern: null,
    patternNote: "",
    ...changes,
  });
const ids = { opening: berlin, candidate: CandidateId.parse("sofia") };
const references = (on: string | null) => planRecord({ what: "references", ...ids, on });

test("all thirteen are there, each once, with a sentence and something to do", () => {
  const all = watchOuts(panelOf(search()), maya, today);
  expect(all.map(({ id }) => id)).toEqual([
    "must-haves",
    "scorecard",
    "rounds",
    "take-home",
    "pattern",
    "benchmark",
    "pay",
    "paired",
    "references",
    "offer",
    "late-cards",
    "evidence",
    "parity",
  ]);
  for (const { evidence, todo } of all) {
    expect(evidence).toMatch(/[.?]$/);
    expect(todo).toMatch(/\.$/);
  }
});

describe("before anybody is sourced", () => {
  const gate = (id: string, detail: string) => ({ id: GateId.parse(id), title: id, detail });
  const three = ["Go", "SQL", "Rust"].map((id) =>
    gate(id.toLowerCase(), "Three years on services with users."),
  );

  test("must-haves are looked at one by one", () => {
    const gates = (list: Kit["gates"]) =>
      said("must-haves", search({ kit: aKit({ gates: list }) }));
    expect(gates(three)).toEqual(["clear", "3 must-haves, each with its context."]);
    const [state, evidence] = gates([gate("python", ""), ...three]);
    expect([state, evidence]).toEqual(["open", expect.stringContaining("“python” alone is vague")]);
    expect(gates(three.slice(1))[0]).toBe("open");
    expect(
      gates([...three, ...three.map((one) => ({ ...one, id: GateId.parse(`${one.id}2`) }))])[1],
    ).toContain("6 must-haves");
    expect(said("must-haves", search({ kit: null }))).toEqual([
      "unknown",
      "The kit is not on this device.",
    ]);
  });

  test("the scorecard lacks nothing where every item has five anchors", () => {
    expect(said("scorecard", search())).toEqual(["clear", "2 items with five anchors each."]);
    const only = aKit({ items: [anItem("delivery", "Delivery")] });
    expect(said("scorecard", search({ kit: only }))[1]).toBe("1 item with five anchors each.");
    const bare = {
      ...anItem("judgement", "Judgement"),
      anchors: ["a", "b", " ", "d", "e"] as never,
    };
    expect(said("scorecard", search({ kit: aKit({ items: [anItem("d", "D"), bare] }) }))).toEqual([
      "open",
      "Without five anchors: Judgement.",
    ]);
    expect(said("scorecard", search({ kit: null }))[0]).toBe("unknown");
  });

  test("three rounds are not too many, four are", () => {
    const of = (count: number) => {
      const rounds = Array.from({ length: count }, (_, k) => more(`r${k}`));
      return said("rounds", search({ opening: { rounds } }));
    };
    expect(of(3)).toEqual(["clear", "3 of at most 3 rounds."]);
    expect(of(4)).toEqual(["open", "4 rounds."]);
  });

  test("two hours at home are not too long, a minute more is", () => {
    const of = (takeHome: number) =>
      said("take-home", search({ opening: { rounds: [more("task", { takeHome })] } }));
    expect(of(120)).toEqual(["clear", "Nothing asks for more than two hours at home."]);
    expect(of(121)).toEqual(["open", "More than two hours at home: Round task."]);
    expect(said("take-home", search())[0]).toBe("clear");
  });

  test("the working pattern is open once there are candidates, or sourcing is said to be done", () => {
    const nobody = search({ met: {} });
    expect(said("pattern", nobody)).toEqual([
      "unknown",
      "Not agreed yet, and nobody is sourced yet.",
    ]);
    expect(said("pattern", search())).toEqual([
      "open",
      "There are candidates, but no working pattern.",
    ]);
    const sourced = planRecord({
      what: "step",
      opening: berlin,
      step: "source",
      owner: null,
      done: { on: today, by: null },
      note: "",
    });
    expect(said("pattern", [...nobody, sourced])[0]).toBe("open");
    expect(said("pattern", search({ records: [terms({ pattern: "hybrid" })] }))).toEqual([
      "clear",
      "Agreed: hybrid.",
    ]);
  });

  test.each([
    [null, "unknown", "When the band was last checked against the market is not noted."],
    ["2026-11-22", "clear", "Checked today."],
    ["2026-11-21", "clear", "Checked a day ago."],
    ["2026-05-24", "clear", "Checked 182 days ago."],
    ["2026-05-23", "open", "Last checked 183 days ago."],
    ["2026-11-23", "unknown", "The day of the last check is in the future. Is that a slip?"],
  ])("a band checked on %s is %s", (benchmarkedOn, state, evidence) => {
    expect(said("benchmark", search({ records: [terms({ benchmarkedOn })] }))).toEqual([
      state,
      evidence,
    ]);
  });
});

describe("pay", () => {
  const offered = (pay: number | null, changes: Partial<PlanOf<"terms">>, at = instant()) =>
    said(
      "pay",
      search({ records: [...bothOn("sofia"), offerRecord("sofia", { pay, at }), terms(changes)] }),
    );
  const band = { from: 78_000, to: 105_000 };

  test("says nothing without a band, without an offer or without its pay", () => {
    expect(offered(50_000, {})).toEqual(["unknown", "No band is set."]);
    const none = search({ records: [...bothOn("sofia"), terms({ band })] });
    expect(said("pay", none)).toEqual(["unknown", "No offer yet."]);
    expect(offered(null, { band })).toEqual(["unknown", "An offer has no pay noted."]);
  });

  test("is open below the band, the place's uplift on top", () => {
    expect(offered(78_000, { band })).toEqual([
      "clear",
      "Every offer is within the band or above.",
    ]);
    expect(offered(77_999, { band })).toEqual([
      "open",
      "Below the band’s GBP 78,000: Sofia Lindqvist, GBP 77,999.",
    ]);
    expect(offered(85_000, { band, uplift: 10 })).toEqual([
      "open",
      "Below the band’s GBP 85,800: Sofia Lindqvist, GBP 85,000.",
    ]);
    expect(offered(85_800, { band, uplift: 10 })[0]).toBe("clear");
  });

  test("of exactly the band with its uplift is in it, however computers multiply", () => {
    const wide = { from: 100_000, to: 200_000 };
    expect(offered(110_000, { band: wide, uplift: 10 })[0]).toBe("clear");
    expect(offered(55_000, { band: { from: 50_000, to: 60_000 }, uplift: 10 })[0]).toBe("clear");
  });
});

describe("on the way to an offer", () => {
  const hire = decisionRecord("d", "sofia");
  const chosen = (extra: SharedRecord[] = [], wish: Parameters<typeof search>[0] = {}) =>
    search({ ...wish, records: [...bothOn("sofia"), hire, ...extra] });

  test("a paired session is there, and nobody was chosen without one", () => {
    const rounds = [interview, more("pair", { paired: true })];
    const opening = { rounds };
    expect(said("paired", chosen())).toEqual(["open", "No round has one."]);
    expect(said("paired", chosen([], { opening }))).toEqual([
      "open",
      "Chosen without one: Sofia Lindqvist.",
    ]);
    const session = card("priya", "sofia", { round: RoundId.parse("pair") });
    const clear = ["clear", "A round has one, and nobody was chosen without it."];
    expect(said("paired", chosen([session], { opening }))).toEqual(clear);
    expect(said("paired", search({ opening }))).toEqual(clear);
  });

  test("references are asked for once somebody is chosen, by decision or by offer", () => {
    expect(said("references", search({ records: bothOn("sofia") }))).toEqual([
      "unknown",
      "Nobody whose cards are open is chosen yet.",
    ]);
    const skipped = ["open", "Not taken: Sofia Lindqvist."];
    expect(said("references", chosen())).toEqual(skipped);
    const offer = search({ records: [...bothOn("sofia"), offerRecord("sofia")] });
    expect(said("references", offer)).toEqual(skipped);
    expect(said("references", chosen([references(null)]))).toEqual(skipped);
    expect(said("references", chosen([references("2026-11-20")]))).toEqual([
      "clear",
      "Taken for everybody chosen.",
    ]);
    const held = decisionRecord("d2", "sofia", { call: "hold" }, [noon + 1, 0, hire.version[2]]);
    expect(said("references", chosen([held]))[0]).toBe("unknown");
  });

  test("an offer is slow after 48 hours, out or not", () => {
    const since = (hours: number, extra: SharedRecord[] = []) =>
      said("offer", chosen(extra, { met: { sofia: { interview: noon - hours * hour } } }));
    const nothing = "Nobody whose cards are open is chosen, or a time is not noted.";
    expect(said("offer", chosen())).toEqual(["unknown", nothing]);
    expect(since(48)).toEqual(["clear", "Within 48 hours of the last round so far."]);
    expect(since(48.2)).toEqual(["open", "Sofia Lindqvist: 49 hours and no offer yet."]);
    const out = (at: number) => [offerRecord("sofia", { at: instant(at) })];
    expect(since(96, out(noon - 50 * hour))[0]).toBe("clear");
    expect(since(96, out(noon - 26 * hour))).toEqual([
      "open",
      "Sofia Lindqvist: 70 hours until the offer.",
    ]);
    // An interview still to come is no last round yet.
    expect(since(-1)).toEqual(["unknown", nothing]);
  });

  test("an offer's hours count from the last round, never from an earlier one", () => {
    const opening = { rounds: [interview, more("final")] };
    const met = (final: Record<string, number>) => ({
      sofia: { interview: noon - 200 * hour, ...final },
    });
    expect(said("offer", chosen([], { opening, met: met({}) }))[0]).toBe("unknown");
    const timed = met({ final: noon - 20 * hour });
    expect(said("offer", chosen([], { opening, met: timed }))[0]).toBe("clear");
  });

  test("an answered offer whose time nobody noted is not “no offer yet”", () => {
    const answer = planRecord({
      what: "answer",
      ...ids,
      answer: "accepted",
      on: today,
      startsOn: null,
    });
    const met = { sofia: { interview: noon - 200 * hour } };
    expect(said("offer", chosen([answer], { met }))[0]).toBe("unknown");
  });

  test("who is chosen, and for how much, is told of nobody whose cards are hidden", () => {
    const blind = [
      ...search({
        opening: { rounds: [{ ...interview, paired: true }, more("final")] },
        met: { sofia: { interview: noon - 200 * hour, final: noon - 100 * hour } },
      }),
      card("priya"),
      hire,
      offerRecord("sofia", { pay: 1 }),
      terms({ band: { from: 2, to: 3 } }),
    ];
    const priya = { ...maya, me: PanelistId.parse("priya") };
    for (const viewer of [maya, priya])
      for (const id of ["pay", "references", "offer", "paired"]) {
        const [state, evidence] = said(id, blind, viewer);
        expect(state).not.toBe("open");
        expect(evidence).not.toContain("Sofia");
      }
    const open = [...blind, card("maya")];
    expect(said("pay", open)[0]).toBe("open");
    expect(said("references", open)[1]).toContain("Sofia");
  });
});

describe("cards", () => {
  const met = { sofia: { interview: noon - 30 * hour } };
  const filed = (author: string, hoursAfter: number) =>
    card(author, "sofia", { submittedAt: instant(noon - 30 * hour + hoursAfter * hour) });

  test("are late after the opening's hours, where the interview has a time", () => {
    expect(said("late-cards", search({ records: bothOn("sofia") }))).toEqual([
      "unknown",
      "No card with a noted interview time yet.",
    ]);
    const of = (...hours: [string, number][]) =>
      said("late-cards", search({ met, records: hours.map(([who, h]) => filed(who, h)) }));
    expect(of(["maya", 24], ["priya", 2])).toEqual(["clear", "All 2 came in within 24 hours."]);
    expect(of(["maya", 24])).toEqual(["clear", "The one card came in within 24 hours."]);
    expect(of(["maya", 24.01], ["priya", 2])).toEqual([
      "open",
      "1 of 2 came in more than 24 hours after the interview.",
    ]);
    const patient = { met, opening: { dueHours: 48 }, records: [filed("maya", 29)] };
    expect(said("late-cards", search(patient))[0]).toBe("clear");
  });

  test("handed in in time and corrected later are not late", () => {
    const first = filed("maya", 1);
    const again = correctedCard(first, { submittedAt: instant(noon), takeaways: "A typo" });
    for (const records of [
      [first, again],
      [again, first],
    ])
      expect(said("late-cards", search({ met, records }))[0]).toBe("clear");
    // The first alone was late: a correction does not make it timely either.
    const late = filed("maya", 25);
    expect(said("late-cards", search({ met, records: [late, correctedCard(late)] }))[0]).toBe(
      "open",
    );
  });

  const thin = (author: string, candidate = "sofia") =>
    card(author, candidate, { ratings: { delivery: aRating(4), judgement: aRating(3, " ") } });

  test("need evidence for half of their scores", () => {
    expect(said("evidence", search())).toEqual(["unknown", "No card may be shown yet."]);
    expect(said("evidence", search({ records: bothOn("sofia") }))).toEqual([
      "clear",
      "Evidence for half of the scores or more, on all 2 cards.",
    ]);
    expect(said("evidence", search({ records: [card("maya"), thin("priya")] }))).toEqual([
      "open",
      "Evidence for fewer than half of the scores: on 1 of 2 cards.",
    ]);
    const half = card("priya", "sofia", {
      ratings: { delivery: aRating(4, "Shipped it."), judgement: aRating(3) },
    });
    expect(said("evidence", search({ records: [card("maya"), half] }))[0]).toBe("clear");
    // Not observed is no score: it needs no evidence.
    const unseen = card("priya", "sofia", { ratings: { delivery: aRating("not observed") } });
    expect(said("evidence", search({ records: [card("maya"), unseen] }))[0]).toBe("clear");
  });

  test("that may not be shown yet are not looked into for evidence", () => {
    const waiting = search({ met: { sofia: {}, tom: {} }, records: [thin("priya")] });
    expect(said("evidence", waiting)).toEqual(["unknown", "No card may be shown yet."]);
    const priya = { ...maya, me: PanelistId.parse("priya") };
    expect(said("evidence", waiting, priya)[0]).toBe("unknown");
    // Tom's are open, Sofia's are not: only Tom's count.
    expect(said("evidence", [...waiting, ...bothOn("tom")])).toEqual([
      "clear",
      "Evidence for half of the scores or more, on all 2 cards.",
    ]);
    // A draft of one's own keeps even a full row shut.
    const drafting = {
      ...maya,
      drafts: [{ candidate: CandidateId.parse("sofia"), round: RoundId.parse("final") }],
    };
    const full = search({
      opening: { rounds: [interview, more("final")] },
      records: [card("maya"), thin("priya")],
    });
    expect(said("evidence", full, drafting)[0]).toBe("unknown");
    expect(said("evidence", full)[0]).toBe("open");
  });

  test("a shadow's card is practice, and stands in no watch-out", () => {
    const panel = [aMember("maya", "lead"), aMember("priya", "shadow")];
    const records = [card("maya"), thin("priya")];
    expect(said("evidence", search({ opening: { panel }, records }))).toEqual([
      "clear",
      "Evidence for half of the scores or more, on the one card.",
    ]);
  });
});

describe("what candidates met", () => {
  test("is compared from two on: as many people, rounds and kit versions", () => {
    const two = { sofia: {}, tom: {} };
    expect(said("parity", search({ met: two, records: bothOn("sofia") }))).toEqual([
      "unknown",
      "Fewer than two candidates have cards.",
    ]);
    expect(said("parity", aPanel())).toEqual([
      "clear",
      "All 2 met as many people in as many rounds and minutes, on one kit version.",
    ]);
    const uneven = [...bothOn("sofia"), card("maya", "tom")];
    expect(said("parity", search({ met: two, records: uneven }))).toEqual([
      "open",
      "From 1 to 2 panelists.",
    ]);
    const other = kitId(aKit({ version: 2 }));
    const versions = [card("maya"), card("maya", "tom", { kit: other })];
    expect(said("parity", search({ met: two, records: versions }))).toEqual([
      "open",
      "2 kit versions.",
    ]);
    const twice = [card("maya"), card("maya", "sofia", { round: "final" }), card("maya", "tom")];
    expect(said("parity", search({ met: two, records: twice }))).toEqual([
      "open",
      "From 1 to 2 rounds.",
    ]);
    const shorter = { rounds: [interview, { ...more("final"), minutes: 30 }] };
    const oneEach = [card("maya"), card("maya", "tom", { round: "final" })];
    expect(said("parity", search({ opening: shorter, met: two, records: oneEach }))).toEqual([
      "open",
      "From 30 to 60 interview minutes.",
    ]);
  });
});
