import { beforeEach, expect, test, vi } from "vitest";
import { driftWorthMentioningMs } from "#domain/clock.ts";
import { DeviceId } from "#domain/id.ts";
import { accept, dismissFiles, openFiles } from "#exchange/incoming.ts";
import { db } from "#storage/database.ts";
import { writeRecord } from "#storage/writing.ts";
import { asFile, deviceWith, everythingStored, saying, scoresHere } from "#test/devices.ts";
import { fileWith, hostileTexts } from "#test/hostile.ts";
import {
  aDraft,
  aMember,
  aPanel,
  at,
  candidateRecord,
  correctedCard,
  kitRecord,
  noon,
  openingRecord,
  panelistRecord,
  samenessRecord,
  scorecardRecord,
  tombstoneOf,
  waiverRecord,
} from "#test/records.ts";

beforeEach(() => deviceWith());

const mb = 1024 * 1024;

test("a panel's file opened on an empty device brings everything, after showing what it will do", async () => {
  const panel = aPanel();
  const preview = await openFiles([asFile(panel)]);
  expect(preview.totals).toEqual({
    adds: panel.length,
    updates: 0,
    unchanged: 0,
    conflicts: 0,
    rejected: 0,
  });
  expect(preview.cards).toHaveLength(4);
  expect(preview.cards[0]).toMatchObject({
    panelist: "Maya Okafor",
    candidate: "Sofia Lindqvist",
    opening: "Engineer, Berlin",
    round: "Interview",
    status: "new",
    isFromHere: false,
    rivals: [],
    receipt: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/),
  });
  expect(await db.registers.count()).toBe(0);
  expect(await accept(preview)).toMatchObject({ ok: true, adds: panel.length });
  expect(await db.registers.count()).toBe(panel.length);
});

test("the same file opened twice changes nothing at all", async () => {
  const panel = aPanel();
  await accept(await openFiles([asFile(panel)]));
  const before = await everythingStored();
  const preview = await openFiles([asFile(panel), asFile(panel, "again.json")]);
  expect(preview.totals).toMatchObject({ adds: 0, updates: 0, unchanged: panel.length });
  expect(preview.cards.map(({ status }) => status)).toEqual(Array(4).fill("already here"));
  await accept(preview);
  expect(await everythingStored()).toBe(before);
});

test("twenty files at once are one preview and one transaction; a bad one among them is named", async () => {
  const whole = aPanel();
  const [kit, opening, ...rest] = whole;
  const files = rest.map((record, index) => asFile([record], `${index}.json`));
  const preview = await openFiles([
    ...files,
    "not a packet",
    asFile([kit, opening].filter((one) => one !== undefined)),
  ]);
  expect(preview.totals).toMatchObject({ adds: whole.length, rejected: 0 });
  expect(preview.files.filter((file) => !file.ok)).toEqual([
    {
      name: "Pasted text",
      ok: false,
      isLocked: false,
      problems: [expect.objectContaining({ where: "the file" })],
    },
  ]);
  await accept(preview);
  expect(await db.registers.count()).toBe(whole.length);
});

test("a compressed file is read like any other", async () => {
  const stream = asFile(aPanel()).stream().pipeThrough(new CompressionStream("gzip"));
  const gzip = new File([await new Response(stream).blob()], "panel.json.gz");
  expect((await openFiles([gzip])).totals.adds).toBe(aPanel().length);
});

test.each(hostileTexts)("%s is refused and the device is as before", async (_, text, says) => {
  await deviceWith(aPanel());
  const before = await everythingStored();
  const preview = await openFiles([new File([text], "hostile.json"), text]);
  const [saved, pasted] = preview.files;
  expect(!pasted?.ok && pasted?.problems[0]?.what).toMatch(says);
  // Writing half a character to a file turns it into another one, which the digest tells.
  const isWritable = !/\p{Surrogate}/u.test(text);
  expect(!saved?.ok && saved?.problems[0]?.what).toMatch(isWritable ? says : /changed or damaged/);
  expect(preview.totals).toEqual({ adds: 0, updates: 0, unchanged: 0, conflicts: 0, rejected: 0 });
  await accept(preview);
  expect(await everythingStored()).toBe(before);
});

