import { builtInKits } from "#domain/kit/builtInKits.ts";
import { kitId, type Kit } from "#domain/kit/kit.ts";
import type { KitId, OpeningId, PanelistId } from "#domain/id.ts";
import { coordinatorOf } from "#domain/panel/coordination.ts";
import { isTombstone, liveOf, type SharedRecord } from "#domain/records/record.ts";
import { goesWithInvitation } from "#domain/records/travel.ts";
import { readInvitation, writeInvitation, type Invitation } from "#sealing/invitation.ts";
import { takeIn } from "#storage/arrivals.ts";
import { copiesOf } from "#storage/copies.ts";
import { findFolder } from "#storage/folders.ts";
import { listInvitations } from "#storage/invitations.ts";
import { claimFor, settleIn } from "#storage/joining.ts";
import { addBuiltInKit, findKitRecord } from "#storage/kits.ts";
import { findPanel } from "#storage/panels.ts";
import { findOwnSeat } from "#storage/sealedOpening.ts";
import { openDue } from "#storage/sealing.ts";
import { signPending } from "#storage/signing.ts";
import type { OutgoingFile } from "./download.ts";
import { fileName } from "./fileName.ts";
import { packRecords, unpackRecords } from "./invitationRecords.ts";
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
  const { opening, carries = "" } = invitation;
  const seat = await findOwnSeat(opening);
  if (seat !== null && seat.me !== invitation.panelist) return { ok: false, problem: hasAnother };
  const carried = unpackRecords(carries, (id) => builtInById.get(id));
  const { valid, unread } = await soundIn(carried, opening);
  const claim = await claimFor(invitation);
  if (claim === null) return { ok: false, problem: cannotSign };
  for (const { body } of liveOf(valid, "opening")) {
    const kit = builtInById.get(body.kit);
    // oxlint-disable-next-line no-await-in-loop -- one opening, so one kit
    if (kit !== undefined) await addBuiltInKit(kit);
  }
  await takeIn({
    records: [...valid, claim],
    unread,
    backups: [],
    answers: { agreed: [], links: [], me: null },
  });
  await settleIn(invitation);
  await openDue(opening);
  return { ok: true, opening };
}

const cannotSign =
  "This browser cannot take a seat: it is too old, or this page came neither by https nor from this machine. Open the invitation in an up-to-date browser.";
/** One key in two seats would hold neither. */
const hasAnother =
  "You have a seat of your own in this opening on this device, and would lose it. Let whom it is for open the invitation on theirs; on a shared device, switch first who is scoring.";

const builtInById = new Map<KitId, Kit>(builtInKits.map((kit) => [kitId(kit), kit]));

/** An invitation to hand over: for a message, for a camera, as a file. */
export type InvitationOut = {
  link: InvitationText;
  /** The same where it is short enough for a camera. */
  code: InvitationText;
  file: OutgoingFile;
};

/** What stands behind the mark of a link, and whether the candidates come with it. */
export type InvitationText = { text: string; hasAll: boolean };

/** Longer links are cut off by some programs. */
const mostInLink = 8_000;
/** A camera makes out no finer code on a screen; the address in front needs its own. */
const mostInCode = 2_200;

/** Somebody's invitation, with what their device needs to begin. `null` where none was made here. */
export async function invitationFor(
  opening: OpeningId,
  panelist: PanelistId,
): Promise<InvitationOut | null> {
  await signPending();
  const [panel, copies, invitations, folder] = await Promise.all([
    findPanel(opening),
    copiesOf(opening),
    listInvitations(opening),
    findFolder(opening),
  ]);
  const own = invitations.find((one) => one.panelist === panelist);
  const founded = panel?.opening.founded;
  if (panel === null || own === undefined || founded === undefined) return null;
  const coordinator = coordinatorOf(panel)?.id ?? null;
  const name = panel.members.find(({ id }) => id === panelist)?.name ?? "a panelist";
  const head: Invitation = {
    v: 1,
    opening,
    ...founded,
    panelist,
    seed: own.seed,
    name,
    title: panel.opening.title,
    candidates: panel.candidates.length,
    rounds: panel.members.find(({ id }) => id === panelist)?.rounds.length || 1,
    ...(folder !== null && { folder: folder.key }),
    ...(coordinator === panelist && { coordinates: true as const }),
  };
  const builtIn = builtInById.get(panel.opening.kit) ?? null;
  const ownKit = builtIn === null ? await findKitRecord(panel.opening.kit) : null;
  const kit = ownKit === null ? [] : [ownKit];
  const carry = (records: readonly SharedRecord[]) => packRecords([...kit, ...records], builtIn);
  const withIn = async (most: number): Promise<InvitationText> => {
    const all = await writeInvitation(
      { ...head, carries: carry(toBegin(copies, coordinator)) },
      most,
    );
    if (all.hasAll) return all;
    // Without candidates one has joined at least, and waits for nothing but them.
    const few = copies.filter(({ kind }) => kind !== "candidate");
    const { text } = await writeInvitation(
      { ...head, carries: carry(toBegin(few, coordinator)) },
      most,
    );
    return { text, hasAll: false };
  };
  const whole = await writeInvitation({
    ...head,
    carries: carry(copies.filter(goesWithInvitation)),
  });
  return {
    link: await withIn(mostInLink),
    code: await withIn(mostInCode),
    file: {
      name: fileName("invitation", [name, panel.opening.title], "json"),
      type: "application/json",
      text: `${JSON.stringify({ format: "needle/invitation", version: 1, invitation: whole.text })}\n`,
    },
  };
}

/**
 * The least a device begins with: the opening, its panel, its candidates, and whoever vouches for them;
 * and the devices of whoever coordinates, or the first card would have nobody to open it but its author.
 */
function toBegin(copies: readonly SharedRecord[], coordinator: PanelistId | null): SharedRecord[] {
  const needed = copies.filter(
    (copy) => ["opening", "panel", "candidate"].includes(copy.kind) && !isTombstone(copy),
  );
  const signers = new Set(needed.map(({ signature }) => signature?.key));
  // The founder needs nobody to vouch for them.
  signers.delete(liveOf(copies, "opening")[0]?.body.founded?.founder);
  const seats = liveOf(copies, "claim").filter(
    ({ body }) => signers.has(body.sign) || body.panelist === coordinator,
  );
  return [...needed, ...seats];
}
