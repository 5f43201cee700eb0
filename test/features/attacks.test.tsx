import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { toBase64 } from "#domain/bytes.ts";
import { packetOf, writePacket } from "#domain/files/packet.ts";
import { canonical } from "#domain/hash.ts";
import { CandidateId, CardId, idPrefixIn, PanelistId, type OpeningId } from "#domain/id.ts";
import { ownPrefixIn } from "#domain/signedId.ts";
import { SignatureBytes, SignKey } from "#domain/keys.ts";
import { claimId } from "#domain/records/claim.ts";
import { shareId } from "#domain/records/escrow.ts";
import { panelId, type PanelRevision } from "#domain/records/panelRevision.ts";
import { liveOf, type SharedRecord } from "#domain/records/record.ts";
import type { SealedRecord } from "#domain/records/signedRecords.ts";
import { cardId } from "#domain/records/scorecard.ts";
import { releaseId } from "#domain/records/sealed.ts";
import { claimSeat } from "#sealing/claims.ts";
import { signerFromSeed } from "#sealing/ed25519.ts";
import { type Identity, newIdentity } from "#sealing/identity.ts";
import { padBytes } from "#sealing/padding.ts";
import { signRecord } from "#sealing/signing.ts";
import { takeIn } from "#storage/arrivals.ts";
import { listArrived } from "#storage/arrivedLines.ts";
import { copiesOf } from "#storage/copies.ts";
import { db } from "#storage/database.ts";
import { listInvitations, withdraw } from "#storage/invitations.ts";
import { openDue } from "#storage/sealing.ts";
import { listToSend } from "#storage/outbox.ts";
import { findPanel } from "#storage/panels.ts";
import { signPending } from "#storage/signing.ts";
import { goOnWithout } from "#storage/waivers.ts";
import { badSignKeys } from "#test/badKeys.ts";
import { deviceWith } from "#test/devices.ts";
import { founded, scoreOne } from "#test/panelOfThree.ts";
import { at, instant, tombstoneOf } from "#test/records.ts";
import { fill, openApp, untilAt } from "#test/renderApp.tsx";
import { cardIn, forgeSealed } from "#test/sealing.ts";

type Ground = Awaited<ReturnType<typeof onMayasDevice>>;
let ground: Ground;

beforeEach(async () => {
  await deviceWith();
  ground = await onMayasDevice();
});

/** Maya's sealed search; Priya has joined with a device whose keys the attacker holds. */
async function onMayasDevice() {
  const { opening, maya, priya, jonas } = await founded({ sealed: true });
  const seedOf = async (panelist: PanelistId) => {
    const row = (await listInvitations(opening)).find((one) => one.panelist === panelist);
    if (row === undefined) throw new Error("No invitation was made.");
    return row.seed;
  };
  const priyas = await newIdentity();
  await take([await aSeat(opening, priya, priyas, await seedOf(priya))]);
  const me = await db.identities.get(maya);
  const panel = await findPanel(opening);
  const [amara] = panel?.candidates ?? [];
  const round = panel?.rounds[0]?.id;
  if (me === undefined || amara === undefined || round === undefined) throw new Error("none");
  // Words are signed once the transaction is through.
  await signPending();
  const candidate = liveOf(await copiesOf(opening), "candidate").find(({ id }) => id === amara.id);
  if (candidate === undefined) throw new Error("none");
  const stranger = await newIdentity();
  return { opening, maya, priya, jonas, seedOf, priyas, me, candidate, round, stranger };
}

async function aSeat(opening: OpeningId, panelist: PanelistId, identity: Identity, seed: string) {
  const by = await signerFromSeed(seed as Parameters<typeof signerFromSeed>[0]);
  const when = { at: instant(), version: at(Date.now()) };
  return claimSeat({ opening, panelist, identity, device: "computer", ...when, by });
}

async function take(records: readonly SharedRecord[]) {
  const answers = { agreed: [], links: [], me: null };
  await takeIn({ records, unread: [], backups: [], answers });
  await openDue(ground?.opening ?? records[0]?.opening ?? ("" as OpeningId));
}

/** As the attacker's own program signs it. */
function signed<R extends SharedRecord>(record: R, by: Identity = ground.priyas) {
  return signRecord(record, { opening: ground.opening, by });
}

function aWaiver(without: PanelistId, by: Identity, author: PanelistId) {
  const { opening, candidate, round } = ground;
  const id = `${ownPrefixIn(opening, by.signKey)}${"w".repeat(18)}`;
  const body = { opening, candidate: candidate.id, round, without, reason: "On leave" };
  return signed({ id, kind: "waiver", author, version: at(), body }, by);
}