test("60 megabytes are refused on their size, without being read", async () => {
  const huge = new File(["x"], "huge.json");
  Object.defineProperty(huge, "size", { value: 60 * mb });
  const reading = vi.spyOn(huge, "arrayBuffer");
  const slicing = vi.spyOn(huge, "slice");
  const preview = await openFiles([huge, " ".repeat(51 * mb)]);
  for (const file of preview.files)
    expect(!file.ok && file.problems[0]?.what).toMatch(/larger than 50 MB/);
  expect(reading).not.toHaveBeenCalled();
  expect(slicing).not.toHaveBeenCalled();
});

test("a small file that unpacks to more than 50 megabytes is refused", async () => {
  const zeros = new Blob([new Uint8Array(60 * mb)])
    .stream()
    .pipeThrough(new CompressionStream("gzip"));
  const bomb = new File([await new Response(zeros).blob()], "bomb.gz");
  expect(bomb.size).toBeLessThan(mb);
  const [file] = (await openFiles([bomb])).files;
  expect(file?.ok === false && file.problems[0]?.what).toMatch(/unpacks to more than 50 MB/);
});

test("a damaged archive and a picture are refused in words", async () => {
  const broken = new File([new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3])], "broken.gz");
  const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff])], "photo.png");
  const { files } = await openFiles([broken, picture]);
  expect(files.map((file) => !file.ok && file.problems[0]?.what)).toEqual([
    expect.stringMatching(/compressed and damaged/),
    expect.stringMatching(/not text in UTF-8/),
  ]);
});

test("a card under another panelist's id is named as refused, and the rest comes in", async () => {
  const panel = aPanel({ cards: [["maya", "sofia"]] });
  const priyas = scorecardRecord({ author: "priya", opening: "berlin", candidate: "sofia" });
  const forged = { ...priyas, id: `maya.${"0".repeat(64)}` };
  const preview = await openFiles([new File([fileWith([...panel, forged])], "forged.json")]);
  expect(preview.rejected).toEqual([
    {
      file: "forged.json",
      id: forged.id,
      kind: "scorecard",
      name: "Priya Raman on Sofia Lindqvist",
      reason: "the scorecard stands under another panelist's id",
    },
  ]);
  expect(preview.cards.find(({ card }) => card === forged.id)).toMatchObject({
    status: "rejected",
  });
  expect(await accept(preview)).toMatchObject({ ok: true, adds: panel.length, rejected: 1 });
  expect(await db.registers.get(["scorecard", forged.id])).toBeUndefined();
});

test("a card whose opening or candidate is not here waits for it, and is told", async () => {
  const panel = aPanel({ cards: [["maya", "sofia"]] });
  const isGround = ({ kind }: { kind: string }) => kind === "opening" || kind === "candidate";
  const preview = await openFiles([asFile(panel.filter((record) => !isGround(record)))]);
  expect(preview.cards).toMatchObject([
    { panelist: "Maya Okafor", candidate: "an unknown candidate", status: "waits" },
  ]);
  expect(preview).toMatchObject({ waiting: 1, rejected: [] });
  await accept(preview);
  expect(await db.registers.where("kind").equals("scorecard").count()).toBe(0);

  await accept(await openFiles([asFile(panel.filter(isGround))]));
  expect(await db.registers.where("kind").equals("scorecard").count()).toBe(1);
  expect(await db.waiting.count()).toBe(0);
});

test("a candidate without their opening waits too, with the cards on them", async () => {
  const panel = aPanel().filter(({ kind }) => kind !== "opening");
  const preview = await openFiles([asFile(panel)]);
  expect(preview).toMatchObject({ waiting: 6, totals: { adds: 3 }, rejected: [] });
});

