import * as z from "zod/mini";
import { Candidate } from "./candidate.ts";
import { Version } from "#domain/clock.ts";
import { Decision } from "./decision.ts";
import { CandidateId, CardId, KitId, OpeningId, PanelistId } from "#domain/id.ts";
import { Signature } from "#domain/keys.ts";
import { Kit } from "#domain/kit/kit.ts";
import { MeetingMark } from "./mark.ts";
import { Founded, Opening } from "./opening.ts";
import { Opened } from "./opened.ts";
import { Panelist } from "./panelist.ts";
import { Plan } from "./plan.ts";
import { PracticeResult } from "./practiceResult.ts";
import { Recusal } from "./recusal.ts";
import { Rerating } from "./rerating.ts";
import { Scorecard } from "./scorecard.ts";
import { Sameness } from "./sameness.ts";
import type {
  PanelRecord,
  ClaimRecord,
  SealedRecord,
  ReleaseRecord,
  ShareRecord,
  HeadRecord,
  ChoiceRecord,
  ShownRecord,
  FolderKeyRecord,
} from "./signedRecords.ts";
import { Waiver } from "./waiver.ts";

/** Who wrote a record: a panelist, or Needle itself for what it brings along (built-in kits). */
export const Author = z.union([PanelistId, z.literal("needle")]);
export type Author = z.infer<typeof Author>;

/** How many times a record may be erased and brought back; a planted number must not bar the next. */
export const mostLives = 1_000;
export const mostSeen = 100;
/**
 * Of each other device the last write of this record that this one knew (a version vector): what it
 * replaced on purpose, as against what two people wrote apart.
 */
const Seen = z.array(Version).check(z.maxLength(mostSeen));

export const token = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/));

/** On everything in a signed opening, and on nothing else. */
const signed = {
  v: z.optional(z.literal(1)),
  /** The opening it belongs to, also once it is erased. */
  opening: z.optional(OpeningId),
  signature: z.optional(Signature),
};

export function live<const K extends string, I extends z.ZodMiniType, B extends z.ZodMiniType>(
  kind: K,
  id: I,
  body: B,
) {
  return z.strictObject({
    id,
    kind: z.literal(kind),
    author: Author,
    version: Version,
    /** Odd while it is there, even once erased, one more each time (left out: 1); see `lifeOf`. */
    life: z.optional(z.int().check(z.positive(), z.maximum(mostLives))),
    seen: z.optional(Seen),
    body,
    ...signed,
  });
}

export const KitRecord = live("kit", KitId, Kit);
export type KitRecord = z.infer<typeof KitRecord>;
export const OpeningRecord = live("opening", OpeningId, Opening);
export type OpeningRecord = z.infer<typeof OpeningRecord>;
export const CandidateRecord = live("candidate", CandidateId, Candidate);
export type CandidateRecord = z.infer<typeof CandidateRecord>;
export const PanelistRecord = live("panelist", PanelistId, Panelist);
export type PanelistRecord = z.infer<typeof PanelistRecord>;
export const ScorecardRecord = z.extend(live("scorecard", CardId, Scorecard), {
  author: PanelistId,
});
export type ScorecardRecord = z.infer<typeof ScorecardRecord>;
export const WaiverRecord = live("waiver", token, Waiver);
export type WaiverRecord = z.infer<typeof WaiverRecord>;
export const RecusalRecord = z.extend(live("recusal", token, Recusal), { author: PanelistId });
export type RecusalRecord = z.infer<typeof RecusalRecord>;
export const ReratingRecord = live("rerating", token, Rerating);
export type ReratingRecord = z.infer<typeof ReratingRecord>;
export const MarkRecord = live("mark", token, MeetingMark);
export type MarkRecord = z.infer<typeof MarkRecord>;
export const DecisionRecord = live("decision", token, Decision);
export type DecisionRecord = z.infer<typeof DecisionRecord>;
export const PlanRecord = live("plan", token, Plan);
export type PlanRecord = z.infer<typeof PlanRecord>;
export const PracticeRecord = live("practice", token, PracticeResult);
export type PracticeRecord = z.infer<typeof PracticeRecord>;
export const SamenessRecord = live("sameness", token, Sameness);
export type SamenessRecord = z.infer<typeof SamenessRecord>;
export const OpenedRecord = live("opened", token, Opened);
export type OpenedRecord = z.infer<typeof OpenedRecord>;
/** What there was before openings were signed: all that can be in one that is not. */
export const UnsignedRecord = z.discriminatedUnion("kind", [
  KitRecord,
  OpeningRecord,
  CandidateRecord,
  PanelistRecord,
  ScorecardRecord,
  WaiverRecord,
  RecusalRecord,
  ReratingRecord,
  MarkRecord,
  DecisionRecord,
  PlanRecord,
  PracticeRecord,
  SamenessRecord,
  OpenedRecord,
]);
export type UnsignedRecord = z.infer<typeof UnsignedRecord>;

