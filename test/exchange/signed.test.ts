import { beforeEach, expect, it } from "vitest";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { ItemId, PanelistId, type OpeningId } from "#domain/id.ts";
import { seesAll } from "#domain/records/travel.ts";
import { acceptFiles } from "#exchange/acceptFiles.ts";
import { exportPacket } from "#exchange/exports.ts";
import { join, readLink } from "#exchange/invitations.ts";
import { invitationFor } from "#exchange/invite.ts";
import { previewFiles } from "#exchange/previewFiles.ts";
import { addCandidates } from "#storage/candidates.ts";
import { saveCandidate } from "#storage/roster.ts";
import { decide, markItem } from "#storage/meeting.ts";
import { changeDraft } from "#storage/drafts.ts";
import { submit } from "#storage/submitting.ts";
import { db } from "#storage/database.ts";
import { removeOpening } from "#storage/erase.ts";
import { foundOpening } from "#storage/founding.ts";
import { addBuiltInKit } from "#storage/kits.ts";
import { addPanelists } from "#storage/openings.ts";
import { findPanel } from "#storage/panels.ts";
import { addPerson } from "#storage/people.ts";
import { recommend, scoreItem } from "#domain/scoring/scoring.ts";
import { deviceWith, saying } from "#test/devices.ts";
import { kitRecord, openingRecord, panelistRecord } from "#test/records.ts";
import { canonical } from "#domain/hash.ts";
import { someDevices } from "#test/switching.ts";

let at: (device: string) => Promise<void>;
beforeEach(() => {
  at = someDevices();
});

async function found({ sealed = false, howManyRounds = 2 } = {}) {
  await at("maya");
  const maya = await addPerson("Maya Okafor");
  const [priya, jonas] = await addPanelists(["Priya Nair", "Jonas Keller"]);
  const kit = await addBuiltInKit(mlEngineer);
  const rounds = mlEngineer.rounds.slice(0, howManyRounds);
  const ids = rounds.map(({ id }) => id);
  const opening = await foundOpening(
    {
      title: "ML Engineer, Search",
      kit,
      rounds,
      panel: [
        { panelist: maya, name: "Maya Okafor", role: "lead", rounds: ids },
        { panelist: PanelistId.parse(priya), name: "Priya Nair", role: "interviewer", rounds: ids },
        {
          panelist: PanelistId.parse(jonas),
          name: "Jonas Keller",
          role: "interviewer",
          rounds: ids,
        },
      ],
      startedOn: "2026-11-22",
      dueHours: 24,
      sample: false,
    },
    maya,
    { sealed },
  );
  if (opening === null) throw new Error("This Node cannot sign.");
  await addCandidates(opening, ["Amara Osei", "Wei Lindqvist"]);
  return { opening, maya, priya: PanelistId.parse(priya), jonas: PanelistId.parse(jonas) };
}

async function joinBy(text: string): Promise<OpeningId> {
  const read = await readLink(`#i=${text}`);
  if (!read.ok) throw new Error(read.problem);
  const joined = await join(read);
  if (!joined.ok) throw new Error(joined.problem);
  return joined.opening;
}

async function openFile(text: string) {
  const preview = await previewFiles([new File([text], "panel.json")]);
  const outcome = await acceptFiles(preview.id, saying({}));
  return { preview, outcome };
}

/** Scores the first candidate in the first round, all at one level. */
async function scoreFirst(opening: OpeningId, panelist: PanelistId, level: 1 | 2 | 3 | 4 | 5 = 3) {
  const panel = await findPanel(opening);
  const [candidate] = panel?.candidates ?? [];
  const round = panel?.rounds[0];
  if (panel === null || candidate === undefined || round === undefined) throw new Error("none");
  const place = { panelist, opening, candidate: candidate.id, round: round.id };
  const frame = { ...place, kit: panel.opening.kit };
  for (const item of round.items)
    await changeDraft(frame, (draft) => scoreItem(draft, item, level));
  await changeDraft(frame, (draft) => recommend(draft, "yes"));
  const card = await submit(place, round.items);
  if (card === null) throw new Error("Something is missing from the card.");
  return card;
}

it("one joins by a link, and scores go back by a file", async () => {
  const { opening, priya } = await found();
  const made = await invitationFor(opening, priya);
  expect(made?.code).toEqual(made?.link);
  expect(made?.link.text.length).toBeLessThan(2_300);
  await at("priya");
  expect(await joinBy(made?.link.text ?? "")).toBe(opening);
  const panel = await findPanel(opening);
  expect(panel?.candidates.map(({ name }) => name)).toEqual(["Amara Osei", "Wei Lindqvist"]);
  const card = await scoreFirst(opening, priya);
  const { file } = await exportPacket({ what: "opening", opening }, seesAll);
  await at("maya");
  const { preview } = await openFile(file.text);
  expect(preview.rejected).toEqual([]);
  const after = await findPanel(opening);
  expect(after?.cards.map(({ id }) => id)).toEqual([card]);
  expect(after?.cards[0]?.author).toBe(priya);
});

async function everything(opening: OpeningId): Promise<string> {
  return (await exportPacket({ what: "opening", opening }, seesAll)).file.text;
}

