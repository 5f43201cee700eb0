import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import { askingMessage, askingsIn, mostMailto } from "#domain/panel/asking.ts";
import { cardsOnTime } from "#domain/panel/onTime.ts";
import { openCandidates, revealsOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { nextToCalibrate, whatIsNext } from "#domain/panel/whatIsNext.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { aViewerId, interview, panelOf, somePanelRecords } from "#test/panels.ts";
import {
  aPanel,
  decisionRecord,
  instant,
  noon,
  offerRecord,
  planRecord,
  recusalRecord,
} from "#test/records.ts";

const hour = 3_600_000;
const day = 24 * hour;

function seenBy(me: string | null, changes: Partial<Viewer> = {}): Viewer {
  return { me: me === null ? null : PanelistId.parse(me), drafts: [], now: noon, ...changes };
}

/** With the time of each candidate's interview, in ms. */
function withInterviews(records: SharedRecord[], times: Record<string, number>): SharedRecord[] {
  return records.map((record) => {
    const time = times[record.id];
    return time !== undefined && "body" in record && record.kind === "candidate"
      ? { ...record, body: { ...record.body, interviews: { [interview]: instant(time) } } }
      : record;
  });
}

const both = (candidate: string): [string, string][] => [
  ["maya", candidate],
  ["priya", candidate],
];

function nextOf(records: SharedRecord[], viewer: Viewer) {
  return whatIsNext(panelOf(records), viewer).map(({ candidate, next }) => [
    candidate.id,
    next.what,
  ]);
}

describe("what is next", () => {
  test("one's own card comes first, then what others owe, then what the panel may do, decided last", () => {
    const candidates = { a: "A", b: "B", c: "C", d: "D", e: "E", f: "F" };
    const records = withInterviews(
      [
        ...aPanel({
          candidates,
          cards: [...both("a"), ...both("b"), ["maya", "c"], ["maya", "d"]],
        }),
        decisionRecord("d1", "a"),
      ],
      { a: noon - 5 * day, b: noon - 2 * day, c: noon - 2 * day, d: noon + day, e: noon, f: noon },
    );
    const drafts = [{ candidate: CandidateId.parse("f"), round: interview }];
    expect(nextOf(records, seenBy("maya", { drafts }))).toEqual([
      ["f", "continue"],
      ["e", "score"],
      ["c", "ask"],
      ["b", "calibrate"],
      ["d", "wait"],
      ["a", "decided"],
    ]);
  });

  test("one's own cards come in the order of their interviews, those without a time last", () => {
    const records = withInterviews(aPanel({ candidates: { a: "A", b: "B", c: "C" }, cards: [] }), {
      b: noon + day,
      c: noon - 3 * day,
    });
    const lines = whatIsNext(panelOf(records), seenBy("priya"));
    expect(lines.map(({ candidate }) => candidate.id)).toEqual(["c", "b", "a"]);
    expect(lines.map(({ next }) => next)).toEqual([
      { what: "score", round: interview, at: instant(noon - 3 * day), due: noon - 2 * day },
      { what: "score", round: interview, at: instant(noon + day), due: noon + 2 * day },
      { what: "score", round: interview, at: null, due: null },
    ]);
  });

  test("what is not due yet is waited for, not asked for", () => {
    const records = (time: number) =>
      withInterviews(aPanel({ candidates: { a: "A" }, cards: [["maya", "a"]] }), { a: time });
    const [within] = whatIsNext(panelOf(records(noon - 23 * hour)), seenBy("maya"));
    expect(within?.next).toMatchObject({ what: "wait", at: null });
    const [over] = whatIsNext(panelOf(records(noon - 25 * hour)), seenBy("maya"));
    expect(over?.next.what).toBe("ask");
    const [coming] = whatIsNext(panelOf(records(noon + day)), seenBy("maya"));
    expect(coming?.next).toMatchObject({ what: "wait", at: instant(noon + day) });
  });

  test("a decision says what became of the offer", () => {
    const records = [...aPanel({ candidates: { a: "A" } }), decisionRecord("d1", "a")];
    const offerOf = (more: SharedRecord[]) => {
      const [line] = whatIsNext(panelOf([...records, ...more]), seenBy("maya"));
      return line?.next.what === "decided" ? line.next.offer : undefined;
    };
    const offered = offerRecord("a");
    const answer = planRecord({
      what: "answer",
      opening: OpeningId.parse("berlin"),
      candidate: CandidateId.parse("a"),
      answer: "declined",
      on: null,
      startsOn: null,
    });
    expect([offerOf([]), offerOf([offered]), offerOf([offered, answer])]).toEqual([
      null,
      "out",
      "declined",
    ]);
  });

  test("whoever recused themselves is asked for nothing, and nobody asks them", () => {
    const records = [
      ...aPanel({ candidates: { a: "A" }, cards: [["maya", "a"]] }),
      recusalRecord("priya", "a"),
    ];
    expect(nextOf(records, seenBy("priya"))).toEqual([["a", "recused"]]);
    expect(nextOf(records, seenBy("maya"))).toEqual([["a", "calibrate"]]);
  });

  test("law: a decision or a count of cards is told only where the cards are open to the viewer", () => {
    fc.assert(
      fc.property(somePanelRecords, aViewerId, (records, me) => {
        const viewer = seenBy(me);
        const panel = panelOf([...records, decisionRecord("d1", "sofia"), offerRecord("sofia")]);
        const open = new Set(openCandidates(panel, viewer).map(({ id }) => id));
        const lines = whatIsNext(panel, viewer);
        expect(lines.map(({ candidate }) => candidate.id).toSorted()).toEqual(
          panel.candidates.map(({ id }) => id).toSorted(),
        );
        const told = lines.filter(({ next }) => ["decided", "calibrate"].includes(next.what));
        expect(told.filter(({ candidate }) => !open.has(candidate.id))).toEqual([]);
      }),
    );
  });

  test("the next candidate to calibrate is never the one in hand, nor one that is decided", () => {
    const records = [...aPanel({ candidates: { a: "A", b: "B" } }), decisionRecord("d1", "a")];
    const panel = panelOf(records);
    const viewer = seenBy("maya");
    const from = (id: string) =>
      nextToCalibrate(panel, viewer, revealsOf(panel, viewer), CandidateId.parse(id));
    expect(from("a")?.id).toBe("b");
    expect(from("b")).toBeNull();
  });
});

describe("asking for cards", () => {
  const panel = panelOf(
    aPanel({
      panelists: { maya: "Maya", priya: "Priya Raman", jonas: "Jonas Keller" },
      candidates: { a: "Sam Pereira", b: "Noor Haddad" },
      cards: [...both("a"), ["maya", "b"]],
    }),
  );
  const askings = askingsIn(panel, whatIsNext(panel, seenBy("maya")));

  test("names each person once, with their cards", () => {
    expect(
      askings.map(({ member, cards }) => [member.name, cards.map(({ candidate }) => candidate)]),
    ).toEqual([
      ["Jonas Keller", ["Noor Haddad", "Sam Pereira"]],
      ["Priya Raman", ["Noor Haddad"]],
    ]);
  });

  test("says which cards, of which search and where, in a mail with lines", () => {
    const [asking] = askings;
    if (asking === undefined) throw new Error("Somebody is asked.");
    const { subject, body, mailto } = askingMessage(asking, {
      title: "Engineer, Berlin",
      link: "https://needle.example/openings/berlin",
    });
    expect(subject).toBe("2 scorecards to write for Engineer, Berlin");
    expect(body).toContain("- Noor Haddad, Interview\n- Sam Pereira, Interview\n");
    expect(body).toContain("https://needle.example/openings/berlin");
    const [, query = ""] = mailto.split("?");
    expect(new URLSearchParams(query).get("body")?.replaceAll("\r\n", "\n")).toBe(body);
  });

  test("law: no mail is longer than what a mail program takes, and its link is whole", () => {
    const text = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(text, { minLength: 1, maxLength: 300 }),
        (name, title, of) => {
          const [first] = askings;
          if (first === undefined) throw new Error("Somebody is asked.");
          const [card] = first.cards;
          if (card === undefined) throw new Error("A card is asked for.");
          const asking = {
            member: { ...first.member, name },
            cards: of.map((candidate) => ({ ...card, candidate })),
          };
          const link = `https://needle.example/openings/${"x".repeat(40)}`;
          const { mailto } = askingMessage(asking, { title, link });
          expect(mailto.length).toBeLessThanOrEqual(mostMailto);
          expect(decodeURIComponent(mailto)).toContain(link);
        },
      ),
    );
  });
});

describe("cards in on time", () => {
  const records = (time: number, cards: [string, string][]) =>
    withInterviews(aPanel({ candidates: { a: "A" }, cards }), { a: time });

  test("counts what came within the hours given, and what is late and missing", () => {
    const counted = (time: number, cards: [string, string][]) =>
      cardsOnTime(panelOf(records(time, cards)), seenBy("maya"));
    expect(counted(noon - hour, both("a"))).toEqual({ inTime: 2, due: 2 });
    expect(counted(noon - 30 * hour, [["maya", "a"]])).toEqual({ inTime: 0, due: 2 });
    expect(counted(noon - hour, [["maya", "a"]])).toEqual({ inTime: 1, due: 1 });
  });

  test("leaves interviews without a time out", () => {
    expect(cardsOnTime(panelOf(aPanel()), seenBy("maya"))).toEqual({ inTime: 0, due: 0 });
  });
});