test("one's own card, corrected on two devices, is shown with its rival", async () => {
  const panel = aPanel({ cards: [["maya", "sofia"]] });
  const first = panel.find(({ kind }) => kind === "scorecard");
  if (first?.kind !== "scorecard" || "deleted" in first) throw new Error("no card");
  const here = correctedCard(first, { takeaways: "from the laptop" });
  const there = correctedCard(first, { takeaways: "from the phone" });
  await deviceWith([...panel, here]);
  await scoresHere("maya");
  const preview = await openFiles([asFile([...panel, there])]);
  expect(preview.cards.find(({ card }) => card === there.id)).toMatchObject({
    isFromHere: true,
    rev: 2,
    status: "asked",
    rivals: [here.id],
  });
  await accept(preview, saying({ agreed: preview.questions }));
  expect(await db.registers.bulkGet([here, there].map(({ id }) => ["scorecard", id]))).toEqual([
    here,
    there,
  ]);
});

test("what two devices changed apart is kept with both values, once", async () => {
  const mine = openingRecord("berlin", { title: "Berlin" }, at(noon, "laptop"));
  const theirs = openingRecord("berlin", { title: "Munich" }, at(noon + 5, "phone"));
  await deviceWith([kitRecord(), mine]);
  const file = asFile([kitRecord(), theirs]);
  const preview = await openFiles([file]);
  expect(preview.conflicts).toEqual([
    { kind: "opening", id: "berlin", lost: "Berlin", won: "Munich" },
  ]);
  await accept(preview);
  await accept(await openFiles([asFile([kitRecord(), mine])]));
  expect(await db.conflicts.toArray()).toMatchObject([
    { record: "berlin", lost: mine, won: theirs },
  ]);
});

test("a file from a clock ten years ahead comes in with a warning, and later edits still win", async () => {
  const tenYears = 10 * 365 * 24 * 3_600_000;
  const future = openingRecord("berlin", { title: "Future" }, at(Date.now() + tenYears, "phone"));
  const preview = await openFiles([asFile([kitRecord(), future])]);
  expect(preview.drift?.device).toBe("phone");
  expect(preview.drift?.aheadMs).toBeGreaterThan(driftWorthMentioningMs);
  await accept(preview);
  expect(await db.device.get("driftSeen")).toMatchObject({ value: { device: "phone" } });

  await db.transaction("rw", [db.registers, db.device], () =>
    writeRecord({ kind: "opening", id: future.id, body: { ...future.body, title: "Mine" } }),
  );
  await accept(await openFiles([asFile([kitRecord(), future])]));
  expect(await db.registers.get(["opening", "berlin"])).toMatchObject({ body: { title: "Mine" } });
});

test("an erased candidate takes along, on every device, what was written about them", async () => {
  const panel = aPanel();
  await deviceWith([...panel, waiverRecord("w1", "berlin", "sofia", "priya")]);
  await scoresHere("maya");
  await db.drafts.bulkPut([aDraft("maya", "berlin", "sofia"), aDraft("maya", "berlin", "tom")]);
  const erased = tombstoneOf(candidateRecord("sofia", "Sofia", "berlin"), at(noon + 9));
  const preview = await openFiles([asFile([erased])]);
  expect(preview.questions).toMatchObject([
    {
      ask: "erase",
      kind: "candidate",
      name: "Sofia Lindqvist",
      cards: 2,
      drafts: [{ panelist: "Maya Okafor", candidate: "Sofia Lindqvist", round: "Interview" }],
    },
  ]);
  const outcome = await accept(preview, saying({ agreed: preview.questions }));
  expect(outcome).toMatchObject({
    fates: [{ fate: "goes", why: "erased", lost: { candidate: "sofia" } }],
  });
  expect(await everythingStored()).not.toContain("Sofia");
  expect((await db.drafts.toArray()).map(({ candidate }) => candidate)).toEqual(["tom"]);
  expect((await db.registers.toArray()).filter((row) => "deleted" in row)).toHaveLength(1);

  const late = await openFiles([asFile(panel)]);
  expect(late.totals).toMatchObject({ adds: 0, updates: 0 });
  const unknown = scorecardRecord({
    author: "priya",
    opening: "berlin",
    candidate: "sofia",
    scores: { delivery: 1 },
  });
  expect((await openFiles([asFile([unknown])])).rejected[0]?.reason).toBe(
    "the candidate it belongs to was erased",
  );
});

