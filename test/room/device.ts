import type { OpeningId } from "#domain/id.ts";
import type { SignKey } from "#domain/keys.ts";
import { seatToken } from "#domain/room/subjects.ts";
import { findIdentity } from "#storage/identities.ts";
import { liveOf } from "#domain/records/record.ts";
import { readOrganiserLink } from "#domain/room/address.ts";
import type { Beat, RoomStatus } from "#domain/room/status.ts";
import { stampOf } from "#domain/records/head.ts";
import { headDue, heardFrom } from "#domain/seats/heads.ts";
import { viewOf } from "#domain/seats/view.ts";
import { dialWebSocket } from "#exchange/room/dial.ts";
import { askToClose, askToOpen } from "#exchange/room/open.ts";
import { keepRoom, type Session } from "#exchange/room/session.ts";
import { heardInWords } from "#features/share/travelInWords.ts";
import { stateHash } from "#sealing/stateHash.ts";
import { addCandidates } from "#storage/candidates.ts";
import { eraseCandidates } from "#storage/erase.ts";
import { tracesOf } from "#storage/traces.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Traces } from "#domain/rights/traces.ts";
import { searchEverything } from "#exchange/searchEverything.ts";
import { copiesOf } from "#storage/copies.ts";
import { db } from "#storage/database.ts";
import { invitationFor, ownLinkFor } from "#exchange/invite.ts";
import { findPanel } from "#storage/panels.ts";
import { findPeopleHere } from "#storage/people.ts";
import { findRoom, readRoomEntries } from "#storage/rooms.ts";
import { copiesIn, listToSend } from "#storage/outbox.ts";
import { signPending } from "#storage/signing.ts";
import { withdraw } from "#storage/invitations.ts";
import { founded, joinBy, linkFor, scoreOne } from "#test/panelOfThree.ts";

/** What a test has a device do, in a page with nothing else on it: the engine, and a real database. */

let session: Session | null = null;
let statuses: RoomStatus[] = [];
let beats: Beat[] = [];
let failures: string[] = [];

export async function found(organiser: string) {
  const panel = await founded({ sealed: true });
  const link = readOrganiserLink(organiser);
  if (link === null) throw new Error("No organiser link.");
  const answer = await askToOpen(panel.opening, link, 0, dialWebSocket);
  const links = {
    priya: await linkFor(panel.opening, panel.priya),
    jonas: await linkFor(panel.opening, panel.jonas),
  };
  return { ...panel, links, answer };
}

export const join = joinBy;

/** Keeps the room open, as the app's worker does. */
export function hold(opening: OpeningId, patienceMs = 500): void {
  session = keepRoom(
    opening,
    { dial: dialWebSocket, patienceMs },
    {
      onStatus: (status) => statuses.push(status),
      onBeat: (beat) => beats.push(beat),
      onFailure: (error) => failures.push(String(error)),
    },
  );
}

export async function letGo(): Promise<void> {
  await session?.stop();
  session = null;
}

export function told() {
  return { statuses, beats, failures };
}

export function forget(): void {
  statuses = [];
  beats = [];
  failures = [];
}

export function sayWhere(where: Parameters<Session["say"]>[0]): void {
  session?.say(where);
}

/** So many records of this device, in lots as somebody who pastes lists would. */
export async function write(opening: OpeningId, count: number, name: string): Promise<void> {
  for (let from = 0; from < count; from += 100) {
    const names = Array.from(
      { length: Math.min(100, count - from) },
      (_, at) => `${name} ${from + at}`,
    );
    await addCandidates(opening, names);
  }
  await signPending();
}

export async function score(opening: OpeningId, candidate: string) {
  const panel = await findPanel(opening);
  if (panel === null) throw new Error("No such opening.");
  const { me } = await findPeopleHere();
  if (me === null) throw new Error("Nobody scores here.");
  await scoreOne(opening, me.id, { candidate });
}

/** What is here, so that devices can be compared. */
export async function state(opening: OpeningId) {
  await signPending();
  const copies = await copiesOf(opening);
  const panel = await findPanel(opening);
  const { rows } = viewOf(opening, copies);
  return {
    hash: stateHash(copies),
    copies: copies.length,
    candidates: panel?.candidates.length ?? 0,
    cards: panel?.cards.length ?? 0,
    unsent: await unsent(opening),
    missing: heardFrom(liveOf(rows, "head"), copies).map(({ panelist, missing }) => ({
      panelist,
      missing,
    })),
  };
}