it("sealed cards open on every device once all are in, and not before", async () => {
  const { opening, maya, priya, jonas } = await found({ sealed: true, howManyRounds: 1 });
  const links = new Map<PanelistId, string>();
  for (const one of [priya, jonas])
    links.set(one, (await invitationFor(opening, one))?.link.text ?? "");
  await scoreFirst(opening, maya, 3);
  let travelling = await everything(opening);
  const bodies = async () => {
    const panel = await findPanel(opening);
    return (panel?.cards ?? []).map(({ author }) => author).toSorted();
  };
  for (const one of [priya, jonas]) {
    await at(one);
    await joinBy(links.get(one) ?? "");
    await openFile(travelling);
    expect(await bodies()).toEqual([]);
    await scoreFirst(opening, one, 4);
    expect(await bodies()).toEqual([one]);
    travelling = await everything(opening);
  }
  // Jonas was last, and let his go with it; the others hear of it in turn.
  await at("maya");
  await openFile(travelling);
  expect(await bodies()).toEqual([jonas, maya].toSorted());
  travelling = await everything(opening);
  await at(priya);
  await openFile(travelling);
  travelling = await everything(opening);
  const all = [maya, priya, jonas].toSorted();
  expect(await bodies()).toEqual(all);
  for (const one of ["maya", jonas]) {
    await at(one);
    await openFile(travelling);
    expect(await bodies()).toEqual(all);
  }
});

it("a lead erases an opening, and nothing of its candidates and cards is left on any device", async () => {
  const { opening, maya, priya } = await found({ sealed: true, howManyRounds: 1 });
  const made = await invitationFor(opening, priya);
  await scoreFirst(opening, maya);
  const before = await everything(opening);
  await at("priya");
  await joinBy(made?.link.text ?? "");
  await openFile(before);
  await scoreFirst(opening, priya);
  const fromPriya = await everything(opening);
  const held = async () => JSON.stringify(await Promise.all(db.tables.map((one) => one.toArray())));
  await at("maya");
  const panel = await findPanel(opening);
  if (panel === null) throw new Error("The opening is not here.");
  await removeOpening(panel);
  expect(await held()).not.toMatch(/Amara|Wei/);
  expect(await db.invitations.count()).toBe(0);
  const erased = await exportPacket({ what: "everything" }, seesAll);
  // An old file brings nothing back.
  await openFile(fromPriya);
  expect(await findPanel(opening)).toBeNull();
  expect(await held()).not.toMatch(/Amara|Wei/);
  await at("priya");
  await openFile(erased.file.text);
  expect(await findPanel(opening)).toBeNull();
  expect(await db.invitations.count()).toBe(0);
  expect(await held()).not.toMatch(/Amara|Wei/);
});

it("an invitation to many candidates lets one join and begin; the rest comes with the first file", async () => {
  const { opening, priya } = await found();
  await addCandidates(
    opening,
    Array.from({ length: 120 }, (_, index) => `Candidate ${index}`),
  );
  const made = await invitationFor(opening, priya);
  expect(made?.link.hasAll).toBe(false);
  const file = await everything(opening);
  await at("priya");
  expect(await joinBy(made?.code.text ?? "")).toBe(opening);
  const some = (await findPanel(opening))?.candidates.length;
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(10);
  await openFile(file);
  expect((await findPanel(opening))?.candidates).toHaveLength(122);
});

it("an invitation brings nothing in but its own opening, whatever is put into it", async () => {
  const { opening, priya } = await found();
  const text = (await invitationFor(opening, priya))?.link.text ?? "";
  const read = await readLink(`#i=${text}`);
  if (!read.ok) throw new Error(read.problem);
  const lies = [panelistRecord("maya", "Somebody else"), openingRecord("planted"), kitRecord()];
  const carries = [read.invitation.carries, ...lies.map(canonical)].join("\n");
  await at("priya");
  await deviceWith([panelistRecord("maya", "Maya")]);
  await join({ ok: true, invitation: { ...read.invitation, carries } });
  expect((await findPanel(opening))?.candidates).toHaveLength(2);
  expect(await db.registers.get(["panelist", "maya"])).toMatchObject({ body: { name: "Maya" } });
  expect(await db.registers.get(["opening", "planted"])).toBeUndefined();
});

it("whoever tries the link they made for somebody keeps their own seat", async () => {
  const { opening, maya, priya } = await found();
  const read = await readLink(`#i=${(await invitationFor(opening, priya))?.link.text}`);
  if (!read.ok) throw new Error(read.problem);
  expect(await join(read)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/a seat of your own/),
  });
  await scoreFirst(opening, maya);
  expect((await findPanel(opening))?.cards.map(({ author }) => author)).toEqual([maya]);
});

it("in the meeting everything that is written is signed and kept", async () => {
  const { opening, maya } = await found();
  const panel = await findPanel(opening);
  const [candidate] = panel?.candidates ?? [];
  if (panel === null || candidate === undefined) throw new Error("Nobody is here.");
  await saveCandidate(candidate.id, { opening, name: "Amara O.", interviews: {} });
  const mark = { opening, candidate: candidate.id, item: ItemId.parse("delivery") };
  await markItem({ ...mark, what: "reviewed", panelist: null, on: true });
  await decide({
    opening,
    candidate: candidate.id,
    call: "hold",
    rationale: "One more interview.",
    composite: null,
    against: [],
    dissent: [{ panelist: maya, note: "Would hire." }],
  });
  const after = await findPanel(opening);
  expect(after?.candidates.find(({ id }) => id === candidate.id)?.name).toBe("Amara O.");
  expect(after?.meeting.decisionsOn(candidate.id)).toHaveLength(1);
  expect(after?.meeting.isMarked({ ...mark, what: "reviewed", panelist: null })).toBe(true);
});
