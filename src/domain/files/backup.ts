import * as z from "zod/mini";
import { bringUp, faultOfCover, type FileFormat } from "./fileFormat.ts";
import { isObject } from "#domain/isObject.ts";
import { canonical, contentHash } from "#domain/hash.ts";
import { CandidateId, CardId, OpeningId, PanelistId, RoundId } from "#domain/id.ts";
import { CardKey } from "#domain/keys.ts";
import { readJson } from "./jsonText.ts";
import { lockedFrom, type LockedFile } from "./lockedFile.ts";
import type { Rejected } from "#domain/records/merge.ts";
import { PacketFile, packetFrom, packetOf, writePacket, type Packet } from "./packet.ts";
import { KitDraft } from "#domain/kit/kitForm.ts";
import { problemsOf, reportInput, type Problem } from "#domain/problem.ts";
import type { SharedRecord } from "#domain/records/record.ts";
import { Draft, Scorecard } from "#domain/records/scorecard.ts";
import type { UnreadRecord } from "#domain/records/unread.ts";
import { Notepad } from "#domain/records/notepad.ts";
import { Feedback } from "#domain/records/feedback.ts";
import { ForeignRow } from "#domain/records/foreignRow.ts";
import { KeptScores } from "#domain/records/keptScores.ts";
import { Instant, limits, Name } from "#domain/text.ts";
import { PracticeCard } from "#domain/records/practiceCard.ts";

const SavedNote = z.strictObject({
  id: z.string(),
  panelist: PanelistId,
  opening: OpeningId,
  candidate: CandidateId,
  round: RoundId,
  /** Twice restored over different notes, one can hold several texts. */
  text: z.string().check(z.maxLength(limits.text * 5)),
  pad: z.optional(Notepad),
});
const SavedPerson = z.strictObject({ panelist: PanelistId, addedAt: Instant });

/** Who is behind a candidate’s number. */
const PrivateName = z.strictObject({ id: CandidateId, opening: OpeningId, name: Name });
export type PrivateName = z.infer<typeof PrivateName>;

/** A sealed card this device can read; one's own is nowhere else to be read until all are in. */
const SavedCard = z.strictObject({
  id: CardId,
  opening: OpeningId,
  candidate: CandidateId,
  key: CardKey,
  body: z.nullable(Scorecard),
  refused: z.nullable(z.string().check(z.maxLength(500))),
});

/** What only this device has, and what no packet may carry. */
export const DeviceData = z.strictObject({
  drafts: z.array(Draft),
  privateNotes: z.array(SavedNote),
  /** Goes at written cases; a device without any leaves it out. */
  practice: z.optional(z.array(PracticeCard)),
  /** Kits being written; left out likewise. */
  kitDrafts: z.optional(z.array(KitDraft)),
  /** Left out likewise. */
  names: z.optional(z.array(PrivateName)),
  /** What is written to candidates; left out likewise. */
  feedback: z.optional(z.array(Feedback)),
  /** What is left of anonymised candidates; left out likewise. */
  keptScores: z.optional(z.array(KeptScores)),
  /** Scorecards of other systems; left out likewise. */
  foreignCards: z.optional(z.array(ForeignRow)),
  /** Left out likewise. */
  cards: z.optional(z.array(SavedCard)),
  /** Who scores on this device, and who was scoring last. */
  people: z.array(SavedPerson),
  me: z.nullable(PanelistId),
});
export type DeviceData = z.infer<typeof DeviceData>;

/** Everything on a device: a packet of all records, and what never leaves it otherwise. */
const BackupFile = z.strictObject({
  format: z.literal("needle/backup"),
  version: z.literal([1, 2, 3, 4, 5]),
  /** When the newest thing in it was written, so that one state always gives one file. */
  exportedAt: Instant,
  ...DeviceData.shape,
  packet: PacketFile,
  /** SHA-256 of the canonical spelling of the device's data with the packet's digest. */
  digest: z.string(),
});
export type Backup = Omit<z.infer<typeof BackupFile>, "packet"> & { packet: Packet };

export const backupFormat: FileFormat = {
  format: "needle/backup",
  version: 5,
  steps: { 1: (file) => file, 2: (file) => file, 3: (file) => file, 4: (file) => file },
};