const attacks: [what: string, file: () => Promise<SharedRecord[]>, says: RegExp][] = [
  [
    "a copy stripped of its signature, of the same version",
    () => {
      const { v: _, opening: _o, signature: _s, ...bare } = ground.candidate;
      return Promise.resolve([{ ...bare, body: { ...bare.body, name: "Somebody else" } }]);
    },
    /is not signed, and belongs to an opening where everything is/,
  ],
  [
    "a name changed under the same signature",
    () =>
      Promise.resolve([
        { ...ground.candidate, body: { ...ground.candidate.body, name: "Somebody else" } },
      ]),
    /its signature does not fit/,
  ],
  [
    "another kind that squats on an id",
    async () => {
      const waiver = await aWaiver(ground.jonas, ground.priyas, ground.priya);
      return [await signed({ ...waiver, id: ground.candidate.id })];
    },
    /its id was made for another opening, or by somebody else/,
  ],
  [
    "a card in another's name",
    async () => {
      const sealed = await aSealedCard(ground.maya);
      return [await signed(sealed)];
    },
    /is in somebody’s name, and signed by somebody else/,
  ],
  [
    "a card under another's id",
    async () => {
      const sealed = await aSealedCard(ground.priya);
      const id = CardId.parse(`${ground.maya}.${"1".repeat(64)}`);
      return [await signed({ ...sealed, id })];
    },
    /stands under another panelist's id/,
  ],
  [
    "a candidate written by somebody without a seat",
    async () => {
      const id = CandidateId.parse(`${idPrefixIn(ground.opening)}forged`);
      return [await signed({ ...ground.candidate, id }, ground.stranger)];
    },
    /signed by a device that has no seat on the panel/,
  ],
  [
    "a waiver by somebody who does not lead",
    async () => [await aWaiver(ground.jonas, ground.priyas, ground.priya)],
    /only a lead can say it/,
  ],
  [
    "a lead's waiver of their own card",
    async () => [await aWaiver(ground.maya, ground.me, ground.maya)],
    /nobody goes on without their own card by their own word/,
  ],
  [
    "a panel without Jonas, by somebody who does not lead",
    async () => {
      const head = liveOf(await copiesOf(ground.opening), "panel")[0];
      if (head === undefined) throw new Error("No panel.");
      const members = head.body.members.filter(({ panelist }) => panelist !== ground.jonas);
      const body: PanelRevision = { ...head.body, prev: [head.id], members };
      const author = ground.priya;
      return [
        await signed({ id: panelId(body), kind: "panel", author, version: at(Date.now()), body }),
      ];
    },
    /follows a panel that is not here, or that its signer did not lead|only a lead/,
  ],
  [
    "a candidate erased by somebody who does not lead",
    async () => [
      await signed({
        ...tombstoneOf(ground.candidate, at(Date.now() + 9)),
        author: ground.priya,
        life: 2,
      }),
    ],
    /only a lead can say it/,
  ],
  [
    "what was let go, in another's name",
    async () => {
      const body = {
        opening: ground.opening,
        candidate: ground.candidate.id,
        cards: [],
        saw: [],
        panels: [],
        waivers: [],
      };
      const id = releaseId(body);
      return [await signed({ id, kind: "release", author: ground.jonas, version: at(), body })];
    },
    /is in somebody’s name, and signed by somebody else/,
  ],
  [
    "another's part of a card",
    async () => {
      const body = {
        opening: ground.opening,
        candidate: ground.candidate.id,
        card: CardId.parse(`${ground.maya}.${"1".repeat(64)}`),
        holder: ground.jonas,
        share: "A".repeat(44),
      };
      const id = shareId(body);
      return [await signed({ id, kind: "share", author: ground.priya, version: at(), body })];
    },
    /only somebody else can say this/,
  ],
  [
    "a seat taken without the invitation",
    async () => {
      const { stranger, opening, jonas } = ground;
      const when = { at: instant(), version: at(Date.now()) };
      const seat = { opening, panelist: jonas, device: "phone" as const, ...when };
      return [await claimSeat({ ...seat, identity: stranger, by: stranger })];
    },
    /nobody who could has let that device in/,
  ],
  [
    "a seat with a key anybody can sign for",
    async () => {
      const { opening, jonas, seedOf } = ground;
      const seat = await aSeat(opening, jonas, await newIdentity(), await seedOf(jonas));
      const sign = SignKey.parse(badSignKeys[2]?.[1]);
      const body = { ...seat.body, sign };
      const by = await signerFromSeed(await seedOf(jonas));
      const { signature: _, ...cover } = seat;
      return [await signRecord({ ...cover, id: claimId(body), body }, { opening, by })];
    },
    /its key proves nothing: anybody could sign with it/,
  ],
  [
    "a device's proof that is not its own",
    async () => {
      const { opening, jonas, seedOf } = ground;
      const seat = await aSeat(opening, jonas, await newIdentity(), await seedOf(jonas));
      const proof = SignatureBytes.parse(toBase64(new Uint8Array(64)));
      const body = { ...seat.body, proof };
      const by = await signerFromSeed(await seedOf(jonas));
      const { signature: _, ...cover } = seat;
      return [await signRecord({ ...cover, id: claimId(body), body }, { opening, by })];
    },
    /the device that takes the seat did not sign for it/,
  ],
  [
    "a clock in the year 2300",
    async () => [await signed({ ...ground.candidate, version: at(Date.UTC(2300, 0, 1)) })],
    /dated after the year 2200/,
  ],
  [
    "what a device says that was lost and withdrawn",
    async () => {
      await withdraw(ground.opening, ground.priya, [ground.priyas.signKey]);
      const id = CandidateId.parse(`${idPrefixIn(ground.opening)}after`);
      return [await signed({ ...ground.candidate, id, author: ground.priya })];
    },
    /signed by a device whose word a lead has withdrawn/,
  ],
];

