import { describe, expect, test } from "vitest";
import { CandidateId, PanelistId, type CardId } from "#domain/id.ts";
import { assemblePanel } from "#domain/panel/panel.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import { sealedHereIn } from "#domain/panel/signedPanel.ts";
import { heldOn } from "#domain/panel/stillSealed.ts";
import { heldInWords, partsInWords } from "#domain/panel/stillSealedInWords.ts";
import { faultOf } from "#domain/records/fault.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { SealedRecord, ShareRecord } from "#domain/records/signedRecords.ts";
import { sealedOpeningOf, type SealedCard } from "#domain/seats/sealing.ts";
import { viewOf } from "#domain/seats/view.ts";
import { thresholdFor } from "#sealing/shares.ts";
import { kitRecord } from "#test/records.ts";
import {
  aPlace,
  aRelease,
  aSealedCard,
  aSealedPanel,
  aShare,
  heldBy,
  idOf,
  partFor,
  sealingOf,
  search,
  signedWaiver,
} from "#test/signedPanel.ts";

const sofia = CandidateId.parse(idOf("sofia"));
const round = aPlace("dana").rounds[0] ?? ("interview" as never);
const people = ["dana", "priya", "jonas", "lin", "omar", "ada", "tom"];

/** A panel of so many, all of whom have joined, and whose cards are in, each held by the others. */
function panelOf(size: number) {
  const names = people.slice(0, size);
  const { root, panel: ground } = aSealedPanel(
    [
      aPlace("maya", { role: "lead", rounds: [], invite: null }),
      ...names.map((name) => aPlace(name, name === "dana" ? { role: "lead" } : {})),
    ],
    "dana",
  );
  const cardOf = (author: string) => {
    const card = aSealedCard(author, author, String(names.indexOf(author)), { panel: root.id });
    const others = names.filter((name) => name !== author);
    const threshold = thresholdFor(others.length);
    return threshold === null ? card : heldBy(others, threshold, card);
  };
  return { ground, root, names, cardOf, cards: names.map(cardOf) };
}

const four = panelOf(4);
const jonass = four.cardOf("jonas");

function cardIn(records: readonly SharedRecord[], id: CardId): SealedCard {
  const card = sealingOf(records)
    .on(sofia)
    .cards.find(({ record }) => record.id === id);
  if (card === undefined) throw new Error("The card is not shown.");
  return card;
}

/** Who holds a part of Jonas's that is here, is false, is out. */
function partsIn(...more: readonly SharedRecord[]) {
  const { parts } = cardIn([...four.ground, ...four.cards, ...more], jonass.id);
  return { ...parts, here: parts?.here.map(({ holder }) => holder) };
}

describe("how many open a card in its author's stead", () => {
  test.each([
    [2, null],
    [3, 2],
    [4, 2],
    [7, 4],
  ])("in a panel of %i: %s", (size, takes) => {
    const { ground, cards, names } = panelOf(size);
    const [card] = cards;
    if (card === undefined) throw new Error("There is no card.");
    const shares = names.slice(1).map((name) => aShare(name, card));
    const fewest = [0, ...shares.keys(), shares.length].find(
      (count) => cardIn([...ground, ...cards, ...shares.slice(0, count)], card.id).isOut,
    );
    expect(fewest ?? null).toBe(takes);
  });

  test("one holder's word counts once, however often it is said", () => {
    const again = aShare("priya", jonass, { share: partFor("dana", jonass) });
    expect(partsIn(aShare("priya", jonass), again)).toEqual({
      threshold: 2,
      here: ["priya"],
      bad: [],
      out: ["dana", "lin"],
    });
  });
});

describe("a candidate opens", () => {
  const releases = ["dana", "priya", "lin"].map((name) =>
    aRelease(name, name, [four.cardOf(name)], { panels: [four.root.id] }),
  );
  const shares = [aShare("dana", jonass), aShare("lin", jonass)];
  const everyCard = new Set(four.cards.map(({ id }) => id));
  const isOpenWith = (records: readonly SharedRecord[], read: ReadonlySet<CardId> = everyCard) =>
    sealedHereIn(sealingOf([...four.ground, ...records]), () => read, new Map())(sofia)?.isOpened;

  test("with enough parts of what its author did not let go, once it can be read", () => {
    const all = [...four.cards, ...releases];
    expect(isOpenWith(all)).toBe(false);
    expect(isOpenWith([...all, ...shares.slice(0, 1)])).toBe(false);
    expect(isOpenWith([...all, ...shares])).toBe(true);
    const unread = new Set([...everyCard].filter((id) => id !== jonass.id));
    expect(isOpenWith([...all, ...shares], unread)).toBe(false);
  });

  test("not by parts that came while somebody's card is out", () => {
    const early = [...four.cards.slice(0, 3), ...releases.slice(0, 2), ...shares];
    expect(sealingOf([...four.ground, ...early]).on(sofia).missing).toHaveLength(1);
    expect(isOpenWith(early)).toBe(false);
  });
});

