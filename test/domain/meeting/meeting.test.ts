import { AnyLiveRecord } from "#domain/records/signedRecords.ts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agendaOf, speakers } from "#domain/meeting/agenda.ts";
import { canonical } from "#domain/hash.ts";
import { CandidateId, ItemId, PanelistId } from "#domain/id.ts";
import { sift } from "#domain/records/merge.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { select } from "#domain/files/selection.ts";
import { OpeningId } from "#domain/id.ts";
import { candidateIn, panelOf } from "#test/panels.ts";
import {
  aKit,
  aMember,
  anItem,
  aPanel,
  at,
  candidateRecord,
  correctedCard,
  decisionRecord,
  instant,
  kitRecord,
  markRecord,
  noon,
  offerRecord,
  openingRecord,
  panelistRecord,
  practiceRecord,
  reratingRecord,
  samenessRecord,
  scorecardRecord,
  tombstoneOf,
} from "#test/records.ts";
import { mayLeave, seesAll } from "#domain/records/travel.ts";
import { sightOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { beforeAndAfter, reratedElsewhere } from "#domain/meeting/beforeAndAfter.ts";
import { isShown, itemsToReview } from "#domain/meeting/reviewed.ts";
import { compositeOf } from "#domain/meeting/composite.ts";
import { objectionsTo } from "#domain/meeting/objections.ts";
import { decisionDue } from "#domain/meeting/decisionDue.ts";
import { planAgreed } from "#test/planMerge.ts";
import { readPacket } from "#test/readPacket.ts";

const sofia = CandidateId.parse("sofia");
const delivery = ItemId.parse("delivery");
const card = (author: string, score: 1 | 2 | 3 | 4 | 5 | "not observed", judgement: 3 | 4 = 3) =>
  scorecardRecord({
    author,
    opening: "berlin",
    candidate: "sofia",
    scores: { delivery: score, judgement },
  });
const mayas = card("maya", 5);
const priyas = card("priya", 2);
const base = [...aPanel({ cards: [] }), mayas, priyas];
const reviewed = ["delivery", "judgement"].map((item) => markRecord("sofia", "reviewed", { item }));
const idsStaying = (records: readonly SharedRecord[], viewer: Viewer) => {
  const sight = sightOf(panelOf(records), viewer);
  return records.filter((record) => !mayLeave(record, sight)).map(({ id }) => id);
};
const tosOf = (records: readonly SharedRecord[]) =>
  beforeAndAfter(panelOf(records), sofia, delivery).map(({ member, from, to }) => [
    member.id,
    from,
    to,
  ]);

describe("re-rating", () => {
  test("stands beside the card: the latest counts, in whatever order they came, the card stays", () => {
    const all = [
      ...base,
      reratingRecord("r1", priyas, 3, at(noon + 1)),
      reratingRecord("r2", priyas, 4, at(noon + 2)),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (records) => {
        expect(tosOf(records)).toEqual([
          ["maya", 5, 5],
          ["priya", 2, 4],
        ]);
        expect(
          panelOf(records)
            .cards.map(({ body }) => canonical(body))
            .toSorted(),
        ).toEqual([mayas, priyas].map(({ body }) => canonical(body)).toSorted());
      }),
    );
    expect(panelOf(all).meeting.reratings.map(({ id }) => id)).toEqual(["r1", "r2"]);
  });

  test("that comes before its card waits for it", () => {
    const early = [...base.slice(0, -1), reratingRecord("r1", priyas, 4)];
    expect(planAgreed([], early, noon).rejected).toEqual([]);
    expect(tosOf(early)).toEqual([["maya", 5, 5]]);
    expect(reratedElsewhere(panelOf(early), sofia, delivery)).toBe(1);
    expect(tosOf([...early, priyas])).toContainEqual(["priya", 2, 4]);
    expect(reratedElsewhere(panelOf([...early, priyas]), sofia, delivery)).toBe(0);
  });

  test("does not move to a correction of the card: that is a later word", () => {
    const corrected = correctedCard(priyas, { takeaways: "Again" });
    const records = [...base, reratingRecord("r1", priyas, 4), corrected];
    expect(tosOf(records)).toContainEqual(["priya", 2, 2]);
    const formerOf = (all: readonly SharedRecord[]) =>
      beforeAndAfter(panelOf(all), sofia, delivery).map(({ former }) => former?.id ?? null);
    expect(formerOf(records)).toEqual([null, "r1"]);
    expect(reratedElsewhere(panelOf(records), sofia, delivery)).toBe(0);
    // Choosing again, on the card as it is now, is what counts.
    const again = [...records, reratingRecord("r2", corrected, 3, at(noon + 3))];
    expect(tosOf(again)).toContainEqual(["priya", 2, 3]);
    expect(formerOf(again)).toEqual([null, null]);
  });

  test("beside somebody else's card, or changed without a reason, is refused", () => {
    const record = reratingRecord("r1", priyas, 4);
    const forged = { ...record, body: { ...record.body, panelist: PanelistId.parse("maya") } };
    expect(sift([forged]).rejected).toMatchObject([{ kind: "rerating" }]);
    const silent = { ...record, body: { ...record.body, reason: "" } };
    expect(AnyLiveRecord.safeParse(silent).success).toBe(false);
    const kept = { ...record, body: { ...record.body, to: 2, reason: "" } };
    expect(AnyLiveRecord.safeParse(kept).success).toBe(true);
  });

  test("is private until shown or reviewed: the composite does not know it before", () => {
    const records = [...base, reratingRecord("r1", priyas, 5)];
    expect(compositeOf(panelOf(records), sofia, "after").mean).toBe(3.25);
    for (const what of ["shown", "reviewed"] as const) {
      const panel = panelOf([...records, markRecord("sofia", what)]);
      expect(isShown(panel, sofia, delivery)).toBe(true);
      expect(compositeOf(panel, sofia, "after").mean).toBe(4);
      expect(compositeOf(panel, sofia, "before").mean).toBe(3.25);
    }
  });
});

