import type { KitId } from "#domain/id.ts";
import { liveOf } from "#domain/records/record.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { startDraft } from "#domain/scoring/scoring.ts";
import { draftId, type CardPlace } from "#domain/scoring/draft.ts";
import { db } from "./database.ts";

export type CardFrame = CardPlace & { kit: KitId };
export type ChangeOutcome = "saved" | "already submitted";

/** The last change under way on each draft. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * The one way to change a card being written: reads, applies a pure function, writes, in one
 * transaction, so that two tabs or two fields at once do not undo each other. The first change
 * starts the draft. Once the card is in (perhaps from another tab), nothing is written.
 *
 * Changes to one draft are made in the order they are asked for: starting it takes longer than
 * changing it, and a quick second press would come first and be lost.
 */
export function changeDraft(
  frame: CardFrame,
  change: (draft: Draft, now: string) => Draft,
): Promise<ChangeOutcome> {
  const id = draftId(frame);
  const apply = () => changeNow(frame, change);
  const before = underWay.get(id);
  const own = before === undefined ? apply() : before.then(apply, apply);
  underWay.set(id, own);
  const forget = () => {
    if (underWay.get(id) === own) underWay.delete(id);
  };
  own.then(forget, forget);
  return own;
}

async function changeNow(
  frame: CardFrame,
  change: (draft: Draft, now: string) => Draft,
): Promise<ChangeOutcome> {
  const write = async (draft: Draft, now: string) => {
    // Never before what was typed earlier, were the clock set back meanwhile.
    await db.drafts.put({ ...change(draft, now), changedAt: laterOf(now, draft.changedAt) });
    return "saved" as const;
  };
  // Nearly every change finds its draft, and touches no other table than this one.
  const saved = await db.transaction("rw", db.drafts, async () => {
    const stored = await db.drafts.get(draftId(frame));
    return stored === undefined ? null : write(stored, new Date().toISOString());
  });
  if (saved !== null) return saved;
  return db.transaction("rw", [db.drafts, db.registers], async () => {
    const now = new Date().toISOString();
    const stored = await db.drafts.get(draftId(frame));
    if (stored === undefined && (await isSubmittedAt(frame))) return "already submitted";
    return write(stored ?? startDraft(frame, frame.kit, now), now);
  });
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}

/** Also by another device of the same person, whose sealed card cannot be read here. */
async function isSubmittedAt({ panelist, opening, candidate, round }: CardPlace): Promise<boolean> {
  const rows = await db.registers.where("body.opening").equals(opening).toArray();
  return [...liveOf(rows, "scorecard"), ...liveOf(rows, "sealed")].some(
    ({ author, body }) =>
      author === panelist && body.candidate === candidate && body.round === round,
  );
}
