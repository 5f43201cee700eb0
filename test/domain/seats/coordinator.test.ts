import { describe, expect, test } from "vitest";
import { CandidateId, PanelistId } from "#domain/id.ts";
import { coordinatorOf, trustInWords } from "#domain/panel/coordination.ts";
import { countedCards, countedMembers, whyNotCounted } from "#domain/panel/counted.ts";
import { assemblePanel } from "#domain/panel/panel.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import { heldOn } from "#domain/panel/stillSealed.ts";
import { heldInWords, partsInWords } from "#domain/panel/stillSealedInWords.ts";
import { faultOf } from "#domain/records/fault.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import type { PanelRecord, SealedRecord } from "#domain/records/signedRecords.ts";
import { coordinatorIn } from "#domain/seats/coordinator.ts";
import { sealedOpeningOf } from "#domain/seats/sealing.ts";
import { standingOf } from "#domain/seats/standing.ts";
import { viewOf } from "#domain/seats/view.ts";
import { at, kitRecord, noon, scorecardRecord } from "#test/records.ts";
import {
  aClaim,
  aPlace,
  aRelease,
  aRevision,
  aSealedCard,
  aSealedPanel,
  aShare,
  heldBy,
  idOf,
  partFor,
  sealingOf,
  search,
  signedWaiver,
  wholeTo,
} from "#test/signedPanel.ts";

const sofia = CandidateId.parse(idOf("sofia"));
const round = aPlace("dana").rounds[0] ?? ("interview" as never);
const maya = aPlace("maya", { role: "lead", rounds: [], invite: null });
const rosa = aPlace("rosa", { role: "coordinator", rounds: [] });

/** Dana leads, she and Priya score, Rosa coordinates; each has joined. */
const members = [maya, aPlace("dana", { role: "lead" }), aPlace("priya"), rosa];
const { root, panel: seated } = aSealedPanel(members, "dana");
/** Lin holds an invitation's key, and is on no panel yet. */
const ground: SharedRecord[] = [...seated, aClaim("invite lin", "lin", "lin")];
const danas = wholeTo("rosa", aSealedCard("dana", "dana", "1", { panel: root.id }));
const priyas = wholeTo("rosa", aSealedCard("priya", "priya", "2", { panel: root.id }));
const both = [danas, priyas];

function cardIn(records: readonly SharedRecord[], { id }: SealedRecord) {
  const card = sealingOf([...ground, ...records])
    .on(sofia)
    .cards.find(({ record }) => record.id === id);
  if (card === undefined) throw new Error("The card is not shown.");
  return card;
}

/** `read`: cards that were opened here. */
function panelIn(records: readonly SharedRecord[], read: readonly SharedRecord[] = []) {
  const { rows } = viewOf(search, [...ground, ...records]);
  const panel = assemblePanel([kitRecord(), ...rows, ...read], search, {
    openingOf: sealedOpeningOf,
  });
  if (panel === null) throw new Error("There is no panel.");
  return panel;
}

function dueFor(name: string, records: readonly SharedRecord[], agreed = false) {
  return sealingOf([...ground, ...records])
    .sharesDue(PanelistId.parse(name), new Set(agreed ? [sofia] : []))
    .map(({ author }) => author)
    .toSorted();
}

function notesOf(records: readonly SharedRecord[]) {
  return sealingOf([...ground, ...records]).releasesDue(PanelistId.parse("rosa"), new Map());
}

function lateIn(...records: readonly SharedRecord[]) {
  return sealingOf([...ground, ...records]).late();
}

/** What Rosa says she had, when she published what opens the others’. */
function aNote(
  saw: readonly SealedRecord[],
  { by = "rosa", ...signed }: { by?: string; key?: string; author?: string } = {},
) {
  const { key = by, author = by } = signed;
  return aRelease(key, author, [], {
    saw: saw.map(({ id }) => id),
    panels: [root.id],
    by: PanelistId.parse(by),
  });
}