/** How many of the records that may leave are not in the room yet. */
export async function unsent(opening: OpeningId): Promise<number> {
  const inRoom = new Set((await readRoomEntries(opening)).flatMap(({ stamps }) => stamps));
  return (await listToSend(opening)).filter(({ stamp }) => !inRoom.has(stamp)).length;
}

/** How many entries are known to be in the room: cheap to ask for, however many there are. */
export function entriesKnown(opening: OpeningId): Promise<number> {
  return db.roomEntries.where("opening").equals(opening).count();
}

/** Whether this device has said of all it has written that it has: not before a first look through. */
export async function hasSaidAll(opening: OpeningId): Promise<boolean> {
  const leaving = copiesIn(await listToSend(opening));
  return headDue(opening, (await key()) as SignKey, leaving) === null;
}

/** Where in the room this device has put what it wrote, of these kinds. */
export async function entriesOf(opening: OpeningId, kinds: readonly string[]): Promise<string[]> {
  const own = (await key()) as SignKey;
  const wanted = new Set(
    (await copiesOf(opening))
      .filter(({ kind, signature }) => kinds.includes(kind) && signature?.key === own)
      .map(stampOf),
  );
  const rows = await readRoomEntries(opening);
  return rows
    .filter(({ stamps }) => stamps.some((one) => wanted.has(one)))
    .map(({ subject }) => subject);
}

/** What Share says of whom was last heard from, in its own words. */
export async function heardInShare(opening: OpeningId): Promise<string[]> {
  const panel = await findPanel(opening);
  if (panel === null) return [];
  const copies = await copiesOf(opening);
  const heads = liveOf(viewOf(opening, copies).rows, "head");
  return heardFrom(heads, copies).map((one) => heardInWords(panel, one));
}

export async function erase(opening: OpeningId, name: string): Promise<void> {
  const panel = await findPanel(opening);
  const one = panel?.candidates.find((candidate) => candidate.name === name);
  if (panel === null || one === undefined) throw new Error("Nobody of that name.");
  gone = { panel, traces: await tracesOf(panel, [one.id]) };
  await eraseCandidates(panel, [one.id]);
}

let gone: { panel: Panel; traces: Traces } | null = null;

/** What a look through everything finds of whoever was erased last: things here, entries in the room. */
export async function search(): Promise<{
  left: number;
  elsewhere: number;
  lists: number;
  room: number | null;
}> {
  if (gone === null) throw new Error("Nobody was erased.");
  const { left, elsewhere, otherwise, lists, room } = await searchEverything(
    gone.panel,
    gone.traces,
  );
  return { left: left.length + otherwise.length, elsewhere: elsewhere.length, lists, room };
}

export async function takeOut(opening: OpeningId, panelist: never, lost: never[]): Promise<void> {
  await withdraw(opening, panelist, lost);
}

export async function freshLink(opening: OpeningId, panelist: never): Promise<string> {
  return (await invitationFor(opening, panelist))?.link.text ?? "";
}

/** This device, as the server and the panel know it. */
export async function key(): Promise<string> {
  const { me } = await findPeopleHere();
  const identity = me === null ? null : await findIdentity(me.id);
  return identity?.signKey ?? "";
}

export async function seat(): Promise<string> {
  return seatToken((await key()) as SignKey);
}

/** What the agent was last told of who may come in. */
export async function doorsTold(opening: OpeningId): Promise<string | null> {
  return (await findRoom(opening))?.told ?? null;
}

export async function candidates(opening: OpeningId): Promise<string[]> {
  return (await findPanel(opening))?.candidates.map(({ id }) => id) ?? [];
}

/** What lets in one more device of whoever is at this one. */
export async function ownLink(opening: OpeningId): Promise<string> {
  return (await ownLinkFor(opening))?.link.text ?? "";
}

export async function close(opening: OpeningId) {
  return askToClose(opening, dialWebSocket);
}