describe("marks of the meeting", () => {
  test("two devices lose none of each other's, and the last toggle of each counts", () => {
    const marks = [
      markRecord("sofia", "heard", { panelist: "maya" }, at(noon, "laptop")),
      markRecord("sofia", "heard", { panelist: "priya" }, at(noon, "phone")),
      markRecord("sofia", "reviewed", {}, at(noon + 2, "phone")),
    ];
    const back = markRecord("sofia", "heard", { panelist: "maya", on: false }, at(noon + 1));
    const heard = (records: SharedRecord[], panelist: string) =>
      panelOf(records).meeting.isMarked({
        candidate: sofia,
        item: delivery,
        what: "heard",
        panelist: PanelistId.parse(panelist),
      });
    expect(heard([...base, ...marks], "maya")).toBe(true);
    expect(new Set(marks.map(({ id }) => id)).size).toBe(3);
    expect(back.id).toBe(marks[0]?.id);
    const after = [...base, ...marks.slice(1), back];
    expect([heard(after, "maya"), heard(after, "priya")]).toEqual([false, true]);
    expect(itemsToReview(panelOf(after), sofia).map(({ id }) => id)).toEqual(["judgement"]);
  });

  test("under another place's id are refused", () => {
    const mark = { ...markRecord("sofia", "reviewed"), id: markRecord("tom", "reviewed").id };
    expect(sift([mark]).rejected).toHaveLength(1);
  });

  test("follow candidates who are the same", () => {
    const records = [
      ...base,
      openingRecord("berlin2"),
      candidateRecord("sofia2", "Sofia", "berlin2"),
      samenessRecord("opening", "berlin", "berlin2"),
      samenessRecord("candidate", "sofia", "sofia2"),
      markRecord("sofia2", "reviewed"),
    ];
    expect(itemsToReview(panelOf(records), sofia).map(({ id }) => id)).toEqual(["judgement"]);
  });
});

