import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CardId, CandidateId, PanelistId, RoundId } from "#domain/id.ts";
import { CardKey } from "#domain/keys.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import { cardStatesOn, type Unboxed } from "#domain/seats/cardStates.ts";
import { lateOn } from "#domain/seats/late.ts";
import { needsTap, onCandidate, waiversFor, withoutCard } from "#domain/seats/need.ts";
import { needOf } from "#domain/seats/recused.ts";
import { releaseBody, releaseStep } from "#domain/seats/release.ts";
import { viewOf } from "#domain/seats/view.ts";
import { at, scorecardRecord } from "#test/records.ts";
import {
  aClaim,
  aKey,
  aPlace,
  aRelease,
  aRevision,
  aSealedCard,
  aSealedPanel,
  idOf,
  search,
  signedBy,
  signedWaiver,
} from "#test/signedPanel.ts";

const members = [
  aPlace("maya", { role: "lead", rounds: [], invite: null }),
  aPlace("dana", { role: "lead" }),
  aPlace("priya"),
  aPlace("jonas"),
];
/** Maya leads and does not score; Dana leads and scores, as Priya and Jonas do. */
const { root, panel } = aSealedPanel(members, "dana");
const sofia = CandidateId.parse(idOf("sofia"));
const nothing: ReadonlySet<string> = new Set();
const shut: Unboxed = { opened: new Set(), refused: new Map() };

function card(author: string, digit: string, changes: Partial<SealedRecord["body"]> = {}) {
  return aSealedCard(author, author, digit, { panel: root.id, ...changes });
}
const cards = { dana: card("dana", "1"), priya: card("priya", "2"), jonas: card("jonas", "3") };

function on(records: readonly SharedRecord[]) {
  const { rows, standing } = viewOf(search, [...panel, ...records]);
  return onCandidate(standing, rows, sofia);
}

function stepOf(records: readonly SharedRecord[], mine: string, agreed = nothing) {
  return releaseStep(on(records), PanelistId.parse(mine), agreed);
}

/** What an author's device would write with these records at hand. */
function releaseOf(records: readonly SharedRecord[], mine: string, agreed = nothing) {
  const here = on(records);
  const step = releaseStep(here, PanelistId.parse(mine), agreed);
  if (step.step !== "release") throw new Error(`${mine} is to ${step.step}.`);
  const keys = new Map(step.cards.map(({ id }) => [id, CardKey.parse(aKey("card"))]));
  return aRelease(mine, mine, [], releaseBody(search, here, step, keys));
}

function statesIn(records: readonly SharedRecord[], unboxed = shut) {
  return cardStatesOn(on(records), unboxed).map(({ author, counts, revisions }) => ({
    author,
    counts,
    states: revisions.map(({ id, state }) => [id, state.state]),
  }));
}