const next = (changes: Parameters<typeof aPlace>[1], by: string, author: string): PanelRecord =>
  aRevision({
    by,
    author,
    prev: [root],
    members: [...members.slice(0, 3), aPlace("lin", changes)],
    sealed: true,
  });

describe("who coordinates", () => {
  const inForce = (...panels: readonly PanelRecord[]) =>
    coordinatorIn(standingOf(search, [...ground, ...panels]));

  test("scores nobody, is waited for by nobody and stands in no statistics", () => {
    expect(inForce()).toBe("rosa");
    const panel = panelIn([]);
    expect(panel.opening.needs?.places.map(({ panelist }) => panelist)).toEqual(["dana", "priya"]);
    expect(countedMembers(panel).map(({ id }) => id)).not.toContain("rosa");
    const [candidate] = panel.candidates;
    const viewer = { me: PanelistId.parse("rosa"), drafts: [], now: 0 };
    expect(candidate && revealOf(panel, viewer, candidate).state).toBe("waiting");
  });

  test("is expected nowhere, whatever rounds stand beside them", () => {
    const busy = aRevision({
      by: "founder",
      author: "maya",
      prev: [root],
      members: [...members.slice(0, 3), aPlace("rosa", { role: "coordinator" })],
      sealed: true,
    });
    const panel = panelIn([busy]);
    expect(panel.members.find(({ id }) => id === "rosa")?.rounds).toEqual([]);
    expect(panel.opening.needs?.places).toHaveLength(2);
  });

  test("is one who is on the panel as it is, and was never to score", () => {
    expect(inForce(next({ role: "coordinator", rounds: [] }, "founder", "maya"))).toBe("lin");
    expect(inForce(next({}, "founder", "maya"))).toBeNull();
    const turned = [
      maya,
      aPlace("dana", { role: "lead" }),
      aPlace("priya", { role: "coordinator" }),
    ];
    const later = { by: "founder", author: "maya", prev: [root], members: turned, sealed: true };
    expect(inForce(aRevision(later))).toBeNull();
  });

  test("is nobody where leads have parted and name two", () => {
    const mayas = next({ role: "coordinator", rounds: [] }, "founder", "maya");
    const danasPanel = aRevision({
      by: "dana",
      author: "dana",
      prev: [root],
      members: [...members, aPlace("tom")],
      sealed: true,
    });
    expect(inForce(mayas, danasPanel)).toBeNull();
    expect(trustInWords(panelIn([mayas, danasPanel]), null)).toBeNull();
  });

  test("is nobody whom somebody else than a lead names", () => {
    const forged = next({ role: "coordinator", rounds: [] }, "priya", "priya");
    expect(inForce(forged)).toBe("rosa");
    expect(coordinatorOf(panelIn([forged]))?.id).toBe("rosa");
  });
});

