import { beforeEach, describe, expect, test } from "vitest";
import { CandidateId, OpeningId, PanelistId } from "#domain/id.ts";
import { countedCards, whyNotCounted } from "#domain/panel/counted.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import { viewerOf } from "#domain/panel/looks.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import { liveOf, type SamenessRecord } from "#domain/records/record.ts";
import type { Sameness } from "#domain/records/sameness.ts";
import { noteEvidence, recommend, scoreItem } from "#domain/scoring/scoring.ts";
import { accept, openFiles } from "#exchange/incoming.ts";
import { db } from "#storage/database.ts";
import { changeDraft } from "#storage/drafts.ts";
import { submit } from "#storage/submitting.ts";
import { listDrafts } from "#storage/ownDrafts.ts";
import { noteOpened, readMemory } from "#storage/looks.ts";
import { joinPanel, saveOpening } from "#storage/openings.ts";
import { deviceWith, saying, scoresHere } from "#test/devices.ts";
import { candidateIn, interview, memberIn, panelOf } from "#test/panels.ts";
import { aPlace, panelAt } from "#test/places.ts";
import {
  aKit,
  aMember,
  aPanel,
  at,
  instant,
  kitRecord,
  noon,
  openedRecord,
  openingRecord,
  panelistRecord,
  scorecardRecord,
  waiverRecord,
} from "#test/records.ts";

const berlin = OpeningId.parse("berlin");
const sofia = CandidateId.parse("sofia");
const jonas = PanelistId.parse("jonas");
const items = aKit().items.map(({ id }) => id);

/** Maya and Priya have scored Sofia; Jonas is on the device. */
const scored = [
  ...aPanel({
    cards: [
      ["maya", "sofia"],
      ["priya", "sofia"],
    ],
  }),
  panelistRecord("jonas", "Jonas Weber"),
];

function linkOf(body: Sameness): SamenessRecord {
  return { id: "link", kind: "sameness", author: "needle", version: at(), body };
}

const panelHere = () => panelAt(berlin);

async function seenHere(who: string | null) {
  const panel = await panelHere();
  const me = who === null ? null : PanelistId.parse(who);
  const drafts = me === null ? [] : await listDrafts(me);
  const viewer = viewerOf(panel, me, { drafts, memory: await readMemory(), now: noon });
  return { panel, viewer, reveal: revealOf(panel, viewer, candidateIn(panel, "sofia")) };
}

async function scoreAs(who: string) {
  await scoresHere(who);
  const place = aPlace(who, "sofia", "berlin");
  await changeDraft({ ...place, kit: kitRecord().id }, (draft, now) =>
    items.reduce(
      (card, item) => noteEvidence(scoreItem(card, item, 5), item, "Saw it.", now),
      recommend(draft, "yes"),
    ),
  );
  await submit(place, items);
  return (await panelHere()).cardAt({
    author: PanelistId.parse(who),
    candidate: sofia,
    round: interview,
  });
}

beforeEach(async () => {
  await deviceWith(scored);
  await scoresHere("jonas");
});