describe("nothing opens before it may", () => {
  test("the last card in lets all open theirs, and says what it saw", () => {
    const two = [cards.dana, cards.priya];
    expect(stepOf(two, "dana")).toEqual({
      step: "wait",
      owed: [{ panelist: "jonas", round: "interview" }],
    });
    const all = [...two, cards.jonas];
    expect(stepOf(all, "maya")).toEqual({ step: "nothing to open" });
    const release = releaseOf(all, "jonas");
    expect(release.body.cards.map(({ id }) => id)).toEqual([cards.jonas.id]);
    expect(release.body.saw).toEqual(all.map(({ id }) => id).toSorted());
    expect(release.body.panels).toEqual([root.id]);
    expect(stepOf([...all, release], "jonas")).toEqual({ step: "nothing to open" });
    expect(stepOf([...all, release], "dana")).toMatchObject({ step: "release" });
  });

  test("a smaller panel does not make it less, a larger one makes it more", () => {
    const without = aRevision({
      by: "dana",
      author: "dana",
      members: members.slice(0, 3),
      prev: [root],
    });
    expect(stepOf([cards.dana, cards.priya, without], "dana")).toMatchObject({ step: "wait" });
    const more = aRevision({
      by: "dana",
      author: "dana",
      members: [...members, aPlace("omar"), aPlace("sam", { role: "shadow" })],
      prev: [root],
    });
    expect(stepOf([...Object.values(cards), more], "dana")).toEqual({
      step: "wait",
      owed: [{ panelist: "omar", round: "interview" }],
    });
  });

  test("a card for a panel that is not here waits for it, unless its author was waived", () => {
    const unknown = aRevision({ by: "dana", author: "dana", members, prev: [root] });
    const ahead = [cards.dana, cards.priya, card("jonas", "4", { panel: unknown.id })];
    expect(stepOf(ahead, "dana")).toEqual({ step: "wait for a panel", panels: [unknown.id] });
    expect(stepOf([...ahead, unknown], "dana")).toMatchObject({ step: "release" });
    // It is here, and whether its signer had a say is not known yet.
    const omars = [
      aRevision({
        by: "dana",
        author: "dana",
        members: [...members, aPlace("omar", { role: "lead" })],
        prev: [root],
      }),
    ];
    const byOmar = aRevision({ by: "omar", author: "omar", members, prev: omars });
    const early = [cards.dana, cards.priya, card("jonas", "4", { panel: byOmar.id })];
    expect(stepOf([...early, byOmar], "dana")).toMatchObject({ step: "wait for a panel" });
    expect(stepOf([...early, byOmar, ...omars], "dana")).toMatchObject({
      step: "wait for a panel",
    });
    const claim = aClaim("invite omar", "omar", "omar");
    expect(stepOf([...early, byOmar, ...omars, claim], "dana")).toMatchObject({ step: "wait" });
    const waived = [...ahead, signedWaiver("dana", "dana", "jonas")];
    expect(stepOf(waived, "dana")).toMatchObject({ step: "release" });
  });

  test("a plain card does not count where cards are sealed, and does where they are not", () => {
    const plain = signedBy(
      "jonas",
      scorecardRecord({ author: "jonas", opening: search, candidate: sofia }),
    );
    const here = on([cards.dana, cards.priya, plain]);
    expect(withoutCard(needOf(here, []), here.cards)).toHaveLength(1);
    const open = aRevision({ by: "founder", author: "maya", members: members.slice(3) });
    const { rows, standing } = viewOf(search, [
      ...panel.filter((record) => record !== root),
      open,
      plain,
    ]);
    const there = onCandidate(standing, rows, sofia);
    expect(withoutCard(needOf(there, []), there.cards)).toEqual([]);
  });

  test("a contested seat's card is not in", () => {
    const all = Object.values(cards);
    const rival = aClaim("invite jonas", "jonas", "mallory");
    expect(stepOf([...all, rival], "dana")).toMatchObject({ step: "wait" });
    const vouch = aClaim("founder", "jonas", "jonas");
    expect(stepOf([...all, rival, vouch], "dana")).toMatchObject({ step: "release" });
  });

  test("panels of one and of two", () => {
    for (const size of [1, 2]) {
      const few = aRevision({
        by: "founder",
        author: "maya",
        members: [members[0] ?? aPlace("maya"), ...members.slice(4 - size)],
        sealed: true,
      });
      const others = panel.filter((record) => record !== root);
      const jonass = card("jonas", "5", { panel: few.id });
      const priyas = card("priya", "6", { panel: few.id });
      const stepWith = (records: readonly SharedRecord[]) => {
        const { rows, standing } = viewOf(search, [...others, few, ...records]);
        const here = onCandidate(standing, rows, sofia);
        return releaseStep(here, PanelistId.parse("jonas"), nothing).step;
      };
      expect(stepWith([jonass])).toBe(size === 1 ? "release" : "wait");
      expect(stepWith([jonass, priyas])).toBe("release");
    }
  });
});

