import { beforeEach, describe, expect, it } from "vitest";
import type { CandidateId, ItemId, OpeningId } from "#domain/id.ts";
import { beforeAndAfter } from "#domain/meeting/beforeAndAfter.ts";
import { meetingRecordOf } from "#domain/meeting/meetingRecord.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { stateHash } from "#sealing/stateHash.ts";
import { copiesOf } from "#storage/copies.ts";
import { db } from "#storage/database.ts";
import { eraseCandidates } from "#storage/erase.ts";
import { rerate, showMine, showNewScores } from "#storage/meeting.ts";
import { findPanel } from "#storage/panels.ts";
import { everythingStored } from "#test/devices.ts";
import { openFile, someJoined, type Joined } from "#test/search.ts";
import { someDevices } from "#test/switching.ts";

let at: (device: string) => Promise<void>;
let people: ReturnType<typeof someJoined>;
beforeEach(() => {
  at = someDevices();
  people = someJoined(at);
});

const names = ["Maya", "Priya", "Jonas"];

async function panelOf(opening: OpeningId): Promise<Panel> {
  const panel = await findPanel(opening);
  if (panel === null) throw new Error("The opening is not here.");
  return panel;
}

/** All cards are open on every device, and everybody is at the first item. */
async function atTheMeeting() {
  const search = await people.joined(names);
  let travelling = await people.handIn(search, names);
  for (const name of [...names, ...names]) {
    await at(name);
    travelling = await people.meet(search, travelling);
  }
  const panel = await panelOf(search.opening);
  const [candidate] = panel.candidates;
  const item = panel.kit?.items.find(({ id }) => panel.rounds[0]?.items.includes(id));
  if (candidate === undefined || item === undefined) throw new Error("Nothing to talk about.");
  return { search, travelling, candidate: candidate.id, item: item.id, kit: panel.opening.kit };
}
type Meeting = Awaited<ReturnType<typeof atTheMeeting>>;

/** On the device whose turn it is, for somebody, which may be another's. */
async function choose({ search, candidate, item, kit }: Meeting, who: string, reason: string) {
  const panel = await panelOf(search.opening);
  const card = panel.cardsOn(candidate).find(({ author }) => author === search.ids(who));
  if (card === undefined) throw new Error(`No card of ${who} is open here.`);
  const place = {
    opening: search.opening,
    candidate,
    card: card.id,
    panelist: search.ids(who),
    item,
  };
  await rerate({ ...place, from: 4, to: 2, reason }, kit);
}

async function shifts({ search, candidate, item }: Meeting) {
  const all = beforeAndAfter(await panelOf(search.opening), candidate, item);
  return new Map(
    all.map(({ member, to, unread, rerating }) => [
      member.name,
      { to, unread: unread?.state ?? null, by: rerating?.enteredBy ?? null },
    ]),
  );
}

async function recordOf({ search, candidate }: Meeting) {
  const panel = await panelOf(search.opening);
  const one = panel.candidates.find(({ id }) => id === candidate);
  if (one === undefined) throw new Error("They are not here.");
  return meetingRecordOf(panel, one);
}

const placeOf = ({
  candidate,
  kit,
  item,
}: Meeting): {
  candidate: CandidateId;
  kit: typeof kit;
  item: ItemId;
} => ({ candidate, kit, item });

