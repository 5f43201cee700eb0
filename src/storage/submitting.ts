import { isSignedOpening, type CardId, type ItemId } from "#domain/id.ts";
import { seenBy } from "#domain/panel/looks.ts";
import { isLive } from "#domain/records/record.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import { startCorrection, submitted, type Submission } from "#domain/scoring/scoring.ts";
import { draftId, type CardPlace } from "#domain/scoring/draft.ts";
import { db } from "./database.ts";
import { newSalt } from "./newId.ts";
import { findPanel, isSealed } from "./panels.ts";
import { writeCard, recordTables } from "./writing.ts";

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
