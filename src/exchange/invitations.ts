import type { OpeningId } from "#domain/id.ts";
import { loadBuiltIn } from "#domain/kit/builtInKits.ts";
import { liveOf } from "#domain/records/record.ts";
import { readAddress } from "#domain/room/address.ts";
import { readInvitation, type Invitation } from "#sealing/invitation.ts";
import { takeIn } from "#storage/arrivals.ts";
import { claimFor, isSeatedOtherwise, settleIn } from "#storage/joining.ts";
import { addBuiltInKit } from "#storage/kits.ts";
import { enterRoom } from "#storage/rooms.ts";
import { findOwnSeat } from "#storage/sealedOpening.ts";
import { openDue } from "#storage/sealing.ts";
import { unpackRecords } from "./invitationRecords.ts";
import { soundIn } from "./soundRecords.ts";

/** An invitation as its first screen shows it. */
export type InvitationRead =
  | {
      ok: true;
      invitation: Invitation & { title: string; name: string; candidates: number; rounds: number };
    }
  | { ok: false; problem: string };

const mark = "#i=";

/** What stands behind the mark of a link, or in a file. Changes nothing. */
export async function readLink(hash: string): Promise<InvitationRead> {
  const reading = await readInvitation(hash.startsWith(mark) ? hash.slice(mark.length) : hash);
  if (!reading.ok) return reading;
  const {
    title = "an opening",
    name = "a panelist",
    candidates = 0,
    rounds = 1,
  } = reading.invitation;
  return { ok: true, invitation: { ...reading.invitation, title, name, candidates, rounds } };
}

/**
 * Takes the seat on this device, with all the invitation carries. Throws where nothing can be kept.
 */
export async function join({
  invitation,
}: Extract<InvitationRead, { ok: true }>): Promise<
  { ok: true; opening: OpeningId } | { ok: false; problem: string }
> {
  const { opening, carries = "", handedIn } = invitation;
  const seat = await findOwnSeat(opening);
  if (seat !== null && seat.me !== invitation.panelist) return { ok: false, problem: hasAnother };
  if (handedIn !== undefined && (await isSeatedOtherwise(invitation)))
    return { ok: false, problem: isInAlready };
  const carried = await unpackRecords(carries);
  const { valid, unread } = await soundIn(carried, opening);
  const claim = await claimFor(invitation);
  if (claim === null) return { ok: false, problem: cannotSign };
  for (const { body } of liveOf(valid, "opening")) {
    // oxlint-disable-next-line no-await-in-loop -- one opening, so one kit
    const kit = await loadBuiltIn(body.kit);
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (kit !== null) await addBuiltInKit(kit);
  }
  await takeIn({
    records: [...valid, claim],
    unread,
    backups: [],
    answers: { agreed: [], links: [], me: null },
  });
  await settleIn(invitation);
  const room = readAddress(invitation.room ?? "");
  if (room !== null) await enterRoom(opening, room);
  await openDue(opening);
  return { ok: true, opening };
}

const cannotSign =
  "This browser cannot take a seat: it is too old, or this page was not opened over https. Open the invitation in an up-to-date browser.";
/** It would use up the link, which lets one device in. */
const isInAlready = "This device has joined already. Open the link on the device you want to add.";
/** One key in two seats would hold neither. */
const hasAnother =
  "You have a seat of your own in this opening on this device, and would lose it. Let whom it is for open the invitation on theirs; on a shared device, switch first who is scoring.";