/** Anything that travels and is still there. Schemas of what only signed openings hold come with these. */
export type LiveRecord =
  | UnsignedRecord
  | PanelRecord
  | ClaimRecord
  | SealedRecord
  | ReleaseRecord
  | ShareRecord
  | HeadRecord
  | ChoiceRecord
  | ShownRecord
  | FolderKeyRecord;
export type Kind = LiveRecord["kind"];

/** These are erased by themselves; the others only go with what they hang on. */
const erasable: ReadonlySet<Kind> = new Set(["opening", "candidate", "sameness", "practice"]);

export function isErasable(kind: Kind): boolean {
  return erasable.has(kind);
}

/** What is left of an erased record: its random id and when, nothing that was in it. */
export const Tombstone = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(160)),
  kind: z.enum([
    "opening",
    "candidate",
    "panelist",
    "scorecard",
    "waiver",
    "recusal",
    "rerating",
    "mark",
    "decision",
    "plan",
    "practice",
    "sameness",
    "opened",
    "panel",
    "claim",
    "sealed",
    "release",
    "share",
    "head",
    "choice",
    "shown",
    "folderKey",
  ]),
  author: Author,
  version: Version,
  life: z.optional(z.int().check(z.positive(), z.maximum(mostLives))),
  deleted: z.literal(true),
  /** Of a signed opening: without it nobody could tell that one of its leads erased it. */
  founded: z.optional(Founded),
  ...signed,
});
export type Tombstone = z.infer<typeof Tombstone>;

/** Everything shareable is one of these; the rows of the store are these, as they are. */
export type SharedRecord = LiveRecord | Tombstone;

export function isTombstone(record: SharedRecord): record is Tombstone {
  return "deleted" in record;
}

/**
 * How often a record was made and erased (a causal length: odd is there, even is erased). The longer
 * life wins over any clock, so that an old file cannot bring back what was erased, and whoever
 * erased it still can, on purpose.
 */
export function lifeOf(record: SharedRecord): number {
  return record.life ?? (isTombstone(record) ? 2 : 1);
}

/** Names one register of the store: the same id under two kinds is two of them. */
export function keyOf({ kind, id }: Pick<SharedRecord, "kind" | "id">): string {
  return `${kind} ${id}`;
}

/** Names one signer's copy of a record; unsigned there is only one. */
export function copyKeyOf(record: Pick<SharedRecord, "kind" | "id" | "signature">): string {
  return record.signature === undefined
    ? keyOf(record)
    : `${keyOf(record)} ${record.signature.key}`;
}

export function isLive<K extends Kind>(
  record: SharedRecord,
  kind: K,
): record is Extract<LiveRecord, { kind: K }> {
  return record.kind === kind && !isTombstone(record);
}

/** The records of one kind that are there and not erased. */
export function liveOf<K extends Kind>(
  records: readonly (SharedRecord | undefined)[],
  kind: K,
): Extract<LiveRecord, { kind: K }>[] {
  return records.filter((record) => record !== undefined).filter((record) => isLive(record, kind));
}

/** What several people may edit. */
export function isEditable(record: LiveRecord): boolean {
  return record.kind === "opening" || record.kind === "candidate" || record.kind === "panelist";
}