/** A sound card, but for whoever signs it. */
async function aSealedCard(author: PanelistId, says: object = {}): Promise<SealedRecord> {
  return (await aForgery(author, says)).record;
}

/** `says` stands inside and is not what its author was bound to. */
async function aForgery(author: PanelistId, says: object = {}) {
  const { opening, candidate, round } = ground;
  const panel = await findPanel(opening);
  if (panel?.head == null) throw new Error("No panel.");
  const card = cardIn(opening, {
    candidate: candidate.id,
    round,
    kit: panel.opening.kit,
    by: author,
    panel: panel.head,
  });
  const { kit, rev, prev, role } = card;
  const cover = { opening, candidate: candidate.id, round, kit, rev, prev, panel: panel.head };
  const clear = { ...cover, ...(role !== undefined && { role }) };
  const text = canonical({ ...card, ...says });
  return forgeSealed(
    { id: cardId(author, card), author, clear },
    new Uint8Array(padBytes(new TextEncoder().encode(text))),
  );
}

/** All that is shown here, as far as it is not said anew with each look. */
async function shownHere(): Promise<string> {
  return canonical(await db.registers.toArray());
}

describe("a file with something forged in it says what, why, and changes nothing", () => {
  test.each(attacks)("%s", async (_, file, says) => {
    const records = await file();
    await listToSend(ground.opening);
    const before = await shownHere();
    const user = openApp("/receive");
    await user.click(await screen.findByText("Paste the text of a file instead"));
    const text = writePacket(packetOf(records));
    await fill(user, screen.getByRole("textbox", { name: "Text of the file" }), text);
    await user.click(screen.getByRole("button", { name: "See what is in it" }));
    const refused = await screen.findByRole("region", { name: "Refused" });
    expect(refused).toHaveTextContent(says);
    await user.click(screen.getByRole("button", { name: /^(?:Bring in|Done, nothing new)$/ }));
    await untilAt(/^\/$|\/openings\//);
    const lines = await listArrived(ground.opening);
    expect(lines.find(({ what }) => what === "not taken")).toMatchObject({
      why: expect.stringMatching(says) as string,
    });
    expect(await shownHere()).toBe(before);
  });
});

describe("on the pages of the opening", () => {
  test("a card that opens to something else than its author handed in is refused by name", async () => {
    const { opening, maya, priya, jonas, candidate, round } = ground;
    await scoreOne(opening, maya);
    const place = { opening, candidate: candidate.id, round };
    await goOnWithout({ opening, places: [{ ...place, without: jonas }], reason: "On leave" });
    const { record, cardKey: key } = await aForgery(priya, { recommendation: "strong no" });
    const sealed = await signed(record);
    const body = {
      opening,
      candidate: candidate.id,
      cards: [{ id: record.id, key }],
      saw: [record.id],
      panels: [],
      waivers: [],
    };
    const cover = { kind: "release", author: priya, version: at(Date.now()) } as const;
    await take([sealed, await signed({ ...cover, id: releaseId(body), body })]);
    openApp(`/openings/${opening}`);
    const told = await screen.findByText(/^Refused: the card of/);
    expect(told).toHaveTextContent("Refused: the card of Priya Nair on Amara Osei.");
    expect(told.closest("p")).toHaveTextContent(/the card in it is not the one it was named for/);
    expect(screen.getByRole("list", { name: "What the marks mean" })).toHaveTextContent(/refused:/);
  });

  test("a seat that two devices took is told, and so is a seat a lead made up", async () => {
    const { opening, priya, seedOf, me, maya } = ground;
    const rival = await aSeat(opening, priya, await newIdentity(), await seedOf(priya));
    const head = liveOf(await copiesOf(opening), "panel")[0];
    if (head === undefined) throw new Error("No panel.");
    const invented = {
      panelist: PanelistId.parse("invented"),
      name: "Nobody Known",
      role: "interviewer" as const,
      rounds: [ground.round],
      invite: null,
    };
    const members = [...head.body.members, invented];
    const body: PanelRevision = { ...head.body, prev: [head.id], members };
    const cover = { kind: "panel", author: maya, version: at(Date.now()) } as const;
    await take([rival, await signed({ ...cover, id: panelId(body), body }, me)]);
    openApp(`/openings/${opening}/share/invite`);
    const row = (await screen.findAllByRole("row")).find((one) =>
      /Priya Nair/.test(one.textContent),
    );
    if (row === undefined) throw new Error("Priya is not listed.");
    expect(within(row).getByText("Used on a second device")).toBeVisible();
    expect(screen.getByRole("rowheader", { name: /Nobody Known/ })).toBeVisible();
  });
});
