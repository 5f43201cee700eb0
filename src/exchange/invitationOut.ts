import { loadBuiltIn } from "#domain/kit/builtInKits.ts";
import { coordinatorOf } from "#domain/panel/coordination.ts";
import type { PanelistId } from "#domain/id.ts";
import type { OwnPlace } from "#domain/panel/elsewhere.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { SignKey } from "#domain/keys.ts";
import { isTombstone, liveOf, type SharedRecord } from "#domain/records/record.ts";
import { goesWithInvitation } from "#domain/records/travel.ts";
import { writeAddress } from "#domain/room/address.ts";
import { writeInvitation, type Invitation } from "#sealing/invitation.ts";
import { copiesOf } from "#storage/copies.ts";
import type { InvitationRow } from "#storage/database.ts";
import { findFolderLocks, keepUpFolderKeys } from "#storage/folderKeys.ts";
import { withoutWaiting } from "#storage/heeded.ts";
import { findKitRecord } from "#storage/kits.ts";
import { findRoom } from "#storage/rooms.ts";
import { signPending } from "#storage/signing.ts";
import type { OutgoingFile } from "./download.ts";
import { fileName } from "./fileName.ts";
import { packRecords } from "./invitationRecords.ts";

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

/**
 * What lets a device into a seat, written out with all that device needs to begin. `null` for an
 * opening that is not signed. `handedIn`: of a link for one more device of somebody who sits there.
 */
export async function writeOut(
  panel: Panel,
  { panelist, seed, key }: InvitationRow,
  handedIn?: OwnPlace[],
): Promise<InvitationOut | null> {
  const { id: opening } = panel;
  // Whoever is let in reads the folder as it goes on, and not what was written before.
  await keepUpFolderKeys(opening);
  await signPending();
  const [all, folder, room] = await Promise.all([
    copiesOf(opening),
    findFolderLocks(opening),
    findRoom(opening),
  ]);
  const copies = withoutWaiting(all);
  const { founded } = panel.opening;
  if (founded === undefined) return null;
  const member = panel.members.find(({ id }) => id === panelist);
  const coordinator = coordinatorOf(panel)?.id ?? null;
  const name = member?.name ?? "a panelist";
  const head: Invitation = {
    v: 1,
    opening,
    ...founded,
    panelist,
    seed,
    name,
    title: panel.opening.title,
    candidates: panel.candidates.length,
    rounds: member?.rounds.length || 1,
    ...(handedIn !== undefined && { handedIn }),
    ...(folder !== null && { folder: folder.write.key }),
    ...(room !== null && { room: writeAddress(room) }),
    ...(coordinator === panelist && { coordinates: true as const }),
  };
  const builtIn = await loadBuiltIn(panel.opening.kit);
  const ownKit = builtIn === null ? await findKitRecord(panel.opening.kit) : null;
  const kit = ownKit === null ? [] : [ownKit];
  const done = new Set<string>(handedIn?.map(({ candidate }) => candidate));
  const candidates = copies
    .filter(({ kind }) => kind === "candidate")
    .toSorted((a, b) => Number(done.has(a.id)) - Number(done.has(b.id)));
  const others = copies.filter(({ kind }) => kind !== "candidate");
  const carry = (records: readonly SharedRecord[]) => packRecords([...kit, ...records], builtIn);
  const withIn = async (most: number): Promise<InvitationText> => {
    // Those that somebody still has to score come first; without any one has joined at least.
    for (let count = candidates.length; ; count = Math.floor(count / 2)) {
      const some = [...others, ...candidates.slice(0, count)];
      const carries = carry(toBegin(some, key, coordinator));
      // oxlint-disable-next-line no-await-in-loop -- each tries half of what the last one did
      const { text, hasAll } = await writeInvitation({ ...head, carries }, most);
      if (hasAll || count === 0) return { text, hasAll: hasAll && count === candidates.length };
    }
  };
  const whole = await writeInvitation({
    ...head,
    carries: carry(copies.filter(goesWithInvitation)),
  });
  return {
    link: await withIn(mostInLink),
    code: await withIn(mostInCode),
    file: {
      name: fileName(
        handedIn === undefined ? "invitation" : "my-device",
        [name, panel.opening.title],
        "json",
      ),
      type: "application/json",
      text: `${JSON.stringify({ format: "needle/invitation", version: 1, invitation: whole.text })}\n`,
    },
  };
}

/**
 * The least a device begins with: the opening, its panel, its candidates, and whoever vouches for
 * them, and for what lets it in (`door`); and the devices of whoever coordinates, or the first card
 * would have nobody to open it but its author.
 */
function toBegin(
  copies: readonly SharedRecord[],
  door: SignKey,
  coordinator: PanelistId | null,
): SharedRecord[] {
  const needed = copies.filter(
    (copy) => ["opening", "panel", "candidate"].includes(copy.kind) && !isTombstone(copy),
  );
  const signers = new Set([door, ...needed.flatMap(({ signature }) => signature?.key ?? [])]);
  // The founder needs nobody to vouch for them, until another device sits in their place.
  const founder = liveOf(copies, "opening")[0]?.body.founded?.founder;
  if (founder !== undefined) signers.delete(founder);
  const claims = liveOf(copies, "claim");
  for (const { body } of claims) if (body.panelist === coordinator) signers.add(body.sign);
  const vouching = new Set<(typeof claims)[number]>();
  for (const signer of signers)
    for (const claim of claims)
      if (claim.body.sign === signer) {
        vouching.add(claim);
        // A device may have been let in by another one, and that by a third.
        if (claim.signature !== undefined) signers.add(claim.signature.key);
      }
  return [...needed, ...vouching];
}