describe("what opens a card, whole", () => {
  const ofPriya = aShare("rosa", priyas);

  test("is published once every card is in, and opens it alone", () => {
    expect(dueFor("rosa", [danas])).toEqual([]);
    expect(dueFor("rosa", both)).toEqual(["dana", "priya"]);
    const release = aRelease("dana", "dana", [danas], { saw: both.map(({ id }) => id) });
    expect(dueFor("rosa", [...both, release])).toEqual(["priya"]);
    expect(dueFor("rosa", [...both, release, ofPriya])).toEqual([]);
    expect(cardIn(both, priyas).isOut).toBe(false);
    expect(cardIn([...both, ofPriya], priyas)).toMatchObject({
      isOut: true,
      whole: { holder: "rosa", said: "its key" },
    });
  });

  test("is enough beside parts, and parts are enough without it", () => {
    const held = wholeTo("rosa", heldBy(["dana", "lin"], 2, priyas));
    expect(cardIn([danas, held, aShare("rosa", held)], held).isOut).toBe(true);
    const parts = [aShare("dana", held), aShare("lin", held)];
    const joined = next({}, "founder", "maya");
    expect(cardIn([joined, danas, held, ...parts], held)).toMatchObject({
      isOut: true,
      whole: { said: "nothing" },
    });
    expect(cardIn([joined, danas, held, ...parts.slice(1)], held).isOut).toBe(false);
  });

  test("is told where it is another than they were given", () => {
    const bad = aShare("rosa", priyas, { share: partFor("x", priyas) });
    expect(cardIn([...both, bad], priyas)).toMatchObject({
      isOut: false,
      whole: { holder: "rosa", said: "something else" },
    });
    const place = { author: priyas.author, candidate: sofia, round };
    expect(partsInWords(panelIn([...both, bad]), place)).toEqual([
      "What Rosa, who coordinates, published of the card of Priya did not fit.",
    ]);
    expect(cardIn([...both, bad, ofPriya], priyas).isOut).toBe(true);
  });

  test("opens nothing early, makes nobody late, and shows", () => {
    const early = [priyas, ofPriya, aNote([priyas])];
    const panel = panelIn(early);
    const [candidate] = panel.candidates;
    const viewer = { me: PanelistId.parse("maya"), drafts: [], now: 0 };
    expect(candidate && revealOf(panel, viewer, candidate).state).toBe("waiting");
    expect(partsInWords(panel, { author: priyas.author, candidate: sofia, round })).toEqual([
      "Rosa, who coordinates, has published what opens it.",
    ]);
    expect(lateIn(...early, danas)).toEqual([]);
  });

  test("counts from nobody else: an outsider, a colleague, a lead, whoever coordinates later", () => {
    const later = next({ role: "coordinator", rounds: [] }, "founder", "maya");
    const right = { share: partFor("rosa", priyas) };
    const forged = [
      aShare("rosa", priyas, { key: "stranger" }),
      aShare("rosa", priyas, { key: "dana" }),
      aShare("rosa", priyas, { key: "dana", author: "dana" }),
      aShare("dana", priyas, right),
      aShare("maya", priyas, { key: "founder", ...right }),
      aShare("lin", priyas, right),
    ];
    for (const share of forged)
      expect(cardIn([...both, later, share], priyas)).toMatchObject({
        isOut: false,
        whole: { holder: "rosa", said: "nothing" },
      });
    expect(dueFor("lin", [...both, later])).toEqual([]);
  });

  test("goes with a waiver that an author has agreed to, and never by itself", () => {
    const three = aRevision({
      by: "founder",
      author: "maya",
      prev: [root],
      members: [...members, aPlace("lin")],
      sealed: true,
    });
    const waiver = signedWaiver("founder", "maya", "lin");
    const waived = [three, ...both, waiver];
    expect(dueFor("rosa", waived)).toEqual([]);
    const panels = [root.id, three.id];
    const saw = both.map(({ id }) => id);
    const changes = { saw, panels, waivers: [waiver.id] };
    expect(dueFor("rosa", [...waived, aRelease("dana", "dana", [danas], changes)])).toEqual([
      "priya",
    ]);
    // A release that was not due is nobody's agreement.
    const hasty = aRelease("dana", "dana", [danas], { ...changes, saw: [danas.id] });
    expect(dueFor("rosa", [...waived, hasty])).toEqual([]);
  });

  test("is in one hand once: two parts of a card for whoever coordinates are refused", () => {
    expect(faultOf(priyas)).toBeNull();
    expect(faultOf(wholeTo("rosa", heldBy(["rosa", "dana"], 2, priyas)))).toMatch(/two parts/);
  });
});

