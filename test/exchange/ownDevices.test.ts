import { beforeEach, describe, expect, it } from "vitest";
import type { OpeningId } from "#domain/id.ts";
import { viewerOf } from "#domain/panel/looks.ts";
import { cellState, ownCardsMissing } from "#domain/panel/roster.ts";
import { revealOf } from "#domain/panel/reveal.ts";
import { liveOf } from "#domain/records/record.ts";
import { recommend } from "#domain/scoring/scoring.ts";
import { join, readLink } from "#exchange/invitations.ts";
import { ownLinkFor } from "#exchange/invite.ts";
import { copiesOf } from "#storage/copies.ts";
import { changeDraft } from "#storage/drafts.ts";
import { findIdentity } from "#storage/identities.ts";
import { vouchFor, withdraw } from "#storage/invitations.ts";
import { giveSeatBack } from "#storage/joining.ts";
import { readMemory } from "#storage/looks.ts";
import { findOwnDevices } from "#storage/ownDevices.ts";
import { findPanel } from "#storage/panels.ts";
import { findPeopleHere } from "#storage/people.ts";
import { aSearch, everythingIn, joinBy, openFile, scoreFirst, type Search } from "#test/search.ts";
import { someDevices } from "#test/switching.ts";

let at: (device: string) => Promise<void>;
beforeEach(() => {
  at = someDevices();
});

/** Maya leads, Priya and Jonas score; Priya has joined on a laptop. */
async function joinedSearch() {
  await at("Maya");
  const search = await aSearch(["Maya", "Priya", "Jonas"]);
  await at("Priya’s laptop");
  await joinBy(search.links.get("Priya") ?? "");
  return search;
}

async function ownLink(opening: OpeningId): Promise<string> {
  return (await ownLinkFor(opening))?.code.text ?? "";
}

/** The first candidate as whoever scores on this device sees them. */
async function lookAt({ opening }: Search) {
  const panel = await findPanel(opening);
  const [candidate] = panel?.candidates ?? [];
  const round = panel?.rounds[0]?.id;
  const { me } = await findPeopleHere();
  if (panel === null || candidate === undefined || round === undefined || me === null)
    throw new Error("Nobody is there to be scored.");
  const key = (await findIdentity(me.id))?.signKey ?? null;
  const viewer = viewerOf(panel, me.id, { drafts: [], memory: await readMemory(), now: 0, key });
  const member = panel.members.find(({ id }) => id === viewer.me);
  if (member === undefined) throw new Error("Nobody sits here.");
  return {
    panel,
    place: { panelist: member.id, opening, candidate: candidate.id, round },
    asked: ownCardsMissing(panel, viewer, candidate),
    own: cellState(panel, viewer, { candidate, member, round }).state,
    reveal: revealOf(panel, viewer, candidate).state,
    read: panel.cards.map(({ author }) => author).toSorted(),
  };
}

async function seatOf({ opening }: Search) {
  const own = await findOwnDevices(opening);
  return {
    devices: own?.seat.keys.length,
    contested: own?.seat.contested.map(({ state }) => state),
    isMine: own !== null,
  };
}

