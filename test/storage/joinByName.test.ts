import { beforeEach, expect, test } from "vitest";
import { OpeningId } from "#domain/id.ts";
import { joinByName } from "#storage/joinByName.ts";
import { saveOpening } from "#storage/openings.ts";
import { addPerson, findPeopleHere } from "#storage/people.ts";
import { deviceWith, everythingStored, scoresHere } from "#test/devices.ts";
import { panelAt } from "#test/places.ts";
import { aMember, aPanel, at, openingRecord, panelistRecord } from "#test/records.ts";

const berlin = OpeningId.parse("berlin");
const names = async () => (await panelAt(berlin)).members.map(({ name }) => name);
const meHere = async () => (await findPeopleHere()).me;
const was = async () => ({ names: await names(), me: (await meHere())?.name });

beforeEach(() => deviceWith(aPanel({ cards: [] })));

test("somebody new gives their name once and is on the panel, in all its rounds", async () => {
  const before = await names();
  expect(await joinByName(berlin, "Zoe")).toBe("joined");
  expect(await was()).toEqual({ names: [...before, "Zoe"], me: "Zoe" });
  const panel = await panelAt(berlin);
  expect(panel.members.find(({ name }) => name === "Zoe")).toMatchObject({
    role: "interviewer",
    rounds: panel.rounds.map(({ id }) => id),
  });
});

test("somebody of the panel is the one of that name, however it is typed, and joins nothing", async () => {
  const before = await panelAt(berlin);
  const [first] = before.members;
  if (first === undefined) throw new Error("The panel has people.");
  await joinByName(berlin, ` ${first.name.toUpperCase()} `);
  expect((await meHere())?.id).toBe(first.id);
  expect((await panelAt(berlin)).members).toEqual(before.members);
});

test("somebody who scores on this device already joins as who they are", async () => {
  const zoe = await addPerson("Zoe");
  await scoresHere("maya");
  await joinByName(berlin, "zoe");
  expect((await meHere())?.id).toBe(zoe);
  expect((await panelAt(berlin)).members.map(({ id }) => id)).toContain(zoe);
});

test("twice is once: nobody is on a panel two times, nor on the device", async () => {
  await joinByName(berlin, "Zoe");
  const once = await was();
  await joinByName(berlin, "Zoe");
  expect(await was()).toEqual(once);
  expect((await findPeopleHere()).people).toHaveLength(1);
});

test("whoever had left is back under the name they had", async () => {
  const { opening, id, members } = await panelAt(berlin);
  const [, priya] = members;
  if (priya === undefined) throw new Error("Priya is on the panel.");
  const rest = opening.panel.filter(({ panelist }) => panelist !== priya.id);
  await saveOpening(id, { ...opening, panel: rest });
  expect(await names()).not.toContain(priya.name);
  await joinByName(berlin, priya.name);
  expect((await meHere())?.id).toBe(priya.id);
  expect(await names()).toContain(priya.name);
});

test("where two have that name nobody is taken for either, and nothing changes", async () => {
  const [one, other] = [aMember("ada", "lead"), aMember("ada2", "interviewer")];
  await deviceWith([
    openingRecord("berlin", { panel: [one, other] }, at(2)),
    panelistRecord("ada", "Ada"),
    panelistRecord("ada2", "ada"),
  ]);
  const before = await everythingStored();
  expect(await joinByName(berlin, "ADA")).toBe("several have that name");
  expect(await everythingStored()).toBe(before);
});

test("an opening that is gone, or is entered by invitation alone, is joined by nobody", async () => {
  const before = (await panelAt(berlin)).opening.panel;
  await joinByName(OpeningId.parse("gone"), "Zoe");
  expect((await meHere())?.name).toBe("Zoe");
  expect((await panelAt(berlin)).opening.panel).toEqual(before);
});
