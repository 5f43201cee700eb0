import { isSignedOpening, type CardId, type ItemId, type KitId } from "#domain/id.ts";
import { seenBy } from "#domain/panel/looks.ts";
import { isLive, liveOf } from "#domain/records/record.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import {
  startCorrection,
  startDraft,
  submitted,
  type Submission,
} from "#domain/scoring/scoring.ts";
import { draftId, type CardPlace } from "#domain/scoring/draft.ts";
import { db } from "./database.ts";
import { newSalt } from "./newId.ts";
import { findPanel, isSealed } from "./panels.ts";
import { writeCard, recordTables } from "./writing.ts";

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

/** Freezes the draft as a revision of its own. `null` while something is missing. */
export async function submit(
  place: CardPlace,
  expected: readonly ItemId[],
): Promise<CardId | null> {
  if (await isSealed(place.opening)) return submitSealed(place, expected);
  return db.transaction("rw", [...recordTables, db.drafts, db.opened], async () => {
    const draft = await db.drafts.get(draftId(place));
    if (draft === undefined) return null;
    const now = new Date().toISOString();
    const card = submitted(draft, expected, { now, ...(await standingOf(draft)) });
    if (card === null) return null;
    const id = await writeCard(draft.panelist, card);
    await db.drafts.delete(draft.id);
    return id;
  });
}

/** Sealing takes longer than the database waits: what was typed meanwhile is sealed anew. */
async function submitSealed(place: CardPlace, expected: readonly ItemId[]): Promise<CardId | null> {
  for (;;) {
    const frozen = await db.transaction(
      "r",
      [db.registers, db.drafts, db.opened, db.cards],
      async () => {
        const draft = await db.drafts.get(draftId(place));
        if (draft === undefined) return null;
        const now = new Date().toISOString();
        const card = submitted(draft, expected, { now, ...(await standingOf(draft)) });
        return card && { draft, card };
      },
    );
    if (frozen === null) return null;
    const { draft, card } = frozen;
    const { handInSealed } = await import("./sealing.ts");
    const id = await handInSealed(draft.panelist, card, async () => {
      const meanwhile = await db.drafts.get(draft.id);
      if (meanwhile?.changedAt !== draft.changedAt) return false;
      await db.drafts.delete(draft.id);
      return true;
    });
    if (id !== null) return id;
  }
}

/** What a card is to say of its author as it is submitted: their part, and whether they had looked. */
async function standingOf(draft: Draft): Promise<Omit<Submission, "now">> {
  const { panelist, opening } = draft;
  const isSigned = isSignedOpening(opening);
  const salt = newSalt(isSigned ? 32 : 16);
  const panel = await findPanel(opening);
  if (panel === null) return { salt, role: null, sawOthers: false };
  const head = isSigned ? panel.head : null;
  const me = panel.resolve(draft.panelist);
  return {
    salt,
    ...(head !== null && { signed: { by: panelist, panel: head } }),
    role: panel.members.find(({ id }) => id === me)?.role ?? null,
    sawOthers: seenBy(panel, draft.panelist, await db.opened.toArray()).has(
      panel.resolve(draft.candidate),
    ),
  };
}

/** Opens a submitted card for a correction. The submitted revision stays where it is. */
export function correct(card: CardId): Promise<void> {
  return db.transaction("rw", [db.registers, db.drafts], async () => {
    const record = await db.registers.get(["scorecard", card]);
    if (record === undefined || !isLive(record, "scorecard")) return;
    const draft = startCorrection(record.author, record, new Date().toISOString());
    if ((await db.drafts.get(draft.id)) === undefined) await db.drafts.put(draft);
  });
}

/**
 * "This one counts": of a panelist's own rival cards, the one chosen takes the place of the others, as
 * a revision of its own. Nothing where one of them is not here any more.
 */
export async function settleRivals(chosen: CardId, rivals: readonly CardId[]): Promise<void> {
  const settled = async () => {
    const record = await db.registers.get(["scorecard", chosen]);
    if (record === undefined || !isLive(record, "scorecard")) return null;
    const draft = startCorrection(record.author, record, record.body.submittedAt);
    const now = new Date().toISOString();
    const card = submitted(draft, [], { now, ...(await standingOf(draft)) });
    return card && { author: record.author, card: { ...card, settles: [...rivals] } };
  };
  const row = await db.registers.get(["scorecard", chosen]);
  if (row !== undefined && isLive(row, "scorecard") && (await isSealed(row.body.opening))) {
    const one = await settled();
    const { handInSealed } = await import("./sealing.ts");
    if (one !== null) await handInSealed(one.author, one.card, () => Promise.resolve(true));
    return;
  }
  await db.transaction("rw", [...recordTables, db.opened], async () => {
    const one = await settled();
    if (one !== null) await writeCard(one.author, one.card);
  });
}