export function backupOf(
  records: readonly SharedRecord[],
  data: DeviceData,
  unread: readonly UnreadRecord[] = [],
): Backup {
  const packet = packetOf(records, unread);
  const { practice = [], kitDrafts = [], cards = [], names = [], feedback = [] } = data;
  const { keptScores = [], foreignCards = [] } = data;
  const own: DeviceData = {
    drafts: data.drafts.toSorted(byId),
    privateNotes: data.privateNotes.toSorted(byId),
    people: data.people.toSorted((a, b) => (a.panelist < b.panelist ? -1 : 1)),
    me: data.me,
    ...(practice.length > 0 && { practice: practice.toSorted(byId) }),
    ...(kitDrafts.length > 0 && { kitDrafts: kitDrafts.toSorted(byId) }),
    ...(cards.length > 0 && { cards: cards.toSorted(byId) }),
    ...(names.length > 0 && { names: names.toSorted(byId) }),
    ...(feedback.length > 0 && { feedback: feedback.toSorted(byId) }),
    ...(keptScores.length > 0 && { keptScores: keptScores.toSorted(byId) }),
    ...(foreignCards.length > 0 && { foreignCards: foreignCards.toSorted(byId) }),
  };
  const instants = [
    packet.exportedAt,
    ...own.drafts.map((draft) => draft.changedAt),
    ...practice.map(({ card }) => card.changedAt),
    ...kitDrafts.map(({ changedAt }) => changedAt),
    ...feedback.map(({ changedAt }) => changedAt),
  ];
  const newest = Math.max(...instants.map((instant) => Date.parse(instant)));
  return {
    format: "needle/backup",
    version: versionOf(own),
    exportedAt: new Date(newest).toISOString(),
    ...own,
    packet,
    digest: digestOf(own, packet.digest),
  };
}

/** As a packet is written: one thing a line. */
export function writeBackup({ packet, ...own }: Backup): string {
  const { drafts, privateNotes, people, practice, kitDrafts, cards, names, ...rest } = own;
  const { feedback, keptScores, foreignCards, ...cover } = rest;
  const tables = {
    drafts,
    privateNotes,
    people,
    ...(practice !== undefined && { practice }),
    ...(kitDrafts !== undefined && { kitDrafts }),
    ...(cards !== undefined && { cards }),
    ...(names !== undefined && { names }),
    ...(feedback !== undefined && { feedback }),
    ...(keptScores !== undefined && { keptScores }),
    ...(foreignCards !== undefined && { foreignCards }),
  };
  const lines = Object.entries(cover).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  for (const [name, rows] of Object.entries(tables))
    lines.push(`"${name}": [\n${rows.map(canonical).join(",\n")}\n]`);
  return `{\n${lines.join(",\n")},\n"packet": ${writePacket(packet)}}\n`;
}

export type FileReading =
  | { ok: true; packet: Packet; rejected: Rejected[]; backup: Backup | null }
  /** `locked`: what is in it can be read with its passphrase. */
  | { ok: false; problems: Problem[]; locked?: LockedFile };

/** Reads whatever Needle writes and can take back: a packet or a backup. */
export function readFile(text: string): FileReading {
  const json = readJson(text);
  if (!json.ok) return json;
  const format = isObject(json.value) ? json.value["format"] : null;
  if (isObject(json.value) && format === "needle/backup") return backupFrom(json.value);
  if (format === "needle/locked") {
    const reading = lockedFrom(json.value);
    return reading.ok
      ? { ok: false, problems: [needsPassphrase], locked: reading.locked }
      : reading;
  }
  const reading = packetFrom(json.value);
  return reading.ok ? { ...reading, backup: null } : reading;
}

const needsPassphrase: Problem = {
  where: "the file",
  what: "It is under a passphrase. Whoever made it knows it.",
};

function backupFrom(value: Readonly<Record<string, unknown>>): FileReading {
  const fault = faultOfCover(value, backupFormat);
  if (fault !== null) return { ok: false, problems: [fault] };
  const { packet: foreign, ...rest } = bringUp(value, backupFormat);
  const inner = packetFrom(foreign);
  if (!inner.ok)
    return {
      ok: false,
      problems: inner.problems.map(({ where, what }) => ({ where: `packet › ${where}`, what })),
    };
  const { packet, rejected } = inner;
  const { unread: _unread, ...cover } = packet;
  const outer = BackupFile.safeParse({ ...rest, packet: { ...cover, records: [] } }, reportInput);
  if (!outer.success) return { ok: false, problems: problemsOf(outer.error).slice(0, 10) };
  const {
    format: _format,
    version: _version,
    exportedAt: _at,
    packet: _,
    digest,
    ...own
  } = outer.data;
  if (digestOf(own, packet.digest) !== digest)
    return {
      ok: false,
      problems: [
        {
          where: "digest",
          what: "The drafts and notes do not match the digest: the backup was changed or damaged after Needle wrote it. Use another backup.",
        },
      ],
    };
  return { ok: true, packet, rejected, backup: { ...outer.data, version: versionOf(own), packet } };
}

/**
 * The oldest Needle that can read it: notes in lines and names apart came with the third version,
 * feedback with the fourth, kept scores with the fifth.
 */
function versionOf(own: DeviceData): Backup["version"] {
  const { cards, drafts, privateNotes, names, feedback, keptScores, foreignCards } = own;
  if (keptScores !== undefined || foreignCards !== undefined) return 5;
  if (feedback !== undefined) return 4;
  const ratings = drafts.flatMap((draft) => Object.values(draft.ratings));
  const isThird =
    names !== undefined ||
    drafts.some(({ format }) => format !== undefined) ||
    privateNotes.some(({ pad }) => pad !== undefined) ||
    ratings.some(({ lines, asked }) => lines !== undefined || asked !== undefined);
  if (isThird) return 3;
  return cards === undefined ? 1 : 2;
}

function digestOf(own: DeviceData, packetDigest: string): string {
  return contentHash({ ...own, packet: packetDigest });
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
