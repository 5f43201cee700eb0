import { array, constantFrom, nat, record, sample } from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { PanelistId, type CandidateId, type CardId } from "#domain/id.ts";
import { countedCards } from "#domain/panel/counted.ts";
import { viewerOf } from "#domain/panel/looks.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import { liveOf } from "#domain/records/record.ts";
import { exportNew } from "#exchange/exportNew.ts";
import { exportPacket } from "#exchange/exports.ts";
import { atsForms } from "#domain/exports/ats/atsFiles.ts";
import { exportTable } from "#test/exportTable.ts";
import { readLink } from "#exchange/invitations.ts";
import { invitationFor, ownLinkFor } from "#exchange/invite.ts";
import { copiesOf } from "#storage/copies.ts";
import { correct } from "#storage/submitting.ts";
import { noteOpened, readMemory } from "#storage/looks.ts";
import { addPanelists, saveOpening } from "#storage/openings.ts";
import { noteHandedOut } from "#storage/outbox.ts";
import { listDrafts } from "#storage/ownDrafts.ts";
import { findPanel } from "#storage/panels.ts";
import { findSight } from "#storage/sight.ts";
import { findOwnSeat } from "#storage/sealedOpening.ts";
import { goOnWithout } from "#storage/waivers.ts";
import { openFile, scoreFirst, someJoined, type Joined } from "#test/search.ts";
import { someDevices } from "#test/switching.ts";

const names = ["Maya", "Priya", "Jonas", "Lin"] as const;
type Name = (typeof names)[number];

let at: (device: string) => Promise<void>;
let people: ReturnType<typeof someJoined>;
beforeEach(() => {
  at = someDevices();
  people = someJoined(at);
});

/** What nobody may read too early: it stands in every card of this author. */
const secretOf = (name: string) => `Secret of ${name}, who saw it`;

const acts = [
  "hand in",
  "open files",
  "open files",
  "send all",
  "send the new",
  "send the opening",
  "send everything",
  "tables",
  "invitations",
  "drop somebody",
  "add somebody",
  "go on without somebody",
] as const;
type Step = { who: Name; act: (typeof acts)[number]; which: number };
const steps = array(
  record({ who: constantFrom(...names), act: constantFrom(...acts), which: nat(1_000) }),
  { minLength: 30, maxLength: 30 },
);

/** What is known of the walk so far, apart from any device. */
type Walk = {
  search: Joined;
  /** Files that somebody sent at some time: any of them may be opened at any time by anybody. */
  files: string[];
  /** On whose devices the cards were opened for them. */
  opened: Set<Name>;
  /** How many cards their author had handed in when last looked at. */
  cards: Map<Name, number>;
  /** Cards handed in by somebody who had seen the others'. */
  afterwards: Set<CardId>;
};

async function here({ search }: Walk, name: Name) {
  const panel = await findPanel(search.opening);
  const [candidate] = panel?.candidates ?? [];
  if (panel === null || candidate === undefined) throw new Error("The opening is not here.");
  const me = search.ids(name);
  const memory = await readMemory();
  const viewer = viewerOf(panel, me, { drafts: await listDrafts(me), memory, now: Date.now() });
  return { panel, candidate, viewer, reveal: revealOf(panel, viewer, candidate) };
}