/** Maya and Priya each began alone: own opening, own candidate, same kit, same names. */
function startedAlone(panelist: string, name: string, candidate = "Sofia Lindqvist") {
  const opening = `o-${panelist}`;
  return [
    kitRecord(),
    openingRecord(
      opening,
      { title: `${name}'s`, panel: [aMember(panelist, "lead")] },
      at(noon, panelist),
    ),
    panelistRecord(panelist, name, at(noon, panelist)),
    candidateRecord(`c-${panelist}`, candidate, opening, at(noon, panelist)),
    scorecardRecord({ author: panelist, opening, candidate: `c-${panelist}` }),
  ];
}

test("cards started apart are recognised as one opening and one candidate, and linked on a yes", async () => {
  await deviceWith([...startedAlone("maya", "Maya"), panelistRecord("priya0", "Priya")], []);
  await db.registers.put(
    openingRecord(
      "o-maya",
      { panel: [aMember("maya", "lead"), aMember("priya0")] },
      at(noon, "maya"),
    ),
  );
  await scoresHere("maya");
  const preview = await openFiles([
    asFile(startedAlone("priya", "ＰＲＩＹＡ", " sofía  lindqvist")),
  ]);
  expect(preview.suggestions.map(({ suggestion }) => suggestion)).toMatchObject([
    { what: "opening", ids: ["o-maya", "o-priya"], why: expect.stringContaining("Lindqvist") },
    {
      what: "candidate",
      ids: ["c-maya", "c-priya"],
      names: ["Sofia Lindqvist", " sofía  lindqvist"],
    },
    { what: "panelist", ids: ["priya", "priya0"] },
  ]);
  expect(preview.suggestions[1]?.met).toMatchObject([[{ name: "Maya" }], [{ name: "ＰＲＩＹＡ" }]]);
  const all = saying({ links: preview.suggestions });
  expect(await accept(preview, all)).toMatchObject({ ok: true, linked: 3 });
  const links = (await db.registers.toArray()).filter(({ kind }) => kind === "sameness");
  expect(links.map(({ author }) => author)).toEqual(["maya", "maya", "maya"]);
  const again = await openFiles([asFile(startedAlone("priya", "ＰＲＩＹＡ", " sofía  lindqvist"))]);
  expect(again.suggestions).toEqual([]);
});

test("four panelists' files on an empty device are tied together, whatever their order", async () => {
  const files = ["Ana", "Ben", "Cleo", "Dan"].map((name) =>
    asFile(startedAlone(name.toLowerCase(), name)),
  );
  const preview = await openFiles(files);
  expect(preview.suggestions.map(({ suggestion }) => suggestion.what).toSorted()).toEqual([
    ...Array(3).fill("candidate"),
    ...Array(3).fill("opening"),
  ]);
  const reversed = await openFiles(files.toReversed());
  expect(reversed.suggestions).toEqual(preview.suggestions);
  await accept(preview, saying({ links: preview.suggestions }));
  const authors = (await db.registers.where("kind").equals("sameness").toArray()).map(
    ({ author }) => author,
  );
  expect(new Set(authors)).toEqual(new Set(["needle"]));
});

