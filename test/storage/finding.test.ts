import { beforeEach, describe, expect, test } from "vitest";
import { foundElsewhere, type FoundOpening } from "#domain/finding/foundElsewhere.ts";
import { foundInPanel } from "#domain/finding/foundInPanel.ts";
import { CandidateId, OpeningId } from "#domain/id.ts";
import { viewerOf } from "#domain/panel/looks.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { samplePanel } from "#domain/sample/samplePanel.ts";
import { scoreItem } from "#domain/scoring/scoring.ts";
import { db } from "#storage/database.ts";
import { changeDraft } from "#storage/drafts.ts";
import { readFindable, readStandings } from "#storage/finding.ts";
import { readMemory } from "#storage/looks.ts";
import { listDrafts } from "#storage/ownDrafts.ts";
import { keepPrivateNames } from "#storage/privateNames.ts";
import { addSample } from "#storage/sample.ts";
import { deviceWith, isInSampleAs, scoresHere } from "#test/devices.ts";
import { aPlace, panelAt } from "#test/places.ts";
import {
  aDraft,
  aKit,
  aMember,
  at,
  candidateRecord,
  decisionRecord,
  kitRecord,
  noon,
  openingRecord,
  panelistRecord,
  recusalRecord,
  samenessRecord,
  scorecardRecord,
  waiverRecord,
} from "#test/records.ts";

const berlin = OpeningId.parse("berlin");
const [delivery] = aKit().items;

const everybody = ["amara", "bo", "cy", "dee", "eli"];
/** Maya and Priya are to score five people; Priya has, and Maya her own part of them. */
const records: SharedRecord[] = [
  kitRecord(),
  panelistRecord("maya", "Maya Okafor"),
  panelistRecord("priya", "Priya Nair"),
  openingRecord("berlin", { panel: [aMember("maya"), aMember("priya")] }),
  ...everybody.map((id, index) =>
    candidateRecord(id, `Name ${id}`, "berlin", at(noon, "laptop", index)),
  ),
  ...everybody.map((candidate) =>
    scorecardRecord({ author: "priya", opening: "berlin", candidate }),
  ),
  scorecardRecord({ author: "maya", opening: "berlin", candidate: "bo" }),
  waiverRecord("w", "berlin", "cy", "maya"),
  recusalRecord("maya", "dee"),
  decisionRecord("d", "bo"),
  decisionRecord("e", "eli"),
];

beforeEach(async () => {
  await deviceWith(records);
  await scoresHere("maya");
});

/** With everybody made up, as a list of them would be. */
function whole(openings: readonly FoundOpening[]) {
  return openings.map(({ id, candidates, found: foundOf }) => ({
    id,
    candidates: candidates.map(foundOf),
  }));
}

async function found(hiddenBy?: Record<string, never>) {
  const findable = await readFindable();
  const names =
    hiddenBy === undefined ? { privately: findable.privateNames } : { hiddenBy: findable.numbers };
  const standings = await readStandings(findable);
  return whole(foundElsewhere({ ...findable.rows, standings }, findable, { now: noon, names }));
}

const leadsIn = (openings: ReturnType<typeof whole>) =>
  Object.fromEntries(
    openings.flatMap(({ candidates }) =>
      candidates.map(({ candidate, leads }) => [candidate, leads.map(({ to }) => to)]),
    ),
  );

async function leadsInView(opening: OpeningId, who: string) {
  const panel = await panelAt(opening);
  const me = aPlace(who, "x").panelist;
  const drafts = await listDrafts(me);
  const viewer = viewerOf(panel, me, { drafts, memory: await readMemory(), now: noon });
  return Object.fromEntries(
    panel.candidates.map((candidate) => {
      const around = { drafts, privateNames: new Map<CandidateId, string>() };
      const { leads } = foundInPanel(panel, viewer, candidate, around);
      return [candidate.id, leads.map(({ to }) => to)];
    }),
  );
}

describe("what can be found without putting a panel together", () => {
  test("is what is begun and what is due, and nothing of a card in, waived or recused", async () => {
    const place = aPlace("maya", "eli");
    if (delivery === undefined) throw new Error("No item.");
    await changeDraft({ ...place, kit: kitRecord().id }, (draft) =>
      scoreItem(draft, delivery.id, 4),
    );
    expect(leadsIn(await found())).toEqual({
      amara: ["own card"],
      bo: ["candidate"],
      cy: ["candidate"],
      dee: ["candidate"],
      eli: ["draft"],
    });
    const eli = (await found())[0]?.candidates.find(({ candidate }) => candidate === "eli");
    expect(eli?.leads[0]).toMatchObject({ scored: 1, of: 2, title: null });
  });

  test("says nothing to be due before cards were read", async () => {
    const findable = await readFindable();
    const names = { privately: findable.privateNames };
    const byName = whole(foundElsewhere(findable.rows, findable, { now: noon, names }));
    expect(new Set(Object.values(leadsIn(byName)).flat())).toEqual(new Set(["candidate"]));
  });

  test("tells a decision or a meeting of nobody whose cards were not shown to who asks", async () => {
    expect(leadsIn(await found())["bo"]).toEqual(["candidate"]);
    const opened = { candidate: CandidateId.parse("bo"), at: new Date(noon).toISOString() };
    await db.opened.put({ ...opened, key: "bo priya", panelist: aPlace("priya", "x").panelist });
    expect(leadsIn(await found())["bo"]).toEqual(["candidate"]);
    await db.opened.put({ ...opened, key: "bo maya", panelist: aPlace("maya", "x").panelist });
    expect(leadsIn(await found())["bo"]).toEqual(["record", "meeting"]);
  });

  test("agrees with the opening in view, for everybody in the sample", async () => {
    const opening = await addSample(samplePanel(new Date(noon).toISOString()));
    const panel = await panelAt(opening);
    expect(panel.members.length).toBeGreaterThan(2);
    for (const { id } of panel.members) {
      await isInSampleAs(id);
      const elsewhere = leadsIn((await found()).filter((one) => one.id === opening));
      const inView = await leadsInView(opening, id);
      // What is open is known in view alone, until it was looked at.
      for (const [candidate, leads] of Object.entries(inView)) {
        const own = leads.filter((to) => to === "draft" || to === "own card");
        expect(elsewhere[candidate], `${id} ${candidate}`).toEqual(
          own.length === 0 ? ["candidate"] : own,
        );
      }
    }
  });

  test("is one for linked openings and candidates, and nothing of other people's drafts", async () => {
    await deviceWith([
      ...records,
      openingRecord("paris", { panel: [aMember("maya")] }),
      candidateRecord("amara2", "Amara, again", "paris"),
      samenessRecord("opening", "berlin", "paris"),
      samenessRecord("candidate", "amara", "amara2"),
    ]);
    await scoresHere("maya");
    await db.drafts.put(aDraft("priya", "berlin", "amara"));
    const openings = await found();
    expect(openings.map(({ id }) => id)).toEqual([berlin]);
    expect(leadsIn(openings)["amara"]).toEqual(["own card"]);
    expect(leadsIn(openings)["amara2"]).toBeUndefined();
  });

  test("goes by number where names are hidden, with nobody behind it", async () => {
    await keepPrivateNames([{ id: CandidateId.parse("bo"), opening: berlin, name: "Bo Real" }]);
    const told = JSON.stringify(await found({}));
    expect(told).toContain("Candidate 2");
    for (const id of everybody) expect(told).not.toContain(`Name ${id}`);
    expect(told).not.toContain("Bo Real");
    expect(JSON.stringify(await found())).toContain("Bo Real");
  });
});