describe("a part is no part", () => {
  test("where its holder says another than they were given: theirs is told", () => {
    const false1 = aShare("priya", jonass, { share: partFor("x", jonass) });
    expect(partsIn(false1)).toMatchObject({ here: [], bad: ["priya"], out: ["dana", "lin"] });
    expect(partsIn(false1, aShare("priya", jonass))).toMatchObject({ here: ["priya"], bad: [] });
  });

  test("moved to another card, or to another candidate", () => {
    const lins = four.cardOf("lin");
    const moved = aShare("priya", jonass, { card: lins.id });
    const card = cardIn([...four.ground, ...four.cards, moved], lins.id);
    expect(card.parts).toMatchObject({ here: [], bad: ["priya"] });
    expect(partsIn(moved)).toMatchObject({ here: [], bad: [] });
    const elsewhere = aShare("priya", jonass, { candidate: CandidateId.parse(idOf("tom")) });
    expect(partsIn(elsewhere)).toMatchObject({ here: [], bad: [] });
  });

  test("in another's name: it is not even shown, and takes nobody's place", () => {
    const records = [
      aShare("priya", jonass, { key: "lin" }),
      aShare("priya", jonass, { key: "lin", author: "lin" }),
      aShare("priya", jonass, { key: "stranger" }),
    ];
    for (const forged of records) {
      expect(partsIn(forged)).toMatchObject({ here: [], bad: [], out: ["dana", "priya", "lin"] });
      expect(partsIn(forged, aShare("priya", jonass))).toMatchObject({ here: ["priya"], bad: [] });
    }
    const reasons = records.flatMap(
      (forged) => viewOf(search, [...four.ground, jonass, forged]).unauthorised,
    );
    expect(reasons.map(({ reason }) => reason.why)).toEqual([
      "another's name",
      "another's seat",
      "not on the panel",
    ]);
  });

  test("from somebody who was given none, were it right", () => {
    const copied = aShare("maya", jonass, { key: "founder", share: partFor("priya", jonass) });
    expect(partsIn(copied)).toMatchObject({ here: [], bad: [], out: ["dana", "priya", "lin"] });
    expect(partsIn(aShare("jonas", jonass))).toMatchObject({ here: [], bad: [] });
  });
});

describe("what a device is to publish", () => {
  const dueIn = (records: readonly SharedRecord[], mine: string, agreed = false) =>
    sealingOf([...four.ground, ...records])
      .sharesDue(PanelistId.parse(mine), new Set(agreed ? [sofia] : []))
      .map(({ author }) => author)
      .toSorted();
  const three = four.cards.slice(0, 3);

  test("nothing while a card is out, then its part of every card its author has not let go", () => {
    expect(dueIn(three, "dana")).toEqual([]);
    expect(dueIn(four.cards, "dana")).toEqual(["jonas", "lin", "priya"]);
    const release = aRelease("priya", "priya", [four.cardOf("priya")]);
    const done = aShare("dana", four.cardOf("lin"));
    expect(dueIn([...four.cards, release, done], "dana")).toEqual(["jonas"]);
    expect(dueIn(four.cards, "maya")).toEqual([]);
  });

  test("as one's own card: where a lead without one waived somebody, after saying yes", () => {
    const waiver = signedWaiver("founder", "maya", "lin");
    const waived = [...three, waiver];
    expect(dueIn(waived, "dana")).toEqual([]);
    expect(dueIn(waived, "dana", true)).toEqual(["jonas", "priya"]);
    // Said once, it holds for parts that come later.
    const release = aRelease("dana", "dana", [four.cardOf("dana")], { waivers: [waiver.id] });
    expect(dueIn([...waived, release], "dana")).toEqual(["jonas", "priya"]);
    expect(dueIn([...waived, release], "priya")).toEqual([]);
  });

  test("nothing for a panel that is not here", () => {
    const [first, ...rest] = four.cards;
    if (first === undefined) throw new Error("There is no card.");
    const ahead = { ...first, body: { ...first.body, panel: `panel-${"9".repeat(40)}` as never } };
    expect(dueIn([ahead, ...rest], "priya")).toEqual([]);
  });
});

