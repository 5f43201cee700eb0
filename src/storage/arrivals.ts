import { driftWorthMentioningMs, witness, type Version } from "#domain/clock.ts";
import type { Backup, DeviceData } from "#domain/files/backup.ts";
import { draftsWithoutGround, planRestore, type DraftFate } from "#domain/files/restore.ts";
import { contentHash } from "#domain/hash.ts";
import { DeviceId, type PanelistId } from "#domain/id.ts";
import { rowsAfter, type Arrival } from "#domain/records/arrival.ts";
import { isTombstone, keyOf, type SharedRecord } from "#domain/records/record.ts";
import type { Sameness } from "#domain/records/sameness.ts";
import type { UnreadRecord } from "#domain/records/unread.ts";
import { planIntake } from "#domain/seats/intake.ts";
import { copiesOf } from "./copies.ts";
import { keepCopies, takeCopies } from "./sayIn.ts";
import { db, type Conflict } from "./database.ts";
import { readDeviceData, readStanding } from "./deviceData.ts";
import { forgetAbout } from "./forget.ts";
import { keepFeedback } from "./feedback.ts";
import { keepPrivateNames } from "./privateNames.ts";
import { link } from "./links.ts";
import { letGo } from "./sealing.ts";
import { keepSeats } from "./looks.ts";
import { newId } from "./newId.ts";
import { keepUnread } from "./unread.ts";

/** Sound records and backups, and what a person said to them. */
export type Arriving = {
  records: readonly SharedRecord[];
  unread: readonly UnreadRecord[];
  backups: readonly Backup[];
  answers: Answers;
  /** What is noted with it, in the same transaction: how far what brings it has been read. */
  alongside?: () => Promise<void>;
};

export type Answers = {
  /** Keys of the questions that were answered with yes. */
  agreed: readonly string[];
  /** The suggested links somebody agreed to. */
  links: readonly Sameness[];
  /** The person of a backup of whom somebody said "this is me". */
  me: PanelistId | null;
};

/** What taking them in did; the records as they were and are, by `keyOf`. */
export type TakenIn = {
  arrival: Arrival;
  before: ReadonlyMap<string, SharedRecord>;
  after: ReadonlyMap<string, SharedRecord>;
  linked: number;
  notes: number;
  drafts: number;
  fates: DraftFate[];
};

/**
 * Takes records, backups and links in: one transaction, all or nothing, planned on the rows as they
 * are in it, so that nothing comes in unasked whatever changed since it was looked at. Awaits nothing
 * but Dexie, and no row by itself. Cancelled by the signal until it is committed; throws then, and
 * when the device cannot store it.
 */
export function takeIn(
  { records: arriving, unread, backups, answers, alongside }: Arriving,
  signal?: AbortSignal,
): Promise<TakenIn> {
  return db.transaction("rw", db.tables, async () => {
    signal?.throwIfAborted();
    const now = Date.now();
    const { records: rows, waiting, copies, read, own } = await readStanding();
    const before = new Map(rows.map((row) => [keyOf(row), row]));
    const { arrival, signed } = planIntake(
      { records: before, waiting, copies, read, own },
      {
        records: arriving,
        restored: new Set(backups.flatMap(({ packet }) => packet.records)),
        agreed: new Set(answers.agreed),
      },
      now,
    );
    const after = rowsAfter(before, arrival);
    // First: who came with a name of their own is not named by a panel.
    await db.registers.bulkPut([...arrival.adds, ...arrival.updates]);
    await Promise.all([
      db.registers.bulkDelete(arrival.fallen.map(({ kind, id }) => [kind, id])),
      keepCopies(signed),
      keepWaiting(waiting, arrival.waiting),
      keepUnread(unread),
      keepSeats(arrival.updates, before),
      keepConflicts(arrival.conflicts, now),
      advanceClock(arriving),
      ...(alongside === undefined ? [] : [alongside()]),
    ]);
    signal?.throwIfAborted();
    const erased = [...arrival.updates.filter(isTombstone), ...arrival.fallen];
    const gone = new Set(erased.map(({ id }) => id));
    const isOfDevice = gone.size > 0 || backups.length > 0;
    const here = isOfDevice ? await readDeviceData() : null;
    const fates = here === null ? [] : draftsWithoutGround(here.drafts, gone);
    await forgetAbout(gone);
    const { drift } = arrival;
    if (drift !== null && drift.aheadMs > driftWorthMentioningMs)
      await db.device.put({ key: "driftSeen", value: drift });
    for (const opening of signed.views.keys()) await letGo(opening);
    const linked = await link(answers.links);
    const restored =
      here === null
        ? nothingRestored
        : await restore(backups, stillHere(here, gone), after, answers.me);
    signal?.throwIfAborted();
    return { arrival, before, after, linked, ...restored, fates: [...fates, ...restored.fates] };
  });
}