describe("a waiver", () => {
  const two = [cards.dana, cards.priya];

  test("by a lead whose card is in opens the rest by itself, and is named", () => {
    const waiver = signedWaiver("dana", "dana", "jonas");
    expect(releaseOf([...two, waiver], "priya").body.waivers).toEqual([waiver.id]);
  });

  test("by a lead who does not score, or whose card is out, asks each author", () => {
    const byMaya = signedWaiver("founder", "maya", "jonas");
    expect(needsTap(on([...two, byMaya]), byMaya)).toBe(true);
    expect(stepOf([...two, byMaya], "priya")).toEqual({ step: "ask", waivers: [byMaya] });
    expect(stepOf([...two, byMaya], "priya", new Set([byMaya.id]))).toMatchObject({
      step: "release",
    });
    expect(stepOf([...two, byMaya], "dana", new Set(["another"]))).toMatchObject({ step: "ask" });
    const byDana = signedWaiver("dana", "dana", "jonas");
    expect(needsTap(on([cards.priya, byDana]), byDana)).toBe(true);
    expect(stepOf([cards.priya, byDana], "priya", new Set([byDana.id]))).toEqual({
      step: "wait",
      owed: [{ panelist: "dana", round: "interview" }],
    });
  });

  test("for oneself, or by nobody who leads, is none", () => {
    const own = signedWaiver("dana", "dana", "dana");
    expect(stepOf([cards.priya, cards.jonas, own], "priya")).toMatchObject({ step: "wait" });
    const byPriya = signedWaiver("priya", "priya", "jonas");
    expect(stepOf([...two, byPriya], "priya")).toMatchObject({ step: "wait" });
  });

  test("of one round leaves the others needed", () => {
    const other = signedWaiver("dana", "dana", "jonas", { round: "final" });
    const here = on([...two, other]);
    expect(needOf(here, waiversFor(here, nothing))).toHaveLength(3);
  });
});

describe("late", () => {
  const all = Object.values(cards);
  const first = releaseOf(all, "jonas");

  test("is who comes when another had opened, for everybody and for ever", () => {
    const second = card("priya", "9", { rev: 2, prev: cards.priya.id });
    const priyas = releaseOf([...all, second, first], "priya");
    const states = statesIn([...all, first, second, priyas]);
    expect(states).toContainEqual({
      author: "priya",
      counts: cards.priya.id,
      states: [
        [second.id, "late"],
        [cards.priya.id, "released"],
      ],
    });
    const before = releaseOf(all, "priya");
    expect(lateOn(on([...all, second, before]))).toEqual(new Set());
    // Its author's own word cannot say that it was in time.
    expect(lateOn(on([...all, second, priyas]))).toEqual(new Set());
    expect(lateOn(on([...all, second, priyas, first]))).toEqual(new Set([second.id]));
  });

  test("is not decided by somebody who opened before it was due", () => {
    const early = aRelease("jonas", "jonas", [cards.jonas], { saw: [], panels: [root.id] });
    expect(lateOn(on([...all, early]))).toEqual(new Set());
    const made = `priya.${"f".repeat(64)}` as CardId;
    const pretending = aRelease("jonas", "jonas", [cards.jonas], {
      saw: [cards.dana.id, made],
      panels: [root.id],
    });
    expect(lateOn(on([...all, pretending]))).toEqual(new Set());
    const unknown = aRevision({ by: "dana", author: "dana", members, prev: [root] });
    const ahead = aRelease("jonas", "jonas", [cards.jonas], {
      saw: all.slice(0, 2).map(({ id }) => id),
      panels: [root.id, unknown.id],
    });
    const second = card("priya", "9", { rev: 2 });
    expect(lateOn(on([...all, second, ahead]))).toEqual(new Set());
    expect(lateOn(on([...all, second, ahead, unknown]))).toEqual(new Set([second.id]));
    const ofNothing = aRelease("founder", "maya", [], {
      saw: all.map(({ id }) => id),
      panels: [root.id],
    });
    expect(lateOn(on([...all, second, ofNothing]))).toEqual(new Set());
    const waiver = signedWaiver("dana", "dana", "jonas");
    const unnamed = aRelease("priya", "priya", [cards.priya], {
      saw: [cards.dana.id],
      panels: [root.id],
    });
    expect(lateOn(on([...all, waiver, unnamed]))).toEqual(new Set());
    const noPanel = aRelease("jonas", "jonas", [cards.jonas], { saw: [] });
    expect(lateOn(on([...all, noPanel]))).toEqual(new Set());
  });

  test("who was waived may still hand in, late", () => {
    const waiver = signedWaiver("dana", "dana", "jonas");
    const before = [cards.dana, cards.priya, waiver];
    const opened = releaseOf(before, "priya");
    const states = statesIn([...before, opened, cards.jonas]).find(
      ({ author }) => author === "jonas",
    );
    expect(states).toEqual({ author: "jonas", counts: null, states: [[cards.jonas.id, "late"]] });
    expect(stepOf([...before, opened, cards.jonas], "jonas")).toMatchObject({ step: "release" });
  });

  test("more copies only ever make more late", () => {
    const second = card("priya", "9", { rev: 2 });
    const third = card("dana", "8", { rev: 2 });
    const waiver = signedWaiver("dana", "dana", "jonas");
    const releases = [
      first,
      releaseOf([...all, first, second], "dana"),
      releaseOf([cards.dana, cards.priya, waiver], "priya"),
    ];
    const pool = [...all, second, third, waiver, ...releases];
    fc.assert(
      fc.property(fc.subarray(pool), fc.subarray(pool), (here, more) => {
        const then = lateOn(on([...new Set([...here, ...more])]));
        return [...lateOn(on(here))].every((id) => then.has(id));
      }),
    );
  });
});