describe("what is said", () => {
  const panelIn = (records: readonly SharedRecord[]) => {
    const panel = assemblePanel([kitRecord(), ...viewOf(search, records).rows], search, {
      openingOf: sealedOpeningOf,
    });
    if (panel === null) throw new Error("There is no panel.");
    return panel;
  };
  const wordsIn = (records: readonly SharedRecord[]) => {
    const panel = panelIn(records);
    const held = heldOn(panel, sofia).filter(({ author }) => author === "jonas");
    return heldInWords(panel, held).join(" ");
  };
  const inFour = (...more: readonly SharedRecord[]) =>
    wordsIn([...four.ground, ...four.cards, ...more]);

  test("of whoever would open it", () => {
    expect(inFour()).toBe(
      "The card of Jonas opens once Jonas, or two of Dana, Priya and Lin, have opened Needle with what came in since.",
    );
    expect(inFour(aShare("lin", jonass))).toBe(
      "The card of Jonas opens once Jonas, or one more of Dana and Priya, has opened Needle with what came in since.",
    );
    const three = panelOf(3);
    expect(wordsIn([...three.ground, ...three.cards])).toBe(
      "The card of Jonas opens once Jonas, or both Dana and Priya, have opened Needle with what came in since.",
    );
    const seven = panelOf(7);
    const panel = panelIn([...seven.ground, ...seven.cards]);
    expect(heldInWords(panel, heldOn(panel, sofia))).toHaveLength(1);
  });

  test("of why nobody can", () => {
    const bad = ["dana", "priya"].map((name) =>
      aShare(name, jonass, { share: partFor("x", jonass) }),
    );
    expect(inFour(...bad)).toBe(
      "Only Jonas can open the card they handed in: too few of the others have a part of it that fits.",
    );
    const enough = ["dana", "priya"].map((name) => aShare(name, jonass));
    expect(inFour(...enough)).toMatch(/^Enough of you have opened Needle for the card of Jonas/);
    const { escrow: _, ...body } = jonass.body;
    const others = four.cards.filter(({ id }) => id !== jonass.id);
    expect(wordsIn([...four.ground, ...others, { ...jonass, body }])).toMatch(
      /: too few of the others had joined by then/,
    );
  });

  test("of false parts always, of those that are here only while cards are out, and never that it was too early", () => {
    const place = { author: jonass.author, candidate: sofia, round };
    const said = (records: readonly SharedRecord[]) =>
      partsInWords(panelIn([...four.ground, ...records]), place);
    const good = aShare("lin", jonass);
    const bad = aShare("dana", jonass, { share: partFor("x", jonass) });
    expect(said([...four.cards, good])).toEqual([]);
    expect(said([...four.cards, bad])).toEqual([
      "The part of the card of Jonas that Dana opened did not fit.",
    ]);
    const early = four.cards.slice(0, 3);
    expect(said([...early, good])).toEqual(["Lin has opened a part of it."]);
    const viewer = { me: PanelistId.parse("dana"), drafts: [], now: 0 };
    const panel = panelIn([...four.ground, ...early, good]);
    const [candidate] = panel.candidates;
    expect(candidate && revealOf(panel, viewer, candidate).state).not.toBe("open");
  });
});

describe("what no Needle writes", () => {
  test("two parts for one holder, or a number that opens too easily", () => {
    const twice = heldBy(["dana", "priya", "dana"], 2, aSealedCard("jonas", "jonas", "2"));
    expect(faultOf(twice)).toMatch(/two parts/);
    for (const threshold of [0, 1, 1.5, 201])
      expect(SealedRecord.safeParse(heldBy(["dana", "priya"], threshold, jonass)).success).toBe(
        false,
      );
  });

  test("a share of another length, or under another name than its content's", () => {
    const share = aShare("priya", jonass);
    expect(ShareRecord.safeParse(share).success).toBe(true);
    for (const part of ["", "A".repeat(43), "=".repeat(44)])
      expect(ShareRecord.safeParse(aShare("priya", jonass, { share: part })).success).toBe(false);
    const renamed = { ...share, body: { ...share.body, share: partFor("x", jonass) } };
    expect(faultOf(share)).toBeNull();
    expect(faultOf(renamed)).toMatch(/not the one its id names/);
  });
});
