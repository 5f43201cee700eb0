import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolveCards } from "#domain/exports/resolvedCards.ts";
import { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import { kitId } from "#domain/kit/kit.ts";
import { liveOf, type SharedRecord } from "#domain/records/record.ts";
import { cardsIn, cellState, owedOn, type Viewer } from "#domain/panel/roster.ts";
import { formatChangedOn } from "#domain/panel/formats.ts";
import { parityOf } from "#domain/panel/parity.ts";
import { select } from "#domain/files/selection.ts";
import {
  aViewerId,
  candidateIn,
  interview,
  memberIn,
  panelOf,
  somePanelRecords,
} from "#test/panels.ts";
import {
  aKit,
  aMember,
  aPanel,
  at,
  correctedCard,
  instant,
  kitRecord,
  noon,
  openingRecord,
  recusalRecord,
  samenessRecord,
  scorecardRecord,
  candidateRecord,
  waiverRecord,
} from "#test/records.ts";
import { cardsStillBlind, sightOf, revealOf } from "#domain/panel/reveal.ts";
import { countedCards, coverageOf } from "#domain/panel/counted.ts";

const hour = 3_600_000;
const sofia = CandidateId.parse("sofia");

function seenBy(me: string | null, now = noon): Viewer {
  return { me: me === null ? null : PanelistId.parse(me), drafts: [], now };
}

/** Sofia, interviewed at `noon`; who scored her is in `cards`. */
function interviewed(cards: string[], more: SharedRecord[] = []): SharedRecord[] {
  const bare = aPanel({
    candidates: { sofia: "Sofia Lindqvist" },
    cards: cards.map((author) => [author, "sofia"]),
  });
  return [...bare, ...more].map((record) =>
    record.id === "sofia" && "body" in record && record.kind === "candidate"
      ? { ...record, body: { ...record.body, interviews: { [interview]: instant() } } }
      : record,
  );
}

function stateOf(records: SharedRecord[], who: string, viewer: Viewer) {
  const panel = panelOf(records);
  const [candidate, member] = [candidateIn(panel, "sofia"), memberIn(panel, who)];
  return cellState(panel, viewer, { candidate, member, round: interview });
}

function revealed(records: SharedRecord[], viewer: Viewer) {
  const panel = panelOf(records);
  return revealOf(panel, viewer, candidateIn(panel, "sofia"));
}

describe("a square of the roster", () => {
  test("is upcoming until the interview, due from then on, late after its hours", () => {
    const records = interviewed([]);
    const when = (now: number) => stateOf(records, "maya", seenBy("priya", now));
    expect(when(noon - 1)).toEqual({ state: "upcoming", at: instant() });
    expect(when(noon)).toEqual({ state: "due" });
    expect(when(noon + 24 * hour)).toEqual({ state: "due" });
    expect(when(noon + 24 * hour + 1)).toEqual({ state: "late", hours: 1 });
    expect(when(noon + 26 * hour)).toEqual({ state: "late", hours: 2 });
  });

  test("without a time is due, never late", () => {
    expect(stateOf(aPanel({ cards: [] }), "maya", seenBy("priya", noon + 9_999 * hour))).toEqual({
      state: "due",
    });
  });

  test("is in as soon as the card is, however late", () => {
    expect(stateOf(interviewed(["maya"]), "maya", seenBy("priya")).state).toBe("in");
  });

  test("shows one's own draft, and nobody else's", () => {
    const drafts = [{ candidate: sofia, round: interview }];
    const viewer = { ...seenBy("maya"), drafts };
    expect(stateOf(interviewed([]), "maya", viewer)).toEqual({ state: "draft" });
    expect(stateOf(interviewed([]), "priya", viewer)).toEqual({ state: "due" });
  });

  test("says who was gone on without, and why", () => {
    const waiver = waiverRecord("w", "berlin", "sofia", "priya");
    expect(stateOf(interviewed([], [waiver]), "priya", seenBy("maya"))).toEqual({
      state: "waived",
      reason: "Off sick",
      by: "",
    });
  });

  test("is not expected of somebody who does not score in that round", () => {
    const records = interviewed([]).map((record) =>
      record.kind === "opening" && "body" in record
        ? { ...record, body: { ...record.body, panel: [{ ...aMember("maya"), rounds: [] }] } }
        : record,
    );
    expect(stateOf(records, "maya", seenBy("priya"))).toEqual({ state: "not expected" });
  });
});

describe("blind until you submit", () => {
  test("one's own card comes first, whatever is in", () => {
    expect(revealed(interviewed(["priya"]), seenBy("maya"))).toEqual({
      state: "own card first",
      rounds: [interview],
    });
  });

  test("a draft begun without being asked for comes first too", () => {
    const viewer = { ...seenBy("guest"), drafts: [{ candidate: sofia, round: interview }] };
    const guest = scorecardRecord({
      author: "guest",
      opening: "berlin",
      candidate: "tom",
    });
    const records = interviewed(["maya", "priya"], [guest]);
    expect(revealed(records, viewer).state).toBe("own card first");
  });

  test("then one waits for those who are expected, by name", () => {
    const reveal = revealed(interviewed(["maya"]), seenBy("maya"));
    expect(reveal).toMatchObject({ state: "waiting", owed: [{ member: { name: "Priya Raman" } }] });
  });

  test("the last card opens it, and so does going on without it", () => {
    expect(revealed(interviewed(["maya", "priya"]), seenBy("maya")).state).toBe("open");
    const waiver = waiverRecord("w", "berlin", "sofia", "priya");
    expect(revealed(interviewed(["maya"], [waiver]), seenBy("maya")).state).toBe("open");
  });

  test("going on without everybody opens nothing: there is nothing to see", () => {
    const waivers = ["maya", "priya"].map((who) => waiverRecord(who, "berlin", "sofia", who));
    expect(revealed(interviewed([], waivers), seenBy("maya")).state).toBe("nothing in");
  });

  test("whoever was gone on without may look", () => {
    const waiver = waiverRecord("w", "berlin", "sofia", "priya");
    expect(revealed(interviewed(["maya"], [waiver]), seenBy("priya")).state).toBe("open");
  });

  describe("a shadow", () => {
    const shadowed = (cards: string[]) =>
      interviewed(cards, [
        openingRecord("berlin", { panel: [aMember("maya", "lead"), aMember("priya", "shadow")] }),
      ]).filter(
        (record, _, all) =>
          record.kind !== "opening" || record === all.findLast(({ kind }) => kind === "opening"),
      );

    test("is never waited for, nor counted", () => {
      expect(revealed(shadowed(["maya"]), seenBy("maya")).state).toBe("open");
      const panel = panelOf(shadowed(["maya", "priya"]));
      expect(countedCards(panel, sofia).map(({ author }) => author)).toEqual(["maya"]);
      expect(cardsIn(panel, seenBy("maya"), candidateIn(panel, "sofia"))).toEqual({ in: 1, of: 1 });
      expect(coverageOf(panel, sofia).map(({ panelists }) => panelists)).toEqual([1, 1]);
    });

    test("still scores before seeing anything", () => {
      expect(revealed(shadowed(["maya"]), seenBy("priya")).state).toBe("own card first");
    });

    test("alone puts nothing on the table", () => {
      const panel = panelOf(shadowed(["priya"]));
      expect(owedOn(panel, seenBy("priya"), candidateIn(panel, "sofia"))).toHaveLength(1);
      expect(revealed(shadowed(["priya"]), seenBy("priya")).state).toBe("nothing in");
    });
  });

  test("no other author's card on a candidate still blind ever leaves, in no revision and no kind of file", () => {
    fc.assert(
      fc.property(somePanelRecords, aViewerId, fc.boolean(), (records, me, everyRevision) => {
        const opening = OpeningId.parse("berlin");
        const panel = panelOf(records);
        const viewer: Viewer = {
          me: me === null ? null : panel.resolve(me),
          drafts: [],
          now: noon,
        };
        const sight = sightOf(panel, viewer);
        const leaving = new Set<string>([
          ...select(records, { what: "opening", opening }, sight).records.map(({ id }) => id),
          ...resolveCards(records, { opening, everyRevision }, sight).map(({ id }) => id),
        ]);
        const open = new Set(
          panel.candidates
            .filter((candidate) => revealOf(panel, viewer, candidate).state === "open")
            .map(({ id }) => id),
        );
        const blind = liveOf(records, "scorecard").filter(
          ({ author, body }) =>
            panel.ids.includes(body.opening) &&
            panel.resolve(author) !== viewer.me &&
            !open.has(panel.resolve(body.candidate)),
        );
        expect(blind.filter(({ id }) => leaving.has(id))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  }, 30_000);

  test("what may be shown does leave: one's own cards, and open ones", () => {
    const panel = panelOf(interviewed(["maya", "priya"]));
    expect(cardsStillBlind(panel, seenBy("maya"))).toEqual([]);
    const waiting = panelOf(interviewed(["maya"]));
    expect(cardsStillBlind(waiting, seenBy("maya"))).toEqual([]);
    expect(cardsStillBlind(waiting, seenBy("priya"))).toHaveLength(1);
  });

  test("a corrected card held back keeps its first revision back as well", () => {
    const first = scorecardRecord({ author: "priya", opening: "berlin", candidate: "sofia" });
    const records = interviewed([], [first, correctedCard(first, { takeaways: "Again" })]);
    const panel = panelOf(records);
    expect(
      cardsStillBlind(panel, seenBy("maya")).flatMap(({ revisions }) => revisions),
    ).toHaveLength(2);
  });
});

describe("how even the roster is", () => {
  test("coverage counts panelists who scored an item, not cards, and not observed is none", () => {
    const apart = scorecardRecord({
      author: "maya",
      opening: "berlin",
      candidate: "sofia",
      scores: { delivery: 4, judgement: "not observed" },
    });
    const again = scorecardRecord({
      author: "maya",
      opening: "berlin",
      candidate: "sofia",
      scores: { delivery: 2 },
      body: { round: aKit().rounds[0]?.id ?? interview, submittedAt: instant(noon + 1) },
    });
    const panel = panelOf([...interviewed(["priya"]), apart, again]);
    const covered = coverageOf(panel, sofia).map(({ item, panelists }) => `${item} ${panelists}`);
    expect(covered[0]).toBe("delivery 2");
  });

  test("the same number of panelists, rounds, minutes and kit versions is parity", () => {
    expect(parityOf(panelOf(aPanel()))).toEqual([]);
    expect(parityOf(panelOf(aPanel({ cards: [["maya", "sofia"]] })))).toEqual([]);
  });

  test("is told where candidates did not meet the same", () => {
    const other = aKit({ version: 2 });
    const records = [
      ...aPanel({
        cards: [
          ["maya", "sofia"],
          ["priya", "sofia"],
        ],
      }),
      kitRecord(other),
      scorecardRecord({
        author: "maya",
        opening: "berlin",
        candidate: "tom",
        body: { kit: kitId(other) },
      }),
    ];
    expect(parityOf(panelOf(records))).toEqual([
      { what: "panelists", fewest: 1, most: 2 },
      { what: "kit versions", fewest: 1, most: 2 },
    ]);
  });
});

test("neither a changed format nor a recusal is held against the others", () => {
  const format = { changes: ["more time" as const], other: "Camera off" };
  const toms = { author: "maya", opening: "berlin", candidate: "tom" };
  const both = aPanel({
    cards: [
      ["maya", "sofia"],
      ["priya", "sofia"],
    ],
  });
  const uneven = (...more: SharedRecord[]) => parityOf(panelOf([...both, ...more]));
  expect(uneven(scorecardRecord(toms))).toHaveLength(1);
  expect(uneven(scorecardRecord({ ...toms, body: { format } }))).toEqual([]);
  expect(uneven(scorecardRecord(toms), recusalRecord("priya", "tom"))).toEqual([]);
  const panel = panelOf([...both, scorecardRecord({ ...toms, body: { format } })]);
  expect(formatChangedOn(panel, CandidateId.parse("tom"))).toBe("more time, Camera off");
  expect(formatChangedOn(panel, sofia)).toBe("");
});

test("a draft under a candidate's other id is still a draft on them", () => {
  const records = [
    ...interviewed([]),
    candidateRecord("sofia9", "Sofia", "berlin", at()),
    samenessRecord("candidate", "sofia", "sofia9"),
  ];
  const drafts = [{ candidate: CandidateId.parse("sofia9"), round: interview }];
  expect(stateOf(records, "maya", { ...seenBy("maya"), drafts }).state).toBe("draft");
});
