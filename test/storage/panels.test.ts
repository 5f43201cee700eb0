import { beforeEach, describe, expect, test } from "vitest";
import { CandidateId, ItemId, OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import { kitId } from "#domain/kit/kit.ts";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { isTombstone } from "#domain/records/record.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { scoreItem } from "#domain/scoring/scoring.ts";
import { addCandidates } from "#storage/candidates.ts";
import { saveCandidate } from "#storage/roster.ts";
import { bringBack, listConflicts, settleConflict } from "#storage/conflicts.ts";
import { db } from "#storage/database.ts";
import { changeDraft } from "#storage/drafts.ts";
import { eraseCandidates, removeOpening } from "#storage/erase.ts";
import { mayLeave } from "#domain/records/travel.ts";
import { findSight } from "#storage/sight.ts";
import { addBuiltInKit, findKit, listKits } from "#storage/kits.ts";
import { addPanelists } from "#storage/openings.ts";
import { noteTyping, writeLines } from "#storage/padWrites.ts";
import { findPanel, listOpenings } from "#storage/panels.ts";
import {
  addPerson,
  becomePerson,
  findEverybody,
  findPeopleHere,
  forgetPerson,
  renamePerson,
} from "#storage/people.ts";
import { startQuickly } from "#storage/quickStart.ts";
import { addSample } from "#storage/sample.ts";
import { goOnWithout } from "#storage/waivers.ts";
import { nextVersion } from "#storage/versions.ts";
import { recordTables } from "#storage/writing.ts";
import { deviceWith, everythingStored, scoresHere } from "#test/devices.ts";
import { aPlace, notePanel, panelAt } from "#test/places.ts";
import {
  aKit,
  aPanel,
  at,
  candidateRecord,
  correctedCard,
  instant,
  kitRecord,
  noon,
  openingRecord,
  panelistRecord,
  samenessRecord,
  scorecardRecord,
} from "#test/records.ts";

const berlin = OpeningId.parse("berlin");
const sofia = CandidateId.parse("sofia");
const maya = PanelistId.parse("maya");

beforeEach(() => deviceWith());

describe("people on this device", () => {
  test("the first is whoever named themselves; the next takes over, nobody is lost", async () => {
    const first = await addPerson("Maya Okafor");
    const second = await addPerson("Priya Raman");
    expect(await findPeopleHere()).toEqual({
      people: [
        { id: first, name: "Maya Okafor" },
        { id: second, name: "Priya Raman" },
      ],
      me: { id: second, name: "Priya Raman" },
    });
    await becomePerson(first);
    expect((await findPeopleHere()).me?.name).toBe("Maya Okafor");
    expect(await db.people.count()).toBe(2);
  });

  test("a renamed person goes by the new name", async () => {
    const id = await addPerson("Maya");
    await renamePerson(id, "Maya Okafor");
    expect((await findPeopleHere()).me).toEqual({ id, name: "Maya Okafor" });
  });

  test("nobody is forgotten while a draft of theirs would be out of reach", async () => {
    await deviceWith(aPanel({ cards: [] }));
    await scoresHere("maya");
    const frame = { ...aPlace("maya", "sofia"), kit: kitRecord().id };
    await changeDraft(frame, (card) => scoreItem(card, ItemId.parse("delivery"), 3));
    const before = await everythingStored();
    expect(await forgetPerson(maya)).toBe(false);
    expect(await everythingStored()).toBe(before);
  });

  test("somebody forgotten leaves the list; their name stays with their cards", async () => {
    const id = await addPerson("Maya");
    expect(await forgetPerson(id)).toBe(true);
    expect(await findPeopleHere()).toEqual({ people: [], me: null });
    expect(await db.registers.get(["panelist", id])).toMatchObject({ body: { name: "Maya" } });
  });
});

describe("a quick start", () => {
  const start = (me: Parameters<typeof startQuickly>[0]["me"], candidate: string) =>
    startQuickly({ me, candidate, kit: mlEngineer, today: "2026-11-22" });

  test("makes a person, a kit, an opening and a candidate in one go", async () => {
    const { opening, candidate } = await start({ name: "Maya" }, "Sofia");
    const panel = await panelAt(opening);
    expect(panel.candidates).toEqual([
      { id: candidate, name: "Sofia", written: "Sofia", interviews: {} },
    ]);
    expect(panel.members).toMatchObject([{ name: "Maya", role: "lead", rounds: ["interview"] }]);
    expect(panel.kit?.title).toBe("Machine Learning Engineer");
    expect((await findPeopleHere()).me?.name).toBe("Maya");
  });

  test("the second time adds a candidate to the same opening", async () => {
    const first = await start({ name: "Maya" }, "Sofia");
    const { me } = await findPeopleHere();
    if (me === null) throw new Error("Maya is here.");
    const second = await start(me.id, "Tom");
    expect(second.opening).toBe(first.opening);
    expect((await panelAt(first.opening)).candidates.map(({ name }) => name)).toEqual([
      "Sofia",
      "Tom",
    ]);
    expect(await listOpenings()).toMatchObject([{ candidates: 2, cards: 0 }]);
  });

  test("never puts a real candidate into the sample", async () => {
    const sample = await addSample(samplePanel(instant()));
    expect((await start({ name: "Maya Okafor" }, "Sofia")).opening).not.toBe(sample);
    const { me } = await findPeopleHere();
    expect(me?.name).toBe("Maya Okafor");
    expect(me?.id).not.toMatch(/^sample-/);
  });
});

describe("the kit Needle brings along", () => {
  test("is stored once, the same on every device, and makes no version of this one", async () => {
    const id = await addBuiltInKit(mlEngineer);
    const before = await everythingStored();
    expect(await addBuiltInKit(mlEngineer)).toBe(id);
    expect(await everythingStored()).toBe(before);
    expect(id).toBe(kitId(mlEngineer));
    expect(await findKit(id)).toEqual(mlEngineer);
    expect(await db.device.get("clock")).toBeUndefined();
  });

  test("kits are listed by title, the latest version first", async () => {
    for (const kit of [aKit(), aKit({ version: 2 }), aKit({ title: "Designer" })])
      await addBuiltInKit(kit);
    expect((await listKits()).map(({ body }) => `${body.title} ${body.version}`)).toEqual([
      "Designer 1",
      "Engineer 2",
      "Engineer 1",
    ]);
  });
});

describe("openings", () => {
  const linked = [
    ...aPanel({ cards: [["maya", "sofia"]] }),
    openingRecord("munich", { title: "My own" }, at(noon + 1)),
    candidateRecord("sofia2", "Sofia", "munich"),
    candidateRecord("ugo", "Ugo", "munich"),
    panelistRecord("zoe", "Zoe"),
    scorecardRecord({ author: "zoe", opening: "munich", candidate: "sofia2" }),
    samenessRecord("opening", "berlin", "munich"),
    samenessRecord("candidate", "sofia", "sofia2"),
  ];

  test("that were linked are found as one, under either id", async () => {
    await deviceWith(linked);
    for (const id of ["berlin", "munich"]) {
      const panel = await panelAt(OpeningId.parse(id));
      expect(panel.opening.title).toBe("Engineer, Berlin");
      expect(panel.candidates.map(({ name }) => name).toSorted()).toEqual([
        "Sofia Lindqvist",
        "Tom Becker",
        "Ugo",
      ]);
      expect(panel.cards.map(({ author }) => author)).toEqual(["maya", "zoe"]);
    }
    expect(await findPanel(OpeningId.parse("paris"))).toBeNull();
  });

  test("are listed once each, with everybody and every card counted once", async () => {
    await deviceWith(linked);
    expect(await listOpenings()).toMatchObject([
      {
        id: "berlin",
        opening: { title: "Engineer, Berlin" },
        kit: "Engineer",
        candidates: 3,
        cards: 2,
      },
    ]);
  });

  test("a corrected card is counted once, a second round's beside it", async () => {
    const card = scorecardRecord({ author: "maya", opening: "berlin", candidate: "sofia" });
    const final = scorecardRecord({
      author: "maya",
      opening: "berlin",
      candidate: "sofia",
      body: { round: RoundId.parse("final") },
    });
    await deviceWith([...aPanel({ cards: [] }), card, correctedCard(card), final]);
    expect(await listOpenings()).toMatchObject([{ candidates: 2, cards: 2 }]);
  });

  test("the opening changed last stands first, and a kit that is missing is told", async () => {
    await deviceWith([openingRecord("old"), openingRecord("new", { title: "New" }, at(noon + 9))]);
    expect((await listOpenings()).map(({ id, kit }) => [id, kit])).toEqual([
      ["new", "Kit not on this device"],
      ["old", "Kit not on this device"],
    ]);
  });
});

describe("going on without a card", () => {
  test("is logged with who, whom, why and when, under the name of whoever said so", async () => {
    await deviceWith(aPanel({ cards: [["maya", "sofia"]] }));
    await scoresHere("maya");
    const { round } = aPlace("maya", "sofia");
    const without = PanelistId.parse("priya");
    await goOnWithout({
      opening: berlin,
      places: [{ candidate: sofia, round, without }],
      reason: "On leave until May",
    });
    expect((await panelAt(berlin)).waivers).toEqual([
      {
        author: "priya",
        candidate: "sofia",
        round: "interview",
        reason: "On leave until May",
        by: "Maya Okafor",
        at: expect.any(Number),
      },
    ]);
  });
});

describe("blindness in files", () => {
  test("holds back other people's cards in every revision, over all openings, for whoever scores here", async () => {
    const priyas = scorecardRecord({ author: "priya", opening: "berlin", candidate: "sofia" });
    const again = correctedCard(priyas, { takeaways: "Again" });
    await deviceWith([
      ...aPanel({
        cards: [
          ["maya", "tom"],
          ["priya", "tom"],
        ],
      }),
      priyas,
      again,
    ]);
    await scoresHere("maya");
    const staying = async () => {
      const sight = await findSight();
      return (await db.registers.toArray())
        .filter((row) => !mayLeave(row, sight))
        .map(({ id }) => id);
    };
    expect((await staying()).toSorted()).toEqual([priyas.id, again.id].toSorted());
    await scoresHere("priya");
    expect(await staying()).toEqual([]);
  });
});

describe("values changed in two places", () => {
  const won = openingRecord("berlin", { title: "Berlin" }, at(noon + 5, "phone"));
  const lost = openingRecord("berlin", { title: "Munich" }, at(noon, "laptop"));

  beforeEach(async () => {
    await deviceWith([won]);
    await db.conflicts.put({ id: "c", record: "berlin", at: instant(), lost, won });
  });

  test("the one that gave way can be brought back, and is then the latest word", async () => {
    const [conflict] = await listConflicts();
    if (conflict === undefined) throw new Error("There is one.");
    await bringBack(conflict);
    const row = await db.registers.get(["opening", "berlin"]);
    expect(row).toMatchObject({ body: { title: "Munich" } });
    expect(row?.version[0]).toBeGreaterThan(0);
    expect(await listConflicts()).toEqual([]);
  });

  test("settled, it is gone and changes nothing", async () => {
    await settleConflict("c");
    expect(await listConflicts()).toEqual([]);
    expect(await db.registers.get(["opening", "berlin"])).toEqual(won);
  });
});

test("after a record from the future, what is written here is later still", async () => {
  const future = Date.now() + 10 * 365 * 86_400_000;
  await deviceWith([], [{ key: "clock", value: at(future, "me") }]);
  const version = await notePanel("Now");
  expect(version[0]).toBe(future);
  expect(version[1]).toBe(1);
  const next = await db.transaction("rw", recordTables, nextVersion);
  expect(next).toEqual([future, 2, "me"]);
});

describe("erasing a candidate", () => {
  const name = "Sofia Lindqvist";

  beforeEach(async () => {
    await deviceWith([
      ...aPanel(),
      openingRecord("munich"),
      candidateRecord("sofia2", name, "munich"),
      scorecardRecord({ author: "priya", opening: "munich", candidate: "sofia2" }),
      samenessRecord("opening", "berlin", "munich"),
      samenessRecord("candidate", "sofia", "sofia2"),
    ]);
    await scoresHere("maya");
    const frame = { ...aPlace("maya", "sofia2", "munich"), kit: kitRecord().id };
    await changeDraft(frame, (card) => ({ ...card, takeaways: `${name} was late` }));
    await writeLines(frame, [{ at: 3, text: `${name}, again` }], []);
    await noteTyping(frame, `${name}, once more`);
    const lost = candidateRecord("sofia", `${name} (old)`, "berlin");
    await db.conflicts.put({ id: "c", record: "sofia", at: instant(), lost, won: lost });
    const { round } = frame;
    await goOnWithout({
      opening: berlin,
      places: [{ candidate: sofia, round, without: maya }],
      reason: `${name} asked`,
    });
  });

  test("leaves no name anywhere in the database, under none of their ids", async () => {
    expect(await everythingStored()).toContain(name);
    await eraseCandidates(await panelAt(berlin), [sofia]);
    const left = await everythingStored();
    expect(left).not.toContain("Sofia");
    expect(left).toContain("Tom Becker");
  });

  test("leaves tombstones, which say nothing but that something was there", async () => {
    await eraseCandidates(await panelAt(berlin), [sofia]);
    const rows = await db.registers.toArray();
    const stones = rows.filter(isTombstone);
    // Two records of one candidate; what hung on them falls with them and leaves none.
    expect(stones.map(({ kind }) => kind)).toEqual(["candidate", "candidate"]);
    for (const stone of stones)
      expect(Object.keys(stone).toSorted()).toEqual(["author", "deleted", "id", "kind", "version"]);
  });

  test("leaves the others as they are", async () => {
    await eraseCandidates(await panelAt(berlin), [sofia]);
    const panel = await panelAt(berlin);
    expect(panel.candidates.map((one) => one.name)).toEqual(["Tom Becker"]);
    expect(panel.cards).toHaveLength(2);
  });
});

describe("removing an opening", () => {
  test("leaves tombstones where it was real, and nothing of it in view", async () => {
    await deviceWith(aPanel());
    await removeOpening(await panelAt(berlin));
    expect(await findPanel(berlin)).toBeNull();
    expect(await listOpenings()).toEqual([]);
    expect(await everythingStored()).not.toMatch(/Sofia|Tom Becker/);
    expect(await db.registers.get(["opening", "berlin"])).toMatchObject({ deleted: true });
  });

  test("leaves nothing at all where it was the sample, used or not", async () => {
    const before = await everythingStored();
    const sample = await addSample(samplePanel(instant()));
    const panel = await panelAt(sample);
    const [candidate, other] = panel.candidates;
    const [lead] = panel.members;
    const round = panel.rounds[0]?.id;
    if (candidate === undefined || other === undefined || lead === undefined || round === undefined)
      throw new Error("The sample has people.");
    const frame = {
      panelist: lead.id,
      opening: sample,
      candidate: other.id,
      round,
      kit: panel.opening.kit,
    };
    await changeDraft(frame, (card) => ({ ...card, takeaways: "Hm" }));
    await noteTyping(frame, "Hm");
    await addCandidates(sample, ["Somebody"]);
    await addPanelists(["A colleague who never scored"]);
    await eraseCandidates(await panelAt(sample), [candidate.id]);
    await removeOpening(await panelAt(sample));
    await db.registers.where("kind").anyOf("kit", "panelist").delete();
    await db.device.delete("clock");
    expect(await everythingStored()).toBe(before);
  });

  test("of the sample forgets who one was in it, and leaves whoever scores here", async () => {
    const real = await addPerson("Dana");
    const sample = await addSample(samplePanel(instant()));
    expect((await findPeopleHere()).me?.name).toBe("Dana");
    await becomePerson(PanelistId.parse("sample-jonas"));
    expect((await findEverybody()).inSample.me?.name).toBe("Jonas Keller");
    await removeOpening(await panelAt(sample));
    expect(await findPeopleHere()).toEqual({
      people: [{ id: real, name: "Dana" }],
      me: { id: real, name: "Dana" },
    });
    await addSample(samplePanel(instant()));
    expect((await findEverybody()).inSample.me?.name).toBe("Maya Okafor");
  });

  test("of the sample spares a real person who tried a card in it", async () => {
    const real = await addPerson("Dana");
    const sample = await addSample(samplePanel(instant()));
    await becomePerson(real);
    const card = scorecardRecord({ author: real, opening: sample, candidate: "sample-wei" });
    await db.registers.put(card);
    await removeOpening(await panelAt(sample));
    expect(await findPeopleHere()).toMatchObject({ people: [{ name: "Dana" }], me: { id: real } });
    expect(await db.registers.get(["scorecard", card.id])).toBeUndefined();
  });
});

test("a candidate's times are kept when the name is changed", async () => {
  await deviceWith(aPanel({ cards: [] }));
  const { round } = aPlace("maya", "sofia");
  const interviews = { [round]: instant() };
  await saveCandidate(sofia, { opening: berlin, name: "Sofia", interviews });
  expect((await panelAt(berlin)).candidates.find(({ id }) => id === sofia)).toEqual({
    id: sofia,
    name: "Sofia",
    written: "Sofia",
    interviews,
  });
});
