import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { revealOf } from "#domain/panel/reveal.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { PanelistId, RoundId } from "#domain/id.ts";
import { liveOf, type SharedRecord } from "#domain/records/record.ts";
import { accessHtml } from "#domain/rights/accessHtml.ts";
import { AccessPack } from "#domain/rights/accessPack.ts";
import { accessSchema } from "#domain/rights/accessSchema.ts";
import { accessPackOf, type HeldHere, type PackWish } from "#domain/rights/accessPackOf.ts";
import { accessSections } from "#domain/rights/accessSections.ts";
import { howThisDecides } from "#domain/rights/howThisDecides.ts";
import { candidateIn, panelOf, somePanelRecords } from "#test/panels.ts";
import {
  aPanel,
  correctedCard,
  decisionRecord,
  instant,
  openedRecord,
  openingRecord,
  scorecardRecord,
  aForeignRow,
} from "#test/records.ts";

const asIs = (at: string) => at;
const dates = { dateIn: asIs, dayIn: (day: string) => `the day ${day}` };
const wish: PackWish = { withNames: false, withNotes: true, madeAt: instant(), dayIn: asIs };

function packIn(
  records: readonly SharedRecord[],
  me: string | null,
  changes: Partial<PackWish> = {},
  id = "sofia",
): AccessPack {
  const panel = panelOf(records);
  const viewer: Viewer = {
    me: me === null ? null : PanelistId.parse(me),
    drafts: [],
    now: Date.parse(instant()),
  };
  const candidate = candidateIn(panel, id);
  const held: HeldHere = {
    records: { openings: liveOf(records, "opening"), candidates: liveOf(records, "candidate") },
    revisions: liveOf(records, "scorecard")
      .filter(({ body }) => panel.resolve(body.candidate) === candidate.id)
      .map((card) => ({ id: card.id, author: card.author, body: card.body })),
    drafts: [],
    notes: [
      {
        panelist: PanelistId.parse("maya"),
        round: RoundId.parse("interview"),
        text: "Ask about the outage",
      },
    ],
    ofOthers: 1,
    feedback: [],
    foreign: [aForeignRow()],
    otherCandidates: ["Tom Becker"],
  };
  return accessPackOf({ panel, viewer, candidate }, held, { ...wish, ...changes });
}

function talkedOver(): SharedRecord[] {
  const first = scorecardRecord({ author: "maya", opening: "berlin", candidate: "sofia" });
  return [
    ...aPanel({
      cards: [
        ["priya", "tom"],
        ["maya", "tom"],
      ],
    }),
    first,
    correctedCard(first, { takeaways: "Corrected: she led it, said Priya." }),
    scorecardRecord({
      author: "priya",
      opening: "berlin",
      candidate: "sofia",
      body: { takeaways: "Better than Tom Becker; Maya Okafor agrees. Sofia led it <b>alone</b>." },
    }),
    decisionRecord("d1", "sofia", {
      rationale: "Priya saw it first",
      dissent: [{ panelist: PanelistId.parse("priya"), note: "Not for me" }],
    }),
    openedRecord("maya", "sofia"),
  ];
}