describe("re-rating on several devices", () => {
  it("hides what everybody chose until it is shown, waits for nobody, and is the same on each", async () => {
    const meeting = await atTheMeeting();
    const { search } = meeting;
    let { travelling } = meeting;
    await at("Maya");
    await choose(meeting, "Maya", "Maya heard of the outage");
    expect((await shifts(meeting)).get("Maya")).toEqual({ to: 4, unread: "hidden", by: null });
    travelling = await people.meet(search, travelling);
    await at("Priya");
    await openFile(travelling);
    await choose(meeting, "Priya", "Priya heard of the outage");
    travelling = await people.meet(search, "");
    expect(await everythingStored()).not.toContain("Maya heard");
    expect(travelling).not.toContain("heard of the outage");

    await at("Maya");
    await openFile(travelling);
    expect((await shifts(meeting)).get("Priya")?.unread).toBe("hidden");
    await showNewScores(search.opening, placeOf(meeting));
    // Her own is told at once; Priya's comes from Priya's device; Jonas is not waited for.
    expect(await shifts(meeting)).toEqual(
      new Map([
        ["Maya", { to: 2, unread: null, by: null }],
        ["Priya", { to: 4, unread: "on its way", by: null }],
        ["Jonas", { to: 4, unread: null, by: null }],
      ]),
    );
    travelling = await people.meet(search, "");
    await at("Priya");
    travelling = await people.meet(search, travelling);
    expect((await shifts(meeting)).get("Priya")).toEqual({ to: 2, unread: null, by: null });

    const seen = [];
    for (const name of [...names, ...names]) {
      await at(name);
      travelling = await people.meet(search, travelling);
      seen.push({
        hash: stateHash((await copiesOf(search.opening)).filter(({ kind }) => kind !== "head")),
        record: await recordOf(meeting),
      });
    }
    expect(seen[5]?.record.items.flatMap(({ scores }) => scores)).toContainEqual(
      expect.objectContaining({ panelist: "Priya", before: 4, after: 2 }),
    );
    for (const one of seen.slice(-3)) expect(one).toEqual(seen[5]);
  });

  it("counts in the next round what had not arrived, and says so before", async () => {
    const meeting = await atTheMeeting();
    const { search, travelling } = meeting;
    await at("Jonas");
    await choose(meeting, "Jonas", "Too late on the way");
    await at("Maya");
    await choose(meeting, "Maya", "In time");
    await showNewScores(search.opening, placeOf(meeting));
    const shown = await people.meet(search, "");
    await at("Jonas");
    await openFile(shown);
    expect((await shifts(meeting)).get("Jonas")).toEqual({ to: 4, unread: "missed", by: null });
    expect(await people.meet(search, "")).not.toContain("Too late on the way");
    await choose(meeting, "Jonas", "Chosen again");
    expect((await shifts(meeting)).get("Jonas")?.unread).toBe("hidden");
    await at("Maya");
    await openFile(await sentBy("Jonas", search));
    await showNewScores(search.opening, placeOf(meeting));
    const again = await people.meet(search, "");
    await at("Jonas");
    await openFile(again);
    expect((await shifts(meeting)).get("Jonas")).toEqual({ to: 2, unread: null, by: null });
    expect(travelling).not.toContain("Chosen again");
  });

  it("asks where somebody shows them who does not lead", async () => {
    const meeting = await atTheMeeting();
    const { search } = meeting;
    await at("Priya");
    await choose(meeting, "Priya", "Mine to tell");
    await at("Jonas");
    await openFile(await sentBy("Priya", search));
    await showNewScores(search.opening, placeOf(meeting));
    const shown = await people.meet(search, "");
    await at("Priya");
    await openFile(shown);
    expect((await shifts(meeting)).get("Priya")?.unread).toBe("on its way");
    expect(await people.meet(search, "")).not.toContain("Mine to tell");
    await showMine(search.opening, placeOf(meeting));
    expect((await shifts(meeting)).get("Priya")).toEqual({ to: 2, unread: null, by: null });
  });

  it("says whose device an entry came from, and lets their own word stand above it", async () => {
    const meeting = await atTheMeeting();
    const { search } = meeting;
    await at("Maya");
    await choose(meeting, "Jonas", "He said so at the table");
    await showNewScores(search.opening, placeOf(meeting));
    expect((await shifts(meeting)).get("Jonas")).toEqual({ to: 2, unread: null, by: "Maya" });
    await showNewScores(search.opening, placeOf(meeting));
    expect((await panelOf(search.opening)).meeting.choices?.roundOf(placeOf(meeting))).toBe(2);
  });

  it("goes with its candidate, chosen or shown", async () => {
    const meeting = await atTheMeeting();
    await at("Maya");
    await choose(meeting, "Maya", "Gone with her");
    expect(await everythingStored()).toContain("Gone with her");
    await eraseCandidates(await panelOf(meeting.search.opening), [meeting.candidate]);
    expect(await everythingStored()).not.toContain("Gone with her");
    expect(await db.choices.count()).toBe(0);
  });
});

async function sentBy(name: string, search: Joined): Promise<string> {
  await at(name);
  const file = await people.meet(search, "");
  await at(name === "Priya" ? "Jonas" : "Maya");
  return file;
}