async function doStep(walk: Walk, { who, act, which }: Step): Promise<void> {
  const { search, files } = walk;
  const { opening } = search;
  const { panel, candidate } = await here(walk, who);
  const send = (text: string) => {
    expectNoSecret(text, `${act} by ${who}`);
    files.push(text);
  };
  switch (act) {
    case "hand in": {
      const own = panel.cardsOn(candidate.id).find(({ author }) => author === search.ids(who));
      if (own !== undefined) await correct(own.id);
      const card = await scoreFirst(opening, search.ids(who), 4, secretOf(who));
      if (walk.opened.has(who)) walk.afterwards.add(card);
      return;
    }
    case "open files":
      for (const file of [files[which % files.length], files.at(-1)])
        if (file !== undefined) await openFile(file);
      return;
    case "send all":
      return send((await exportNew(opening, { whole: true })).file.text);
    case "send the new": {
      const { file, sending } = await exportNew(opening);
      await noteHandedOut(opening, sending);
      return send(file.text);
    }
    case "send the opening":
      return send((await exportPacket({ what: "opening", opening }, await findSight())).file.text);
    case "send everything":
      return send((await exportPacket({ what: "everything" }, await findSight())).file.text);
    case "tables":
      return expectTablesBlind(walk, who);
    case "invitations":
      return expectInvitationsBlind(walk);
    case "drop somebody":
      return revise(panel, (members) => members.filter((_, index) => index !== 1 + (which % 3)));
    case "add somebody": {
      const [added] = await addPanelists([`Omar ${which}`]);
      const [first] = panel.opening.panel;
      if (first === undefined) throw new Error("Nobody is on the panel.");
      return revise(panel, (members) => [
        ...members,
        {
          panelist: PanelistId.parse(added),
          name: `Omar ${which}`,
          role: "interviewer",
          rounds: first.rounds,
        },
      ]);
    }
    case "go on without somebody": {
      if (who !== "Maya") return;
      const without = search.ids(names[1 + (which % 3)] ?? "Lin");
      const [round] = panel.rounds;
      if (round === undefined) throw new Error("There is no round.");
      const place = { candidate: candidate.id, round: round.id, without };
      await goOnWithout({ opening, places: [place], reason: "Away" });
    }
  }
}

async function revise(
  panel: Panel,
  change: (members: Panel["opening"]["panel"]) => Panel["opening"]["panel"],
): Promise<void> {
  if ((await findOwnSeat(panel.id))?.me !== panel.opening.panel[0]?.panelist) return;
  await saveOpening(panel.id, { ...panel.opening, panel: change(panel.opening.panel) });
}

/** What is made for the panel holds sealed cards as they were sealed, before and after. */
function expectNoSecret(text: string, what: string): void {
  for (const name of names) expect(text, what).not.toContain(secretOf(name));
}

/** Tables hold one's own cards, and the others' once they are open to whoever makes them. */
async function expectTablesBlind(walk: Walk, who: Name): Promise<void> {
  const sight = await findSight();
  const wanted = { opening: walk.search.opening, everyRevision: true };
  const tables = [
    await exportTable("ratings", { ...wanted, sight }),
    await exportTable("scorecards", { ...wanted, sight }),
    await exportTable("plain", { ...wanted, sight }),
    ...(await Promise.all(atsForms.map((form) => exportTable(form, { ...wanted, sight })))),
  ];
  const isOpen = (await here(walk, who)).reveal.state === "open";
  for (const { file } of tables)
    for (const name of names)
      if (name !== who && !isOpen) expect(file.text, who).not.toContain(secretOf(name));
}

async function expectInvitationsBlind({ search }: Walk): Promise<void> {
  const { opening } = search;
  const made = [
    ...(await Promise.all(names.map((name) => invitationFor(opening, search.ids(name))))),
    await ownLinkFor(opening),
  ].filter((one) => one !== null);
  expect(made.length).toBeGreaterThan(0);
  for (const { link, code, file } of made)
    for (const text of [link.text, code.text, JSON.parse(file.text).invitation]) {
      const read = await readLink(text);
      if (!read.ok) throw new Error(read.problem);
      expectNoSecret(JSON.stringify(read), "an invitation");
    }
  const packet = await exportPacket({ what: "invitation", opening }, await findSight());
  expectNoSecret(packet.file.text, "an invitation");
}

