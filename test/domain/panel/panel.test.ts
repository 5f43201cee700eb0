import { seesAll } from "#domain/records/travel.ts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolveCards } from "#domain/exports/resolvedCards.ts";
import { OpeningId } from "#domain/id.ts";
import { assemblePanel } from "#domain/panel/panel.ts";
import { candidateIn, interview, panelOf, somePanelRecords } from "#test/panels.ts";
import {
  aMember,
  aPanel,
  at,
  candidateRecord,
  correctedCard,
  noon,
  openingRecord,
  panelistRecord,
  samenessRecord,
  scorecardRecord,
  tombstoneOf,
  waiverRecord,
} from "#test/records.ts";

const card = scorecardRecord({ author: "maya", opening: "berlin", candidate: "sofia" });
const bare = aPanel({ cards: [] });

describe("putting an opening together", () => {
  test("the order of the records shows nowhere", () => {
    const shuffled = somePanelRecords.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    );
    const spelled = (records: Parameters<typeof panelOf>[0]) => {
      const { kits, ...panel } = panelOf(records);
      return JSON.stringify([panel, [...kits.keys()]]);
    };
    fc.assert(
      fc.property(shuffled, ([records, others]) => spelled(records) === spelled(others)),
      { numRuns: 300 },
    );
  }, 30_000);

  test("an opening that is not here, or was erased, is no panel", () => {
    expect(assemblePanel(bare, OpeningId.parse("paris"))).toBeNull();
    expect(
      assemblePanel([tombstoneOf(openingRecord("berlin"))], OpeningId.parse("berlin")),
    ).toBeNull();
  });

  test("a kit that did not come along is told, not made up", () => {
    const panel = panelOf(bare.filter(({ kind }) => kind !== "kit"));
    expect(panel.kit).toBeNull();
    expect(panel.opening.title).toBe("Engineer, Berlin");
  });

  test("whoever wrote a card belongs to the panel, invited or not, with a name or without", () => {
    const stranger = scorecardRecord({ author: "zoe", opening: "berlin", candidate: "sofia" });
    expect(panelOf([...bare, stranger]).members.at(-1)).toEqual({
      id: "zoe",
      name: "Unnamed panelist",
      role: "interviewer",
      rounds: [],
      left: true,
    });
  });

  test("cards and candidates of other openings stay out", () => {
    const panel = panelOf([...bare, ...aPanel({ opening: "rome", candidates: { ugo: "Ugo" } })]);
    expect(panel.candidates.map(({ name }) => name)).toEqual(["Sofia Lindqvist", "Tom Becker"]);
    expect(panel.cards).toEqual([]);
  });
});

describe("what was started apart and said to be the same", () => {
  const apart = [
    ...aPanel({ cards: [["maya", "sofia"]] }),
    openingRecord("munich", { title: "My own", panel: [aMember("zoe")] }),
    panelistRecord("zoe", "Priya R."),
    candidateRecord("sofia2", "sofia", "munich", at(noon - 5)),
    scorecardRecord({ author: "zoe", opening: "munich", candidate: "sofia2" }),
  ];
  const linked = [
    ...apart,
    samenessRecord("opening", "berlin", "munich"),
    samenessRecord("candidate", "sofia", "sofia2"),
    samenessRecord("panelist", "priya", "zoe"),
  ];

  test("is two before, and one afterwards, under whichever id one asks for", () => {
    expect(panelOf(apart).cards).toHaveLength(1);
    for (const id of ["berlin", "munich"]) {
      const panel = panelOf(linked, id);
      expect(panel.id).toBe("berlin");
      expect(panel.ids).toEqual(["berlin", "munich"]);
      expect(panel.candidates.map(({ name }) => name)).toEqual(["Sofia Lindqvist", "Tom Becker"]);
      expect(panel.members.map(({ name }) => name)).toEqual(["Maya Okafor", "Priya Raman"]);
      expect(panel.cardsOn(candidateIn(panel, "sofia").id).map(({ author }) => author)).toEqual([
        "maya",
        "priya",
      ]);
    }
  });

  test("a candidate renamed afterwards goes by the new name, whichever record is older", () => {
    const renamed = candidateRecord("sofia", "Sofia L.", "berlin", at(noon + 99));
    const records = [...linked.filter(({ id }) => id !== "sofia"), renamed];
    expect(candidateIn(panelOf(records), "sofia").name).toBe("Sofia L.");
    expect(resolveCards(records, {}, seesAll)[0]?.candidate.name).toBe("Sofia L.");
  });
});

describe("one card of a panelist on a candidate", () => {
  test("is its latest revision, and knows all of them", () => {
    const second = correctedCard(card, { takeaways: "On reflection" });
    const third = correctedCard(second, { takeaways: "Once more" });
    const panel = panelOf([...bare, third, card, second]);
    expect(panel.cards).toMatchObject([{ id: third.id, rivals: [] }]);
    expect(panel.cards[0]?.revisions.toSorted()).toEqual([card.id, second.id, third.id].toSorted());
  });

  test("names a version written on another device; the first counts, neither is dropped", () => {
    const laptop = correctedCard(card, {
      takeaways: "laptop",
      submittedAt: "2026-11-23T09:00:00.000Z",
    });
    const phone = correctedCard(card, {
      takeaways: "phone",
      submittedAt: "2026-11-23T10:00:00.000Z",
    });
    expect(panelOf([...bare, card, laptop, phone]).cards).toMatchObject([
      { id: laptop.id, rivals: [{ id: phone.id }] },
    ]);
  });

  test("is not made to vanish by somebody else's card that claims to correct it", () => {
    const forged = scorecardRecord({
      author: "priya",
      opening: "berlin",
      candidate: "sofia",
      body: { prev: card.id, rev: 2 },
    });
    const records = [...bare, card, forged];
    expect(
      panelOf(records)
        .cards.map(({ id }) => id)
        .toSorted(),
    ).toEqual([card.id, forged.id].toSorted());
    expect(resolveCards(records, {}, seesAll)).toHaveLength(2);
  });

  test("is found by its square of the roster, as is what the panel went on without", () => {
    const panel = panelOf([...bare, card, waiverRecord("w", "berlin", "sofia", "priya")]);
    const [maya, priya] = panel.members;
    const sofia = candidateIn(panel, "sofia").id;
    if (maya === undefined || priya === undefined) throw new Error("Two were invited.");
    expect(panel.cardAt({ author: maya.id, candidate: sofia, round: interview })?.id).toBe(card.id);
    expect(panel.cardAt({ author: priya.id, candidate: sofia, round: interview })).toBeUndefined();
    expect(panel.waiverAt({ author: priya.id, candidate: sofia, round: interview })).toMatchObject({
      reason: "Off sick",
    });
  });

  test("is the same one on screens and in exports", () => {
    fc.assert(
      fc.property(somePanelRecords, (records) => {
        const shown = panelOf(records).cards.flatMap(({ id, rivals }) => [
          id,
          ...rivals.map((rival) => rival.id),
        ]);
        const exported = resolveCards(records, { opening: OpeningId.parse("berlin") }, seesAll);
        expect(exported.map(({ id }) => id).toSorted()).toEqual(shown.toSorted());
      }),
      { numRuns: 300 },
    );
  }, 30_000);
});