describe("a card written after its author saw the others", () => {
  test("is kept, marked and counted nowhere", async () => {
    const { panel, viewer, reveal } = await seenHere("jonas");
    expect(reveal.state).toBe("open");
    await noteOpened(panel, viewer, [sofia]);
    await joinPanel(await panelHere(), jonas, [interview]);
    const card = await scoreAs("jonas");
    expect(card?.body.sawOthers).toBe(true);
    const after = await panelHere();
    expect(card && whyNotCounted(after, card)).toBe("after seeing the others");
    expect(countedCards(after, sofia).map(({ author }) => author)).not.toContain("jonas");
  });

  test("is marked also for who looked before saying their name, or under another", async () => {
    const { panel } = await seenHere(null);
    await noteOpened(panel, { me: null }, [sofia]);
    expect((await scoreAs("jonas"))?.body.sawOthers).toBe(true);
    await deviceWith(scored);
    await noteOpened(await panelHere(), { me: PanelistId.parse("j2") }, [sofia]);
    expect((await scoreAs("jonas"))?.body.sawOthers).toBe(true);
  });

  test("is no such card where only a colleague with a card of their own looked", async () => {
    await noteOpened(await panelHere(), { me: PanelistId.parse("maya") }, [sofia]);
    expect((await scoreAs("jonas"))?.body.sawOthers).toBeUndefined();
  });

  test("is known on their other device by the record that travels", async () => {
    const { panel, viewer } = await seenHere("jonas");
    await noteOpened(panel, viewer, [sofia]);
    const told = liveOf(await db.registers.toArray(), "opened");
    expect(told).toMatchObject([{ author: "jonas", body: { candidate: "sofia" } }]);
    await deviceWith([...scored, ...told]);
    expect((await scoreAs("jonas"))?.body.sawOthers).toBe(true);
  });

  test("does not count either where the card itself says nothing", () => {
    const late = scorecardRecord({
      author: "jonas",
      opening: "berlin",
      candidate: "sofia",
      version: at(noon + 60_000, "jonas"),
    });
    const isCounted = (records: Parameters<typeof panelOf>[0]) =>
      countedCards(panelOf(records), sofia).some(({ author }) => author === "jonas");
    expect(isCounted([...scored, late])).toBe(true);
    expect(isCounted([...scored, late, openedRecord("jonas", "sofia")])).toBe(false);
    // Opened once the own card was in, as it should be: it counts.
    expect(isCounted([...scored, late, openedRecord("jonas", "sofia", noon + 90_000)])).toBe(true);
    // Only their own word says that somebody looked.
    const planted = { ...openedRecord("jonas", "sofia"), author: PanelistId.parse("priya") };
    expect(isCounted([...scored, late, planted])).toBe(true);
  });
});

describe("what was opened", () => {
  test("stays open when somebody is added to the panel late", async () => {
    const { panel, viewer } = await seenHere("maya");
    await noteOpened(panel, viewer, [sofia]);
    await joinPanel(await panelHere(), jonas, [interview]);
    expect((await seenHere("maya")).reveal.state).toBe("open");
    // For whoever it was not open yet, the late card is waited for.
    expect((await seenHere("priya")).reveal.state).toBe("waiting");
  });

  test("is opened by no record from elsewhere", async () => {
    await deviceWith([
      ...aPanel({ cards: [["maya", "sofia"]] }).filter(({ kind }) => kind !== "opening"),
      openingRecord("berlin", { panel: [aMember("maya"), aMember("priya")] }),
      openedRecord("priya", "sofia"),
    ]);
    expect((await seenHere("priya")).reveal.state).toBe("own card first");
  });
});

