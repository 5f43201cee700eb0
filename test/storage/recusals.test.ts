import { beforeEach, describe, expect, test } from "vitest";
import { recommend, scoreItem } from "#domain/scoring/scoring.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import { cellState, owedOn } from "#domain/panel/roster.ts";
import { liveOf } from "#domain/records/record.ts";
import { copiesOf } from "#storage/copies.ts";
import { changeDraft } from "#storage/drafts.ts";
import { findPanel } from "#storage/panels.ts";
import { recuse, takeBackRecusal } from "#storage/recusals.ts";
import { signPending } from "#storage/signing.ts";
import { goOnWithout } from "#storage/waivers.ts";
import { deviceWith } from "#test/devices.ts";
import { founded, scoreOne } from "#test/panelOfThree.ts";

beforeEach(() => deviceWith());

async function search({ sealed = true } = {}) {
  const people = await founded({ sealed });
  const { opening, maya } = people;
  const panel = async () => {
    const found = await findPanel(opening);
    const candidate = found?.candidates[0];
    if (found === null || candidate === undefined) throw new Error("Nobody is there.");
    const viewer = { me: maya, drafts: [], now: Date.now() };
    return { panel: found, candidate, viewer };
  };
  const { panel: first, candidate } = await panel();
  const place = { opening, candidate: candidate.id };
  const round = first.rounds[0]?.id;
  const kit = first.opening.kit;
  if (round === undefined) throw new Error("No round.");
  return { ...people, place, round, kit, now: panel };
}
const why = { why: "professional" as const, note: " Was their manager. " };

describe("I should not score this person", () => {
  test("is one signed word, and no card of theirs is waited for or missing", async () => {
    const { opening, maya, place, round, now } = await search();
    expect(await recuse(place, why)).toBeNull();
    await signPending();
    const [record, more] = liveOf(await copiesOf(opening), "recusal");
    expect(more).toBeUndefined();
    expect(record?.body).toEqual({
      ...place,
      panelist: maya,
      why: "professional",
      note: "Was their manager.",
    });
    const { panel, candidate, viewer } = await now();
    const member = panel.members.find(({ id }) => id === maya);
    expect(member && cellState(panel, viewer, { candidate, member, round })).toMatchObject({
      state: "recused",
    });
    expect(owedOn(panel, viewer, candidate).map((one) => one.member.id)).not.toContain(maya);
    expect(revealOf(panel, viewer, candidate)).toEqual({ state: "recused" });
  });

  test("is taken back until the others’ cards are open", async () => {
    const { maya, place, now } = await search();
    await recuse(place, why);
    expect(await takeBackRecusal(place)).toBeNull();
    const { panel, candidate, viewer } = await now();
    expect(owedOn(panel, viewer, candidate).map((one) => one.member.id)).toContain(maya);
    expect(revealOf(panel, viewer, candidate).state).toBe("own card first");
  });

  test("is too late after a rating, and after a card", async () => {
    const { opening, maya, place, round, kit, now } = await search();
    const frame = { ...place, panelist: maya, round, kit };
    await changeDraft(frame, (draft) => recommend(draft, "yes"));
    expect(await recuse(place, why)).toBeNull();
    await takeBackRecusal(place);
    const item = (await now()).panel.kit?.items[0]?.id;
    if (item === undefined) throw new Error("No item.");
    await changeDraft(frame, (draft) => scoreItem(draft, item, 4));
    expect(await recuse(place, why)).toBe("rated");
    await scoreOne(opening, maya);
    expect(await recuse(place, why)).toBe("card in");
    expect((await now()).panel.recusals).toEqual([]);
  });

  test("stands once the others are open, and they are not shown before it is decided", async () => {
    const { opening, maya, priya, jonas, place, round, now } = await search({ sealed: false });
    await recuse(place, why);
    const { panel, candidate, viewer } = await now();
    expect(panel.recusalOf({ author: maya, candidate: candidate.id })?.note).toBe(
      "Was their manager.",
    );
    const without = [priya, jonas].map((one) => ({ candidate: candidate.id, round, without: one }));
    await goOnWithout({ opening, places: without, reason: "Ill" });
    const later = await now();
    expect(owedOn(later.panel, viewer, later.candidate)).toEqual([]);
    expect(revealOf(later.panel, viewer, later.candidate)).toEqual({ state: "recused" });
  });
});
