import { describe, expect, test } from "vitest";
import { PanelistId } from "#domain/id.ts";
import { Opening } from "#domain/records/opening.ts";
import { isLive, type SharedRecord } from "#domain/records/record.ts";
import { viewOf } from "#domain/seats/view.ts";
import { at, instant, noon } from "#test/records.ts";
import {
  aClaim,
  aPlace,
  aRevision,
  aSealedCard,
  aSignedPanel,
  erasedBy,
  search,
  signedBy,
  signedCandidate,
  signedDecision,
  signedOpened,
  signedOpening,
  signedPractice,
  signedRerating,
  signedWaiver,
} from "#test/signedPanel.ts";

const { all, root, members, opening } = aSignedPanel();

/** Whether a record is shown beside the panel; otherwise why not. */
function said(record: SharedRecord, others: readonly SharedRecord[] = []): unknown {
  const { rows, unauthorised } = viewOf(search, [...all, ...others, record]);
  const refused = unauthorised.find((one) => one.record === record);
  return rows.includes(record) ? "shown" : (refused?.reason ?? "another copy stands");
}

function shownIn(records: readonly SharedRecord[], kind: SharedRecord["kind"]): SharedRecord[] {
  return viewOf(search, [...all, ...records]).rows.filter((row) => row.kind === kind);
}

describe("in whose name", () => {
  test("each writes in their own", () => {
    expect(said(signedCandidate("jonas", "jonas"))).toBe("shown");
    expect(said(signedCandidate("jonas", "priya"))).toEqual({
      why: "another's name",
      author: "priya",
      signer: "jonas",
    });
    expect(said(aSealedCard("jonas", "priya", "1"))).toMatchObject({ why: "another's name" });
    const needles = { ...signedCandidate("jonas", "jonas"), author: "needle" as const };
    expect(said(needles)).toMatchObject({ why: "another's name", author: "needle" });
  });

  test("a stranger, or a copy without its signature, has no say", () => {
    expect(said(signedCandidate("mallory", "jonas"))).toEqual({ why: "not on the panel" });
    const { signature: _, ...stripped } = signedCandidate("jonas", "jonas");
    expect(said(stripped)).toEqual({ why: "not of this opening" });
  });

  test("a contested key, a torn one and a refused one are told apart", () => {
    const rival = aClaim("invite jonas", "jonas", "mallory");
    expect(said(aSealedCard("jonas", "jonas", "1"), [rival])).toEqual({
      why: "contested",
      panelist: "jonas",
    });
    const vouch = aClaim("dana", "jonas", "jonas");
    expect(said(aSealedCard("jonas", "jonas", "1"), [rival, vouch])).toBe("shown");
    expect(said(aSealedCard("mallory", "jonas", "1"), [rival, vouch])).toEqual({
      why: "refused",
      panelist: "jonas",
    });
    const torn = aClaim("invite priya", "priya", "jonas");
    expect(said(aSealedCard("jonas", "jonas", "1"), [torn])).toEqual({ why: "two seats" });
  });

  test("a revoked key is heard where it is kept, and nowhere else", () => {
    const [kept, later] = [aSealedCard("jonas", "jonas", "1"), aSealedCard("jonas", "jonas", "2")];
    const out = aRevision({
      by: "dana",
      author: "dana",
      members,
      prev: [root],
      revoked: [{ key: "jonas", keeps: [kept] }],
    });
    expect(said(kept, [out])).toBe("shown");
    expect(said(later, [out])).toEqual({ why: "revoked", panelist: "jonas" });
    const phone = aClaim("jonas", "jonas", "phone");
    expect(said(aSealedCard("phone", "jonas", "3"), [out, phone])).toEqual({
      why: "not on the panel",
    });
    const forged = { ...kept, author: PanelistId.parse("priya") };
    expect(said(forged, [out])).toMatchObject({ why: "another's name" });
  });

  test("nor is the founder’s word lost where a device they added is heard of first", () => {
    const link = aClaim("founder", "maya", "link", { device: "link" });
    const phone = aClaim("link", "maya", "phone");
    const without = (more: readonly SharedRecord[]) =>
      viewOf(search, [opening, root, link, phone, ...more]).rows.map(({ kind }) => kind);
    expect(without([])).toContain("opening");
    expect(without([signedCandidate("phone", "maya")])).toContain("candidate");
    expect(without([signedCandidate("founder", "maya")])).toContain("candidate");
    // Not so for anybody who came by an invitation of their own.
    const dana = aClaim("invite dana", "dana", "dana");
    expect(without([dana, signedCandidate("founder", "dana")])).not.toContain("candidate");
    const both = [dana, aClaim("founder", "dana", "dana")];
    expect(without([...both, signedCandidate("founder", "dana")])).not.toContain("candidate");
  });

  test("before the founder takes a seat their key speaks as the lead, and as nobody who has one", () => {
    const others = all.filter(({ kind, author }) => kind !== "claim" || author !== "maya");
    const view = (record: SharedRecord) =>
      viewOf(search, [...others, record]).unauthorised.map(({ reason }) => reason.why);
    expect(view(signedCandidate("founder", "maya"))).toEqual([]);
    expect(view(signedCandidate("founder", "dana"))).toEqual(["not on the panel"]);
    expect(view(signedCandidate("founder", "jonas"))).toEqual(["not on the panel"]);
    expect(viewOf(search, [opening]).rows).toMatchObject([
      { id: search, body: { title: opening.body.title } },
    ]);
  });
});