describe("leaving a panel", () => {
  const expecting = openingRecord("berlin", { panel: [aMember("maya", "lead"), aMember("priya")] });
  const waitsForPriya = [
    ...aPanel({ cards: [["maya", "sofia"]] }).filter(({ kind }) => kind !== "opening"),
    expecting,
  ];

  test("opens nothing to whoever was expected, and keeps nobody waiting", async () => {
    await deviceWith(waitsForPriya);
    const { opening } = await panelHere();
    await saveOpening(berlin, { ...opening, panel: [aMember("maya", "lead")] });
    const { reveal, panel } = await seenHere("priya");
    expect(reveal.state).toBe("own card first");
    expect(panel.gone.map(({ id }) => id)).toEqual(["priya"]);
    expect((await seenHere("maya")).reveal.state).toBe("open");
  });

  test("opens nothing where a file says it, also once that was said yes to", async () => {
    await deviceWith(waitsForPriya);
    const without = openingRecord("berlin", { panel: [aMember("maya", "lead")] }, at(noon + 9));
    const preview = await openFiles([writePacket(packetOf([without]))]);
    expect(preview.questions).toMatchObject([
      { ask: "expect less", less: [{ panelist: "Priya Raman", rounds: ["Interview"] }] },
    ]);
    await accept(preview);
    expect((await panelHere()).members.map(({ id }) => id)).toContain("priya");
    await accept(
      await openFiles([writePacket(packetOf([without]))]),
      saying({ agreed: preview.questions }),
    );
    expect((await seenHere("priya")).reveal.state).toBe("own card first");
    expect((await seenHere("maya")).reveal.state).toBe("open");
  });

  test("opens nothing to whoever unticks a round of their own", async () => {
    await deviceWith(waitsForPriya);
    const { opening } = await panelHere();
    const none = { ...aMember("priya"), rounds: [] };
    await saveOpening(berlin, { ...opening, panel: [aMember("maya", "lead"), none] });
    expect((await seenHere("priya")).reveal.state).toBe("own card first");
  });

  test("is over once the panel goes on without that card by name", async () => {
    await deviceWith([...waitsForPriya, waiverRecord("w", "berlin", "sofia", "priya")]);
    const { opening } = await panelHere();
    await saveOpening(berlin, { ...opening, panel: [aMember("maya", "lead")] });
    expect((await seenHere("priya")).reveal.state).toBe("open");
  });

  test("of linked openings takes leaving both, and a link alone takes nobody away", async () => {
    const other = openingRecord("aaa", { panel: [aMember("maya", "lead"), aMember("priya")] });
    const ids: [OpeningId, OpeningId] = [OpeningId.parse("aaa"), berlin];
    const link = { what: "opening" as const, ids };
    const planted = openingRecord("zzz", {
      panel: [{ ...aMember("priya"), left: instant(noon) }],
    });
    await deviceWith([...waitsForPriya, planted, linkOf({ ...link, ids: [berlin, planted.id] })]);
    expect((await seenHere("maya")).reveal.state).toBe("waiting");

    await deviceWith([...waitsForPriya, other, linkOf(link)]);
    const panel = await panelHere();
    await saveOpening(panel.id, { ...panel.opening, panel: [aMember("maya", "lead")] }, panel);
    expect((await seenHere("maya")).reveal.state).toBe("open");
    expect((await seenHere("priya")).reveal.state).toBe("own card first");
  });

  test("and coming back is being on the panel again, once", async () => {
    await deviceWith(waitsForPriya);
    const { opening } = await panelHere();
    await saveOpening(berlin, { ...opening, panel: [aMember("maya", "lead")] });
    await joinPanel(await panelHere(), PanelistId.parse("priya"), [interview]);
    const panel = await panelHere();
    expect(panel.opening.panel).toHaveLength(2);
    expect(memberIn(panel, "priya").left).toBe(false);
  });
});

describe("a card's author", () => {
  const shadow = openingRecord("berlin", { panel: [aMember("maya"), aMember("jonas", "shadow")] });

  test("has the part they had when they submitted, whatever the panel says later", async () => {
    await deviceWith([...scored.filter(({ kind }) => kind !== "opening"), shadow]);
    const card = await scoreAs("jonas");
    expect(card?.body.role).toBe("shadow");
    const { opening } = await panelHere();
    await saveOpening(berlin, { ...opening, panel: [aMember("maya"), aMember("jonas")] });
    const after = await panelHere();
    expect(countedCards(after, sofia).map(({ author }) => author)).not.toContain("jonas");
    await saveOpening(berlin, { ...opening, panel: [aMember("maya")] });
    expect(countedCards(await panelHere(), sofia).map(({ author }) => author)).not.toContain(
      "jonas",
    );
  });

  test("is somebody who left where no panel lists them, and not put back on it", () => {
    const panel = panelOf(
      scored.map((one) => (one.id === "berlin" ? openingRecord("berlin") : one)),
    );
    expect(memberIn(panel, "priya")).toMatchObject({ left: true, rounds: [] });
  });

  test("is a shadow where any of the linked openings says so", () => {
    const one = openingRecord("berlin", { panel: [aMember("jonas")] });
    const other = openingRecord("aaa", { panel: [aMember("jonas", "shadow")] });
    const link = { what: "opening" as const };
    const linked = panelOf([
      kitRecord(),
      one,
      other,
      panelistRecord("jonas", "J"),
      linkOf({ ...link, ids: [OpeningId.parse("aaa"), berlin] }),
    ]);
    expect(memberIn(linked, "jonas").role).toBe("shadow");
  });
});