test("nothing is suggested for another kit, other names, a sample, or a link that was taken back", async () => {
  const arriving = startedAlone("priya", "Priya");
  const suggestions = async () => (await openFiles([asFile(arriving)])).suggestions;
  await deviceWith(startedAlone("maya", "Maya", "Somebody Else"));
  expect(await suggestions()).toEqual([]);
  await deviceWith(aPanel({ sample: true }));
  expect(await suggestions()).toEqual([]);
  const link = samenessRecord("opening", "o-maya", "o-priya");
  await deviceWith([...startedAlone("maya", "Maya"), tombstoneOf(link)]);
  expect(await suggestions()).toEqual([]);
});

test("two candidates of one name in one opening are left to a person to tell apart", async () => {
  await deviceWith([
    ...startedAlone("maya", "Maya"),
    candidateRecord("c-other", "Sofia Lindqvist", "o-maya"),
  ]);
  const { suggestions } = await openFiles([asFile(startedAlone("priya", "Priya"))]);
  expect(suggestions.map(({ suggestion }) => suggestion.what)).toEqual(["opening"]);
});

test("only the links a person agreed to are made, and no candidate's without the opening's", async () => {
  await deviceWith(startedAlone("maya", "Maya"));
  const preview = await openFiles([asFile(startedAlone("priya", "Priya"))]);
  const candidates = preview.suggestions.filter(
    ({ suggestion }) => suggestion.what === "candidate",
  );
  expect(await accept(preview, saying({ links: candidates }))).toMatchObject({
    ok: true,
    adds: 4,
    linked: 0,
  });
});

test("what came in meanwhile is respected: the plan is made again when it is carried out", async () => {
  const panel = aPanel();
  const preview = await openFiles([asFile(panel)]);
  const erased = tombstoneOf(candidateRecord("sofia", "Sofia", "berlin"), at(noon + 1));
  await db.registers.put(erased);
  expect(await accept(preview)).toMatchObject({ ok: true, rejected: 3 });
  expect(await db.registers.get(["candidate", "sofia"])).toEqual(erased);
});

test("cancelling before the commit leaves the device as it was", async () => {
  const panel = aPanel();
  const before = await everythingStored();
  const stop = new AbortController();
  const preview = await openFiles([asFile(panel)]);
  const outcome = await accept(preview, undefined, {
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });
  expect(outcome).toEqual({ ok: false, cancelled: true });
  expect(await everythingStored()).toBe(before);
  expect(await accept(preview)).toMatchObject({ ok: true });
});

test("a failure half-way leaves nothing behind", async () => {
  const before = await everythingStored();
  const preview = await openFiles([asFile(aPanel())]);
  const failing = vi.spyOn(db.device, "put").mockRejectedValue(new Error("disk full"));
  await expect(accept(preview)).rejects.toThrow("disk full");
  failing.mockRestore();
  expect(await everythingStored()).toBe(before);
});

test("a dismissed preview can no longer be accepted", async () => {
  const preview = await openFiles([asFile(aPanel())]);
  await dismissFiles(preview);
  await expect(accept(preview)).rejects.toThrow(/open them again/);
});

test("the clock moves past everything that came in, and keeps its own name", async () => {
  await deviceWith([], [{ key: "clock", value: [5, 0, DeviceId.parse("here")] }]);
  await accept(await openFiles([asFile(aPanel())]));
  expect(await db.device.get("clock")).toEqual({ key: "clock", value: [noon, 0, "here"] });
});

test("a file made to hold hundreds of revisions of one card does not blow the preview up", async () => {
  const cards = Array.from({ length: 300 }, (_, index) =>
    scorecardRecord({
      author: "maya",
      opening: "berlin",
      candidate: "sofia",
      body: { takeaways: `Revision ${index}` },
    }),
  );
  const preview = await openFiles([asFile([...aPanel({ cards: [] }), ...cards])]);
  expect(preview.cards).toHaveLength(300);
  for (const { rivals } of preview.cards) expect(rivals.length).toBeLessThanOrEqual(10);
});