describe("who may say what", () => {
  test("the opening, waivers and erasing are a lead’s", () => {
    const titled = (key: string, author: string) =>
      signedBy(key, signedOpening({ title: "Another" }, at(noon + 5)), author);
    expect(said(titled("jonas", "jonas"))).toEqual({ why: "not a lead", signer: "jonas" });
    expect(shownIn([titled("dana", "dana")], "opening")).toMatchObject([{ author: "dana" }]);
    expect(said(signedWaiver("jonas", "jonas", "priya"))).toMatchObject({ why: "not a lead" });
    expect(said(signedWaiver("dana", "dana", "priya"))).toBe("shown");
    const sofia = signedCandidate("jonas", "jonas");
    expect(said(erasedBy("jonas", "jonas", sofia), [sofia])).toMatchObject({ why: "not a lead" });
    expect(said(erasedBy("dana", "dana", sofia), [sofia])).toBe("shown");
  });

  test("nobody waives their own card, and no waiver is taken back", () => {
    expect(said(signedWaiver("dana", "dana", "dana"))).toEqual({
      why: "waived for oneself",
      signer: "dana",
    });
    const waiver = signedWaiver("dana", "dana", "priya");
    const back = erasedBy("founder", "maya", waiver);
    expect(said(back, [waiver])).toEqual({ why: "never erased by itself" });
    expect(said(waiver, [back])).toBe("shown");
  });

  test("what was said as a lead stays said when they leave", () => {
    const without = members.filter(({ panelist }) => panelist === "dana");
    const handedOn = aRevision({ by: "dana", author: "dana", members: without, prev: [root] });
    const waiver = signedWaiver("founder", "maya", "priya");
    expect(said(waiver, [handedOn])).toBe("shown");
    const { rows, standing } = viewOf(search, [...all, handedOn]);
    expect(rows.some(({ kind }) => kind === "opening")).toBe(true);
    expect([...standing.leads]).toEqual(["dana"]);
  });

  test("only one’s own word says that one looked; anybody enters a re-rating for another", () => {
    expect(said(signedOpened("jonas", "jonas", "jonas"))).toBe("shown");
    expect(said(signedOpened("jonas", "jonas", "priya"))).toEqual({
      why: "another's seat",
      whose: "priya",
      signer: "jonas",
    });
    const entered = signedRerating("dana", "dana", "jonas", at(noon + 9));
    expect(said(entered)).toBe("shown");
    const own = signedRerating("jonas", "jonas", "jonas");
    expect(said(own, [entered])).toBe("shown");
    expect(said(signedDecision("priya", "priya"))).toBe("shown");
  });

  test("one’s practice is one’s own to share and to take back", () => {
    const mine = signedPractice("jonas", "jonas");
    expect(said(mine)).toBe("shown");
    expect(said(signedBy("dana", mine, "dana"))).toMatchObject({ why: "another's seat" });
    const back = erasedBy("jonas", "jonas", mine);
    expect(said(back)).toBe("shown");
    const taken = erasedBy("priya", "priya", mine);
    expect(shownIn([mine, taken], "practice")).toEqual([mine]);
    expect(shownIn([mine, erasedBy("dana", "dana", mine)], "practice")).toMatchObject([
      { author: "dana", deleted: true },
    ]);
  });

  test("a founder whose key took two seats still leads", () => {
    const torn = aClaim("founder", "dana", "founder");
    const { rows } = viewOf(search, [...all, torn]);
    expect(rows.some(({ kind }) => kind === "opening")).toBe(true);
  });

  test("a kind that squats on an id takes nothing from the other", () => {
    const sofia = signedCandidate("jonas", "jonas");
    const squatter = { ...signedWaiver("dana", "dana", "priya"), id: sofia.id };
    expect(said(sofia, [squatter])).toBe("shown");
    expect(said(squatter, [sofia])).toBe("shown");
  });
});