describe("how the opening is run", () => {
  test("of each facet the latest counts, whoever wrote it and whatever came first", () => {
    const offers = [
      offerRecord("sofia", { pay: 90_000 }, at(noon, "laptop")),
      offerRecord("sofia", { pay: 95_000 }, at(noon + 1, "phone")),
      offerRecord("tom", { pay: 80_000 }, at(noon, "phone")),
    ];
    expect(new Set(offers.map(({ id }) => id)).size).toBe(2);
    for (const order of [offers, offers.toReversed()])
      expect(panelOf([...base, ...order]).plan.map((one) => "pay" in one && one.pay)).toEqual(
        expect.arrayContaining([95_000, 80_000]),
      );
  });

  test("under another facet's id is refused", () => {
    const stolen = { ...offerRecord("sofia"), id: offerRecord("tom").id };
    expect(sift([stolen]).rejected).toHaveLength(1);
    const practised = { ...practiceRecord("maya", {}), id: practiceRecord("priya", {}).id };
    expect(sift([practised]).rejected).toHaveLength(1);
  });

  test("an offer stays here while the candidate's cards are not open; nobody starts with it", () => {
    const panel = [...aPanel({ cards: [["priya", "sofia"]] }), offerRecord("sofia")];
    const viewer = { me: PanelistId.parse("maya"), drafts: [], now: noon };
    const staying = (records: SharedRecord[]) => idsStaying(records, viewer);
    expect(staying(panel)).toContain(offerRecord("sofia").id);
    const all = [...aPanel(), offerRecord("sofia"), practiceRecord("maya", { delivery: 3 })];
    expect(staying(all)).toEqual([]);
    const opening = OpeningId.parse("berlin");
    const kinds = (what: "invitation" | "opening") =>
      new Set(select(all, { what, opening }, seesAll).records.map(({ kind }) => kind));
    expect([kinds("opening").has("plan"), kinds("opening").has("practice")]).toEqual([true, true]);
    expect(kinds("invitation").has("plan")).toBe(false);
    expect(kinds("invitation").has("practice")).toBe(false);
  });

  test("practice never counts as a card", () => {
    const panel = panelOf([...aPanel({ cards: [] }), practiceRecord("maya", { delivery: 5 })]);
    expect(panel.cards).toEqual([]);
    expect(panel.practice).toHaveLength(1);
    expect(compositeOf(panel, sofia, "before").mean).toBeNull();
  });
});

describe("where the panel stands", () => {
  test("nothing scored is no composite, not 0", () => {
    const none = panelOf(aPanel({ cards: [] }));
    expect(compositeOf(none, sofia, "after")).toEqual({ mean: null, items: 0, of: 2, scores: 0 });
  });

  test("not observed lowers the coverage, never the composite", () => {
    const records = [...aPanel({ cards: [] }), card("maya", "not observed", 4), card("priya", 4)];
    expect(compositeOf(panelOf(records), sofia, "after")).toEqual({
      mean: 3.75,
      items: 2,
      of: 2,
      scores: 3,
    });
  });

  test("the kit's weights count, where they differ", () => {
    const kit = aKit({
      items: [anItem("delivery", "Delivery", 3), anItem("judgement", "Judging")],
    });
    const weighed = kitRecord(kit);
    const records = [
      weighed,
      openingRecord("berlin", { kit: weighed.id, panel: [aMember("maya")] }),
      candidateRecord("sofia", "Sofia", "berlin"),
      scorecardRecord({
        author: "maya",
        opening: "berlin",
        candidate: "sofia",
        scores: { delivery: 5, judgement: 1 },
        body: { kit: weighed.id },
      }),
    ];
    expect(compositeOf(panelOf(records), sofia, "after").mean).toBe(4);
  });

  test.each([
    ["hire", 2, ["composite"]],
    ["advance", 2, ["composite"]],
    ["hold", 2, []],
    ["no hire", 2, []],
    ["hire", 5, []],
    ["no hire", 5, ["composite"]],
  ] as const)("calling %s on delivery %i goes against %j", (call, score, against) => {
    const records = [...aPanel({ cards: [] }), card("maya", score), card("priya", score)];
    expect(objectionsTo(panelOf(records), sofia, call).map(({ what }) => what)).toEqual(against);
  });

  test("a must-have most did not see is one more reason to ask", () => {
    const missing = scorecardRecord({
      author: "maya",
      opening: "berlin",
      candidate: "sofia",
      body: { gates: { typescript: "not shown" } as never },
    });
    const one = [...aPanel({ cards: [] }), missing];
    expect(objectionsTo(panelOf(one), sofia, "hire").map(({ what }) => what)).toEqual(["gate"]);
    expect(objectionsTo(panelOf([...one, card("priya", 4)]), sofia, "hire")).toEqual([]);
  });

  test("the latest decision comes first, the earlier stays", () => {
    const records = [
      ...base,
      decisionRecord("d2", "sofia", { call: "hold" }, at(noon + 1)),
      decisionRecord("d1", "sofia"),
    ];
    for (const some of [records, records.toReversed()])
      expect(
        panelOf(some)
          .meeting.decisionsOn(sofia)
          .map(({ call }) => call),
      ).toEqual(["hold", "hire"]);
  });

  test("the two days run from the last interview there was", () => {
    const interviews = { interview: instant(noon - 3_600_000) } as never;
    const candidate = { ...candidateIn(panelOf(base), "sofia"), interviews };
    expect(decisionDue(candidate, noon)).toEqual({
      last: noon - 3_600_000,
      due: noon + 47 * 3_600_000,
    });
    expect(decisionDue(candidate, noon - 7_200_000)).toBeNull();
    expect(decisionDue({ ...candidate, interviews: {} }, noon)).toBeNull();
  });
});

