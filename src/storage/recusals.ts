import { type CandidateId, isSignedOpening, type OpeningId, type PanelistId } from "#domain/id.ts";
import { viewerOf } from "#domain/panel/looks.ts";
import { isOpened, tooLateToRecuse, type TooLate } from "#domain/panel/mayRecuse.ts";
import { recusalId, type Recusal } from "#domain/records/recusal.ts";
import { wellFormed } from "#domain/text.ts";
import { db } from "./database.ts";
import { readMemory } from "./looks.ts";
import { listDrafts } from "./ownDrafts.ts";
import { findPanel, isSealed } from "./panels.ts";
import { isOfSample } from "./sample.ts";
import { findOwnSeat } from "./sealedOpening.ts";
import { letGo, openDue } from "./sealing.ts";
import { currentAuthor, recordTables, writeRecord } from "./writing.ts";

/** On whom, in which opening. */
export type RecusalPlace = Pick<Recusal, "opening" | "candidate">;
type Refused = "too late" | TooLate;

/**
 * "I should not score this person": a card of one's own is not waited for any more, in any round. What
 * was held for it alone is let go. Resolves to why it was too late, where it was.
 */
export function recuse(
  place: RecusalPlace,
  { why, note }: { why: NonNullable<Recusal["why"]>; note: string },
): Promise<Refused | null> {
  const line = wellFormed(note).trim();
  return saying(place, async ({ me, panel, viewer, candidate, drafts }) => {
    const late = tooLateToRecuse(panel, viewer, drafts, candidate);
    if (late !== null) return late;
    await write({ ...place, panelist: me, why, ...(line !== "" && { note: line }) });
    return null;
  });
}

/** Taken back, while nobody’s card on the candidate is open: theirs is waited for again. */
export function takeBackRecusal(place: RecusalPlace): Promise<Refused | null> {
  return saying(place, async ({ me, panel, viewer, candidate }) => {
    if (isOpened(panel, viewer, candidate)) return "too late";
    await write({ ...place, panelist: me, why: null });
    return null;
  });
}

async function write(body: Recusal): Promise<void> {
  await writeRecord({ kind: "recusal", id: recusalId(body), body });
}

type Before = NonNullable<Awaited<ReturnType<typeof standingBefore>>>;

/** In one transaction, so that a card handed in from another tab comes before or after, never between. */
async function saying(
  { opening, candidate }: RecusalPlace,
  say: (before: Before) => Promise<Refused | null>,
): Promise<Refused | null> {
  const sealed = await isSealed(opening);
  const tables = [...recordTables, db.drafts, db.opened, db.seats, db.invitations];
  const refused = await db.transaction("rw", tables, async () => {
    const before = await standingBefore(opening, candidate);
    if (before === null) return "not here";
    const why = await say(before);
    if (why === null && sealed) await letGo(opening);
    return why;
  });
  if (refused === null && sealed) await openDue(opening);
  return refused;
}

async function standingBefore(opening: OpeningId, on: CandidateId) {
  const [panel, me] = [await findPanel(opening), await speakerOf(opening)];
  const candidate = panel?.candidates.find(({ id }) => id === panel.resolve(on));
  if (panel === null || me === null || candidate === undefined) return null;
  const drafts = await listDrafts(me);
  const memory = await readMemory();
  const viewer = viewerOf(panel, me, { drafts, memory, now: Date.now() });
  return { me, panel, viewer, candidate, drafts };
}

/** Nobody says it for somebody else. */
async function speakerOf(opening: OpeningId): Promise<PanelistId | null> {
  if (isSignedOpening(opening)) return (await findOwnSeat(opening))?.me ?? null;
  const author = await currentAuthor(isOfSample(opening) ? "in the sample" : "here");
  return author === "needle" ? null : author;
}