/** What is still to be kept when the backup is compared: what was just erased is not. */
function stillHere<H extends { drafts: readonly Ground[]; privateNotes: readonly Ground[] }>(
  here: H,
  gone: ReadonlySet<string>,
): H {
  const stays = ({ opening, candidate }: Ground) => !gone.has(opening) && !gone.has(candidate);
  return {
    ...here,
    drafts: here.drafts.filter(stays),
    privateNotes: here.privateNotes.filter(stays),
  };
}
type Ground = { opening: string; candidate: string };

async function keepWaiting(held: readonly SharedRecord[], wanted: readonly SharedRecord[]) {
  if (held.length > 0) await db.waiting.clear();
  await db.waiting.bulkPut(wanted.map((record) => ({ key: contentHash(record), record })));
}

/** One loss is one row, however often its file is opened. */
async function keepConflicts(lost: readonly Pick<Conflict, "lost" | "won">[], now: number) {
  if (lost.length === 0) return;
  const at = new Date(now).toISOString();
  const rows = lost.map((pair) => ({ id: contentHash(pair), record: pair.won.id, at, ...pair }));
  const known = await db.conflicts.bulkGet(rows.map(({ id }) => id));
  await db.conflicts.bulkPut(rows.filter((_, index) => known[index] === undefined));
}

/** Whatever is written here next is later than all that came in, were its clock years ahead. */
async function advanceClock(records: readonly SharedRecord[]) {
  const row = await db.device.get("clock");
  const latest: Version = row?.key === "clock" ? row.value : [0, 0, DeviceId.parse(newId())];
  const seen = records.reduce((clock, { version }) => witness(clock, version), latest);
  if (seen !== latest) await db.device.put({ key: "clock", value: seen });
}

const nothingRestored: Pick<TakenIn, "drafts" | "notes" | "fates"> = {
  drafts: 0,
  notes: 0,
  fates: [],
};

async function restore(
  backups: readonly Backup[],
  here: DeviceData,
  after: ReadonlyMap<string, SharedRecord>,
  me: PanelistId | null,
): Promise<Pick<TakenIn, "drafts" | "notes" | "fates">> {
  if (backups.length === 0) return nothingRestored;
  const plan = planRestore(backups, here, after.values());
  const drafts = [...plan.drafts.added, ...plan.drafts.changed];
  const notes = [...plan.notes.added, ...plan.notes.changed];
  await db.drafts.bulkPut(drafts);
  await db.privateNotes.bulkPut(notes);
  await db.practice.bulkPut(plan.practice);
  await db.cards.bulkPut(plan.cards);
  for (const opening of new Set(plan.cards.map((card) => card.opening)))
    await takeCopies(await copiesOf(opening), []);
  await db.kitDrafts.bulkPut(plan.kitDrafts);
  if (plan.names.length > 0) await keepPrivateNames(plan.names);
  await keepFeedback(plan.feedback);
  await db.keptScores.bulkPut(plan.keptScores);
  await db.foreignCards.bulkPut(plan.foreignCards);
  await db.people.bulkPut(plan.people);
  if (me !== null) await becomeRestored(me);
  return { drafts: drafts.length, notes: notes.length, fates: plan.fates };
}

/** "This is me": whoever scores here and the one of the backup are one; on a fresh device, the latter. */
async function becomeRestored(me: PanelistId) {
  const row = await db.device.get("me");
  if (row?.key === "me") await link([{ what: "panelist", ids: [row.value, me] }]);
  else await db.device.put({ key: "me", value: me });
}