describe("an access pack", () => {
  test("holds what came from other systems, without its panelist where they go by letter", () => {
    const [card] = packIn(talkedOver(), "maya").foreign;
    expect(card).toMatchObject({ system: "Greenhouse", panelist: "", takeaways: "Calm, exact." });
    expect(card?.ratings[0]?.note).toBe("[a panelist] asked twice");
    const named = packIn(talkedOver(), "maya", { withNames: true });
    expect(named.foreign[0]).toMatchObject({ panelist: "Kate Austen" });
  });

  test("holds every revision, who decided and on what, and who had the cards opened", () => {
    const pack = packIn(talkedOver(), "maya");
    expect(AccessPack.parse(pack)).toEqual(pack);
    expect(
      pack.cards.map(({ panelist, revision, leftOut }) => [panelist, revision, leftOut]),
    ).toEqual([
      ["Panelist A", 1, "corrected since"],
      ["Panelist A", 2, "after seeing the others"],
      ["Panelist B", 1, ""],
    ]);
    expect(pack.decisions[0]).toMatchObject({
      call: "hire",
      dissent: [{ panelist: "Panelist B", note: "Not for me" }],
    });
    expect(pack.openedFor).toEqual([{ panelist: "Panelist A", at: instant() }]);
    expect(pack.privateNotes).toHaveLength(1);
  });

  test("masks other candidates and, by letter, panelists, and counts them; their own name stays", () => {
    const pack = packIn(talkedOver(), "maya");
    const text = JSON.stringify(pack);
    expect(text).not.toMatch(/Tom Becker|Becker|Maya|Okafor|Priya/);
    expect(text).toContain("Better than [another candidate]; [a panelist] agrees. Sofia led it");
    expect(pack.masked.candidates).toBe(1);
    expect(pack.masked.panelists).toBe(4);
    const named = packIn(talkedOver(), "maya", { withNames: true });
    expect(named.cards[2]?.panelist).toBe("Priya Raman");
    expect(named.masked).toEqual({ candidates: 1, panelists: 0 });
  });

  test("leaves out what whoever makes it may not see, and says so", () => {
    const records = talkedOver().filter(
      (record) => !("body" in record && record.kind === "scorecard" && record.author === "priya"),
    );
    const pack = packIn(records, "priya");
    expect(pack.cards).toEqual([]);
    expect(pack.decisions).toEqual([]);
    expect(pack.leftOut.join(" ")).toMatch(/2 cards of other panelists, closed .*What was decided/);
    expect(JSON.stringify(pack)).not.toMatch(/Seen in|Not for me/);
  });

  test("says which private notes are left out, one's own by wish and others' always", () => {
    expect(packIn(talkedOver(), "maya", { withNotes: false })).toMatchObject({
      privateNotes: [],
      leftOut: expect.arrayContaining([
        expect.stringMatching(/1 private note of whoever made this, on their wish/),
        expect.stringMatching(/1 draft or private note of others/),
      ]),
    });
  });

  test("tells nobody blind a score, a word or a decision of somebody else's, whatever the panel", () => {
    fc.assert(
      fc.property(
        somePanelRecords,
        fc.constantFrom("maya", "priya", "tom", null),
        (records, me) => {
          const panel = panelOf(records);
          const viewer: Viewer = {
            me: me === null ? null : PanelistId.parse(me),
            drafts: [],
            now: Date.parse(instant()),
          };
          for (const candidate of panel.candidates) {
            const isOpen = revealOf(panel, viewer, candidate).state === "open";
            const pack = packIn(records, me, { withNames: true }, candidate.id);
            const own = panel.members.find(({ id }) => id === viewer.me)?.name;
            const others = pack.cards.filter(({ panelist }) => panelist !== own);
            expect(isOpen ? [] : others).toEqual([]);
            expect(pack.leftOut.length).toBeGreaterThan(1);
          }
        },
      ),
    );
  });
});

describe("its page", () => {
  test("runs and fetches nothing, whatever people wrote", () => {
    const evil = `</style><script>alert(1)</script><img src=x onerror=alert(1)>"'&`;
    const records = talkedOver().map((record): SharedRecord =>
      record.kind === "candidate" && "body" in record && record.id === "sofia"
        ? { ...record, body: { ...record.body, name: evil } }
        : record,
    );
    const html = accessHtml(packIn(records, "maya"), dates);
    expect(html).not.toMatch(/<script|<img|<b>alone/i);
    expect(html).toContain("&lt;b&gt;alone&lt;/b&gt;");
    expect(html).toContain("default-src 'none'");
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });

  test("says what the file for programs says: every text of the one stands in the other", () => {
    const pack = packIn(talkedOver(), "maya");
    const html = accessHtml(pack, dates);
    for (const { parts } of accessSections(pack, dates))
      for (const { pairs } of parts)
        for (const [, text] of pairs)
          expect(html).toContain(text.replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
    for (const card of pack.cards) expect(html).toContain(card.receipt);
    expect(html).toContain("since the day 2026-11-16");
  });

  test("its schema knows what is in it", () => {
    const { properties } = accessSchema() as { properties: Record<string, unknown> };
    expect(Object.keys(properties)).toEqual(Object.keys(packIn(talkedOver(), "maya")));
  });
});

describe("how this decides", () => {
  test("tells of one opening how it is set up, and of none what holds for all", () => {
    const set = panelOf(
      talkedOver().map((record) =>
        record.kind === "opening"
          ? openingRecord("berlin", { retention: { basis: "eu", months: 9 } })
          : record,
      ),
    );
    const text = (panel: typeof set | null) => JSON.stringify(howThisDecides(panel));
    expect(text(set)).toContain("9 months (European Union, own policy)");
    expect(text(set)).toContain("travel open and unsigned");
    expect(text(panelOf(talkedOver()))).toContain("no time has been set yet");
    expect(text(null)).not.toContain("This opening");
  });
});