describe("a second device of one’s own", () => {
  it("takes the seat beside the first, and nobody calls it contested", async () => {
    const search = await joinedSearch();
    const { opening, ids } = search;
    const link = await ownLink(opening);
    // Pressed twice it is the same one, until it has let somebody in.
    expect(await ownLink(opening)).toBe(link);
    expect(link.length).toBeLessThan(2_200);
    const read = await readLink(`#i=${link}`);
    expect(read).toMatchObject({ ok: true, invitation: { name: "Priya", handedIn: [] } });
    await at("Priya’s phone");
    await joinBy(link);
    expect(await seatOf(search)).toEqual({ devices: 2, contested: [], isMine: true });
    expect((await lookAt(search)).asked).toHaveLength(1);
    await scoreFirst(opening, ids("Priya"), 4);
    const fromPhone = await everythingIn(opening);
    for (const device of ["Maya", "Priya’s laptop"]) {
      await at(device);
      await openFile(fromPhone);
      const { panel } = await lookAt(search);
      expect(panel.sealing?.candidates()).toHaveLength(1);
    }
    expect(await seatOf(search)).toEqual({ devices: 2, contested: [], isMine: true });
    // What the phone sealed the laptop does not ask for, nor write anew.
    expect(await lookAt(search)).toMatchObject({ asked: [], own: "sealed", reveal: "waiting" });
    expect(await ownLink(opening)).not.toBe(link);
  });

  it("is not asked for what the first had handed in, before anything of that is here", async () => {
    const search = await joinedSearch();
    const { opening, ids } = search;
    await scoreFirst(opening, ids("Priya"), 4);
    const link = await ownLink(opening);
    const fromLaptop = await everythingIn(opening);
    await at("Priya’s phone");
    await joinBy(link);
    const before = await lookAt(search);
    expect(before).toMatchObject({ asked: [], own: "elsewhere", reveal: "waiting", read: [] });
    // A third hears of it from the second.
    const next = await readLink(`#i=${await ownLink(opening)}`);
    expect(next).toMatchObject({ ok: true, invitation: { handedIn: [{}] } });
    await openFile(fromLaptop);
    const after = await lookAt(search);
    expect(after).toMatchObject({ asked: [], own: "sealed", reveal: "waiting", read: [] });
    const frame = { ...after.place, kit: after.panel.opening.kit };
    expect(await changeDraft(frame, (draft) => recommend(draft, "yes"))).toBe("already submitted");
  });

  it("opens all cards once all are in; each lets go of what it sealed itself", async () => {
    const search = await joinedSearch();
    const { opening, ids } = search;
    const link = await ownLink(opening);
    await scoreFirst(opening, ids("Priya"), 4);
    let travelling = await everythingIn(opening);
    await at("Priya’s phone");
    await joinBy(link);
    for (const [device, name] of [
      ["Maya", "Maya"],
      ["Jonas", "Jonas"],
    ] as const) {
      await at(device);
      if (device === "Jonas") await joinBy(search.links.get("Jonas") ?? "");
      await openFile(travelling);
      await scoreFirst(opening, ids(name), 3);
      travelling = await everythingIn(opening);
    }
    // All are in. The phone cannot open what the laptop sealed, and asks for nothing.
    await at("Priya’s phone");
    await openFile(travelling);
    expect(await lookAt(search)).toMatchObject({ asked: [], own: "sealed", reveal: "sealed" });
    const released = async () =>
      liveOf(await copiesOf(opening), "release").map(({ author }) => author);
    expect(await released()).not.toContain(ids("Priya"));
    await at("Priya’s laptop");
    await openFile(travelling);
    expect(await released()).toContain(ids("Priya"));
    travelling = await everythingIn(opening);
    await at("Maya");
    await openFile(travelling);
    travelling = await everythingIn(opening);
    const everybody = ["Maya", "Priya", "Jonas"].map(ids).toSorted();
    for (const device of ["Priya’s phone", "Priya’s laptop", "Jonas", "Maya"]) {
      await at(device);
      await openFile(travelling);
      expect(await lookAt(search), device).toMatchObject({ reveal: "open", read: everybody });
    }
  });

  it("which one link lets in twice stay out, until the first device says which is theirs", async () => {
    const search = await joinedSearch();
    const { opening, ids } = search;
    const link = await ownLink(opening);
    let travelling = "";
    for (const device of ["Priya’s phone", "somebody’s phone"]) {
      await at(device);
      await joinBy(link);
      if (travelling !== "") await openFile(travelling);
      travelling = await everythingIn(opening);
    }
    expect(await seatOf(search)).toMatchObject({ isMine: false });
    await at("Priya’s laptop");
    await openFile(travelling);
    expect(await seatOf(search)).toEqual({
      devices: 1,
      contested: ["contested", "contested"],
      isMine: true,
    });
    await at("Priya’s phone");
    const own = await findIdentity(ids("Priya"));
    await at("Priya’s laptop");
    const mine = (await findOwnDevices(opening))?.seat.contested.find(
      ({ key }) => key === own?.signKey,
    );
    await vouchFor(opening, mine?.claim ?? "");
    expect(await seatOf(search)).toMatchObject({ devices: 2, contested: ["refused"] });
    travelling = await everythingIn(opening);
    await at("Priya’s phone");
    await openFile(travelling);
    expect(await seatOf(search)).toMatchObject({ devices: 2, isMine: true });
    await at("somebody’s phone");
    await openFile(travelling);
    expect(await seatOf(search)).toMatchObject({ isMine: false });
  });

  it("is no device that has the seat already: the link is not used up by trying it", async () => {
    const search = await joinedSearch();
    const link = await ownLink(search.opening);
    const read = await readLink(`#i=${link}`);
    if (!read.ok) throw new Error(read.problem);
    expect(await join(read)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/already/),
    });
    await at("Maya");
    expect(await join(read)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/a seat of your own/),
    });
    await at("Priya’s phone");
    await joinBy(link);
    // Opened twice there it changes nothing.
    await joinBy(link);
    expect(await seatOf(search)).toEqual({ devices: 2, contested: [], isMine: true });
  });

  it("can be given back, and the link lets another one in", async () => {
    const search = await joinedSearch();
    const link = await ownLink(search.opening);
    await at("Priya’s phone");
    await joinBy(link);
    await giveSeatBack(search.opening);
    const given = await everythingIn(search.opening);
    await at("Priya’s tablet");
    await joinBy(link);
    await openFile(given);
    expect(await seatOf(search)).toEqual({ devices: 2, contested: [], isMine: true });
  });

  it("of a lead’s that is lost they take out from the other, with the links that were made on it", async () => {
    await at("Maya");
    const search = await aSearch(["Maya", "Priya"]);
    const { opening, ids } = search;
    const link = await ownLink(opening);
    await at("Maya’s phone");
    await joinBy(link);
    expect((await lookAt(search)).asked).toHaveLength(1);
    const joined = await everythingIn(opening);
    await at("Maya");
    await openFile(joined);
    // Made, not used yet, and then the laptop is lost.
    const astray = await ownLink(opening);
    const lost = (await findOwnDevices(opening))?.thisDevice;
    const before = await everythingIn(opening);
    await at("Maya’s phone");
    await openFile(before);
    await withdraw(opening, ids("Maya"), lost === undefined ? [] : [lost]);
    expect(await seatOf(search)).toEqual({ devices: 1, contested: [], isMine: true });
    const after = await everythingIn(opening);
    await at("thief");
    await joinBy(astray);
    await openFile(after);
    expect(await seatOf(search)).toMatchObject({ isMine: false });
    await at("Maya");
    await openFile(after);
    expect(await seatOf(search)).toMatchObject({ isMine: false });
  });
});