/** After every step: nothing is taken away, and nothing is closed again. */
async function expectKept(walk: Walk, who: Name): Promise<void> {
  const { panel, candidate, viewer, reveal } = await here(walk, who);
  const me = walk.search.ids(who);
  const own = liveOf(await copiesOf(walk.search.opening), "sealed").filter(
    ({ author }) => author === me,
  );
  expect(own.length, who).toBeGreaterThanOrEqual(walk.cards.get(who) ?? 0);
  walk.cards.set(who, own.length);
  expect(reveal.state === "open" || !walk.opened.has(who), who).toBe(true);
  if (reveal.state !== "open") return;
  // As the page does that shows them.
  await noteOpened(panel, viewer, [candidate.id]);
  walk.opened.add(who);
  await expectMarked(walk, panel, candidate.id);
}

/** A card that was handed in after seeing the others' counts nowhere, and says so where it can be read. */
async function expectMarked(
  { afterwards }: Walk,
  panel: Panel,
  candidate: CandidateId,
): Promise<void> {
  for (const card of panel.cardsOn(candidate))
    if (afterwards.has(card.id)) expect(card.sawOthers).toBe(true);
  for (const { id } of countedCards(panel, candidate)) expect(afterwards.has(id)).toBe(false);
}

async function walkAlong(some: readonly Step[]): Promise<Walk> {
  const search = await people.joined(names);
  const walk: Walk = {
    search,
    files: [search.travelling],
    opened: new Set(),
    cards: new Map(),
    afterwards: new Set(),
  };
  for (const step of some) {
    await at(step.who);
    await doStep(walk, step);
    await expectKept(walk, step.who);
  }
  return walk;
}

/** All open what all have, until everybody has heard of everything. */
async function settle(walk: Walk): Promise<void> {
  for (let round = 0; round < 3; round += 1)
    for (const who of names) {
      await at(who);
      await openFile(walk.files.at(-1) ?? "");
      await expectKept(walk, who);
      await doStep(walk, { who, act: "send all", which: 0 });
      await expectTablesBlind(walk, who);
    }
}

function by(who: Name, act: Step["act"], which = 0): Step {
  return { who, act, which };
}

function handingIn(some: readonly Name[]): Step[] {
  return some.flatMap((who) => [by(who, "open files"), by(who, "hand in"), by(who, "send all")]);
}

// Each walk is some hundred acts on four devices.
describe("a sealed search on four devices", { timeout: 120_000 }, () => {
  it.each(sample(steps, { numRuns: 6, seed: 7 }).map((walk, index) => ({ index, walk })))(
    "shows nobody a card too early, loses none and closes none, whatever is done (walk $index)",
    async ({ walk: some }) => {
      const before = some.slice(0, 12).filter(({ act }) => act !== "add somebody");
      const opening = [...names, ...names].flatMap((who) => [
        by(who, "open files"),
        by(who, "send all"),
      ]);
      const walk = await walkAlong([...before, ...handingIn(names), ...opening, ...some.slice(12)]);
      await settle(walk);
      expect(walk.opened).toEqual(new Set(names));
    },
  );

  it("marks a card that was handed in after seeing, on every device, whatever comes later", async () => {
    const others = ["Maya", "Priya", "Lin"] as const;
    const walk = await walkAlong([
      ...handingIn(others),
      by("Maya", "open files"),
      by("Maya", "go on without somebody", names.indexOf("Jonas") - 1),
    ]);
    await settle(walk);
    // Jonas too, without whom it went on: what he hands in from now on was not blind.
    expect(walk.opened).toEqual(new Set(names));
    for (const who of ["Jonas", ...others] as const) {
      await at(who);
      await doStep(walk, by(who, "hand in"));
      await expectKept(walk, who);
      await doStep(walk, by(who, "send all"));
    }
    await at("Maya");
    await doStep(walk, by("Maya", "drop somebody", 1));
    await doStep(walk, by("Maya", "add somebody", 1));
    await doStep(walk, by("Maya", "send all"));
    await settle(walk);
    expect(walk.afterwards.size).toBe(4);
    for (const who of names) {
      await at(who);
      await openFile(walk.files[0] ?? "");
      await expectKept(walk, who);
      expect(walk.opened).toContain(who);
      const { panel, candidate } = await here(walk, who);
      expect(countedCards(panel, candidate.id)).toHaveLength(3);
    }
  });
});