describe("the agenda", () => {
  test("starts with what is furthest apart; nobody is alone among two", () => {
    expect(agendaOf(panelOf(base), sofia).map(({ item, reasons }) => [item.id, reasons])).toEqual([
      ["delivery", ["gap", "split"]],
      ["judgement", []],
    ]);
  });

  test("does not change while scores do", () => {
    const first = agendaOf(panelOf(base), sofia);
    const after = agendaOf(panelOf([...base, reratingRecord("r1", priyas, 5), ...reviewed]), sofia);
    expect(after.map(({ item }) => item.id)).toEqual(first.map(({ item }) => item.id));
  });

  const roles = ["shadow", "hiring manager", "lead", "interviewer"] as const;
  const four = [
    kitRecord(),
    openingRecord("berlin", { panel: roles.map((role, index) => aMember(`p${index}`, role)) }),
    candidateRecord("sofia", "Sofia", "berlin"),
    ...roles.map((_, index) => panelistRecord(`p${index}`, `P${index}`)),
    ...roles.map((_, index) => card(`p${index}`, 3)),
  ];

  test("lets who has the least say speak first, shadows after all", () => {
    const order = speakers(panelOf(four), sofia, delivery, "least say first");
    expect(order.map(({ role }) => role)).toEqual([
      "interviewer",
      "lead",
      "hiring manager",
      "shadow",
    ]);
  });

  test("shuffles alike on every device, shadows last", () => {
    const drawn = speakers(panelOf(four), sofia, delivery, "shuffled").map(({ id }) => id);
    const elsewhere = speakers(panelOf(four.toReversed()), sofia, delivery, "shuffled");
    expect(elsewhere.map(({ id }) => id)).toEqual(drawn);
    expect(drawn.at(-1)).toBe("p0");
  });
});

describe("in files", () => {
  const said = [
    reratingRecord("r1", priyas, 4),
    ...reviewed,
    markRecord("sofia", "heard", { panelist: "maya" }),
    decisionRecord("d1", "sofia", {
      against: [{ what: "composite", reason: "Strong references" }],
      dissent: [{ panelist: PanelistId.parse("priya"), note: "Too early" }],
    }),
  ];
  const all = [...base, ...said];

  test("come back as they went", () => {
    const reading = readPacket(writePacket(packetOf(all)));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(canonical(reading.packet.records)).toBe(canonical(packetOf(all).records));
    expect(reading.rejected).toEqual([]);
  });

  test("travel with an opening, not with its invitation", () => {
    const opening = OpeningId.parse("berlin");
    const ids = (what: "opening" | "invitation") =>
      select(all, { what, opening }, seesAll).records.map(({ id }) => id);
    for (const { id } of said) expect(ids("opening")).toContain(id);
    for (const { id } of said) expect(ids("invitation")).not.toContain(id);
  });

  test("stay with the cards while somebody's is out", () => {
    const late = [
      ...all.filter(({ kind }) => kind !== "opening"),
      openingRecord("berlin", { panel: ["maya", "priya", "zoe"].map((id) => aMember(id)) }),
    ];
    const viewer = (me: string) => ({ me: PanelistId.parse(me), drafts: [], now: noon });
    expect(idsStaying(all, viewer("maya"))).toEqual([]);
    expect(idsStaying(late, viewer("maya")).toSorted()).toEqual([priyas.id, "r1", "d1"].toSorted());
    expect(idsStaying(late, viewer("priya"))).not.toContain("r1");
    const opening = OpeningId.parse("berlin");
    const sight = sightOf(panelOf(late), viewer("maya"));
    expect(select(late, { what: "opening", opening }, sight).stillBlind).toBe(1);
  });

  test("are erased with the candidate wherever they are", () => {
    const stone = tombstoneOf(candidateRecord("sofia", "Sofia", "berlin"));
    const { fallen } = planAgreed(all, [stone], noon);
    for (const { id } of said) expect(fallen.map((one) => one.id)).toContain(id);
    const { rejected } = planAgreed([...base, stone], said, noon);
    expect(rejected).toHaveLength(said.length);
  });
});