describe("what they had when they published", () => {
  const again = aSealedCard("dana", "dana", "3", { panel: root.id, rev: 2, prev: danas.id });

  test("is said with it, once, and not before", () => {
    expect(notesOf([danas])).toEqual([]);
    const [note, ...more] = notesOf(both);
    expect(more).toEqual([]);
    expect(note).toMatchObject({ by: "rosa", cards: [], saw: both.map(({ id }) => id) });
    expect(notesOf([...both, aNote(both)])).toEqual([]);
  });

  test("makes a second version late, though nobody else ever lets theirs go", () => {
    const own = aRelease("dana", "dana", [danas], {
      saw: both.map(({ id }) => id),
      panels: [root.id],
    });
    expect(lateIn(...both, own, again)).toEqual([]);
    expect(lateIn(...both, own, aNote(both), again)).toEqual([again.id]);
    expect(lateIn(...both, own, again, aNote([...both, again]))).toEqual([]);
  });

  test("cannot be taken over by whoever it is held against, nor said by anybody else", () => {
    const note = aNote(both);
    const taken = { ...aNote(both, { key: "dana", author: "dana" }), version: at(noon - 1) };
    expect(lateIn(...both, note, taken, again)).toEqual([again.id]);
    const byMaya = aNote(both, { by: "maya", key: "founder" });
    expect(lateIn(...both, byMaya, again)).toEqual([]);
  });
});

describe("a card by whoever coordinates", () => {
  const rosas = aSealedCard("rosa", "rosa", "4", { panel: root.id, role: "interviewer" });

  test("is late for everybody, as soon as they hold another, and nobody waits for it", () => {
    expect(lateIn(rosas)).toEqual([]);
    expect(lateIn(...both, rosas)).toEqual([rosas.id]);
    expect(sealingOf([...ground, rosas]).on(sofia).missing).toHaveLength(2);
  });

  test("stays so when a lead has them score after all", () => {
    const turned = aRevision({
      by: "founder",
      author: "maya",
      prev: [root],
      members: [...members.slice(0, 3), aPlace("rosa")],
      sealed: true,
    });
    const card = aSealedCard("rosa", "rosa", "5", { panel: turned.id });
    expect(lateIn(turned, ...both, card)).toEqual([card.id]);
  });

  test("makes late nobody who was merely handed a key", () => {
    const given = wholeTo("priya", danas);
    expect(lateIn(given, priyas)).toEqual([]);
  });

  test("counts nowhere, whatever part it says its author has", () => {
    const [dana, other] = ["dana", "rosa"].map((author) =>
      scorecardRecord({ author, opening: search, candidate: sofia, body: { role: "interviewer" } }),
    );
    if (dana === undefined || other === undefined) throw new Error("There are no cards.");
    const panel = panelIn([], [dana, other]);
    expect(countedCards(panel).map(({ author }) => author)).toEqual(["dana"]);
    const card = panel.cards.find(({ author }) => author === "rosa");
    expect(card && whyNotCounted(panel, card)).toBe("by the coordinator");
  });
});

describe("what is said where a card is held up", () => {
  const wordsIn = (records: readonly SharedRecord[]) => {
    const panel = panelIn(records);
    const held = heldOn(panel, sofia).filter(({ author }) => author === "priya");
    return heldInWords(panel, held).join(" ");
  };
  const plain = aSealedCard("priya", "priya", "6", { panel: root.id });

  test("names whoever coordinates among those who would open it", () => {
    expect(wordsIn(both)).toBe(
      "The card of Priya opens once Priya, or Rosa, who coordinates, has opened Needle with what came in since.",
    );
    const held = wholeTo("rosa", heldBy(["dana", "lin"], 2, plain));
    expect(wordsIn([next({}, "founder", "maya"), danas, held])).toMatch(/Lin/);
  });

  test("says that they came too late, or that what they have does not fit", () => {
    expect(wordsIn([danas, plain])).toBe(
      "Only Priya can open the card they handed in: there was no coordinator by then, or none who had joined as far as that device knew.",
    );
    expect(wordsIn([...both, aShare("rosa", priyas, { share: partFor("x", priyas) })])).toMatch(
      /: the coordinator’s part does not fit\.$/,
    );
  });
});