describe("which copy stands", () => {
  const jonass = signedCandidate("jonas", "jonas", "Sofia J.", at(noon + 99));
  const danas = signedCandidate("dana", "dana", "Sofia D.", at(noon + 1));

  test("a lead’s above others’, and of several leads’ the later", () => {
    expect(shownIn([jonass, danas], "candidate")).toEqual([danas]);
    const mayas = signedCandidate("founder", "maya", "Sofia M.", at(noon + 2));
    expect(shownIn([mayas, danas, jonass], "candidate")).toEqual([mayas]);
    const priyas = signedCandidate("priya", "priya", "Sofia P.", at(noon + 100));
    expect(shownIn([priyas, jonass], "candidate")).toEqual([priyas]);
  });

  test("a lead’s erasing above any life another claims, until a lead brings it back", () => {
    const risen = { ...jonass, life: 9 };
    const erased = erasedBy("dana", "dana", jonass);
    expect(shownIn([risen, erased], "candidate")).toEqual([erased]);
    const back = { ...signedCandidate("founder", "maya"), life: 3 };
    expect(shownIn([risen, erased, back], "candidate")).toEqual([back]);
  });

  test("what hangs on an erased candidate goes with it, and all goes with the opening", () => {
    const card = aSealedCard("jonas", "jonas", "1");
    expect(shownIn([jonass, card], "sealed")).toEqual([card]);
    expect(shownIn([jonass, card, erasedBy("dana", "dana", jonass)], "sealed")).toEqual([]);
    const gone = erasedBy("dana", "dana", opening);
    expect(viewOf(search, [...all, jonass, card, gone]).rows).toEqual([gone]);
  });

  test("without a copy of the opening that counts nothing is shown", () => {
    const others = all.filter(({ kind }) => kind !== "opening");
    const attackers = signedBy("mallory", signedOpening({ title: "Mine" }), "maya");
    const blank = viewOf(search, [...others, jonass]);
    expect(blank.rows).toEqual([]);
    expect(blank.unauthorised.map(({ reason }) => reason.why)).toEqual(
      [...others, jonass].map(() => "no founder yet"),
    );
    expect(viewOf(search, [...others, attackers, jonass]).rows).toEqual([]);
  });
});

test("the opening’s panel is what the revisions say, whatever its signed copy claims", () => {
  const lying = signedOpening(
    {
      panel: [{ panelist: PanelistId.parse("mallory"), role: "lead", rounds: [] }],
      sealed: true,
    },
    at(noon + 5),
  );
  const { rows, names } = viewOf(search, [...all, lying]);
  const shown = rows.find((row) => isLive(row, "opening"));
  expect(Opening.safeParse(shown?.body).success).toBe(true);
  expect(shown?.body.sealed).toBeUndefined();
  expect(shown?.body.panel.map(({ panelist, role, name }) => [panelist, role, name])).toEqual([
    ["maya", "lead", "Maya"],
    ["dana", "lead", "Dana"],
    ["priya", "interviewer", "Priya"],
    ["jonas", "interviewer", "Jonas"],
  ]);
  expect(names).toContainEqual({ panelist: "priya", name: "Priya" });

  const smaller = aRevision({
    by: "dana",
    author: "dana",
    members: [...members.slice(0, 2), aPlace("priya", { name: "Priya R." })],
    prev: [root],
    sealed: true,
    when: noon + 60_000,
  });
  const later = viewOf(search, [...all, lying, smaller]).rows.find((row) => isLive(row, "opening"));
  expect(later?.body.sealed).toBe(true);
  expect(later?.body.panel).toContainEqual({
    panelist: "jonas",
    name: "Jonas",
    role: "interviewer",
    rounds: ["interview"],
    left: instant(noon + 60_000),
  });
  expect(later?.body.panel).toContainEqual(expect.objectContaining({ name: "Priya R." }));
});

test("a claim is shown with the signature that let somebody in, in the name of either", () => {
  expect(said(aClaim("jonas", "jonas", "phone"))).toBe("shown");
  const vouched = aClaim("dana", "jonas", "phone");
  expect(said({ ...vouched, author: PanelistId.parse("dana") })).toBe("shown");
  expect(said({ ...vouched, author: PanelistId.parse("priya") })).toMatchObject({
    why: "another's name",
  });
  expect(said(aClaim("mallory", "jonas", "phone"))).toEqual({ why: "let in by nobody" });
  expect(said(aRevision({ by: "jonas", author: "jonas", members, prev: [root] }))).toEqual({
    why: "not a lead",
    signer: "jonas",
  });
  const orphan = aRevision({ by: "dana", author: "dana", members, prev: [root], sealed: true });
  const waiting = aRevision({ by: "dana", author: "dana", members, prev: [orphan] });
  expect(said(waiting)).toEqual({ why: "panel does not count" });
});