describe("a card’s state", () => {
  test("sealed, released, opened, refused", () => {
    const all = Object.values(cards);
    const unboxed = {
      opened: new Set([cards.dana.id]),
      refused: new Map([[cards.priya.id, "it opens to another card"]]),
    };
    const records = [
      ...all,
      releaseOf(all, "dana"),
      releaseOf(all, "jonas"),
      releaseOf(all, "priya"),
    ];
    expect(statesIn(all).flatMap(({ states }) => states.map(([, state]) => state))).toEqual([
      "sealed",
      "sealed",
      "sealed",
    ]);
    expect(
      Object.fromEntries(
        statesIn(records, unboxed).map(({ author, states, counts }) => [
          author,
          [states[0]?.[1], counts],
        ]),
      ),
    ).toEqual({
      dana: ["opened", cards.dana.id],
      jonas: ["released", cards.jonas.id],
      priya: ["refused", null],
    });
  });

  test("somebody else's key opens nothing of mine", () => {
    const all = Object.values(cards);
    const byPriya = aRelease("priya", "priya", [cards.jonas], { saw: [], panels: [root.id] });
    expect(statesIn([...all, byPriya]).map(({ states }) => states[0]?.[1])).toEqual([
      "sealed",
      "sealed",
      "sealed",
    ]);
  });

  test("my word does not give way to the same in somebody else's mouth", () => {
    const all = Object.values(cards);
    const own = releaseOf(all, "jonas");
    const copied = { ...signedBy("priya", own, "priya"), version: at(0) };
    const jonass = statesIn([...all, own, copied]).find(({ author }) => author === "jonas");
    expect(jonass?.states).toEqual([[cards.jonas.id, "released"]]);
  });

  test("of two revisions the one that replaces counts, else the higher, else by name; all are told", () => {
    const one = card("priya", "a", { rev: 2 });
    const same = card("priya", "b", { rev: 2 });
    const settles = card("priya", "c", { rev: 1, settles: [one.id, same.id] });
    const countsIn = (records: readonly SharedRecord[]) =>
      statesIn(records).map(({ counts, states }) => [counts, states.length]);
    expect(countsIn([cards.priya, one])).toEqual([[one.id, 2]]);
    expect(countsIn([same, one])).toEqual([[one.id, 2]]);
    expect(countsIn([same, one, settles])).toEqual([[settles.id, 3]]);
    const corrected = card("priya", "d", { rev: 1, prev: one.id });
    expect(countsIn([corrected, one])).toEqual([[corrected.id, 2]]);
    expect(countsIn([cards.priya, card("priya", "e", { round: RoundId.parse("final") })])).toEqual([
      [cards.priya.id, 1],
      [`priya.${"e".repeat(64)}`, 1],
    ]);
  });
});
