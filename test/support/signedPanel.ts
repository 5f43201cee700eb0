import { contentHash } from "#domain/hash.ts";
import {
  CandidateId,
  CardId,
  idPrefixIn,
  ItemId,
  KitId,
  OpeningId,
  PanelId,
  PanelistId,
  RoundId,
} from "#domain/id.ts";
import { ownPrefixIn, signedOpeningId } from "#domain/signedId.ts";
import { LockKey, type Signature, SignatureBytes, SignKey } from "#domain/keys.ts";
import { type Claim, claimId } from "#domain/records/claim.ts";
import { type Escrow, hashOfShare, type Share, shareId } from "#domain/records/escrow.ts";
import { type Opened, openedId } from "#domain/records/opened.ts";
import { type Recusal, recusalId } from "#domain/records/recusal.ts";
import type { Rerating } from "#domain/records/rerating.ts";
import { practiceId } from "#domain/records/practiceResult.ts";
import type { Role } from "#domain/records/opening.ts";
import { panelId, type PanelRevision, type Place } from "#domain/records/panelRevision.ts";
import {
  keyOf,
  type CandidateRecord,
  type DecisionRecord,
  type OpenedRecord,
  type RecusalRecord,
  type ReratingRecord,
  type LiveRecord,
  type OpeningRecord,
  type PracticeRecord,
  type SharedRecord,
  type Tombstone,
  type WaiverRecord,
} from "#domain/records/record.ts";
import type {
  ClaimRecord,
  PanelRecord,
  ReleaseRecord,
  SealedRecord,
  ShareRecord,
} from "#domain/records/signedRecords.ts";
import { type Release, releaseId, type Sealed } from "#domain/records/sealed.ts";
import { sealedOpeningOf, type SealedOpening } from "#domain/seats/sealing.ts";
import { viewOf } from "#domain/seats/view.ts";
import {
  at,
  decisionRecord,
  instant,
  kitRecord,
  noon,
  openingRecord,
  practiceRecord,
} from "./records.ts";

/** A key by a name: nothing is signed with it, for the domain is handed what was verified before. */
export function aKey(name: string): SignKey {
  return SignKey.parse(
    `${name.replaceAll(/[^A-Za-z0-9]/g, "-")}${"-".repeat(43)}`.slice(0, 42) + "A",
  );
}

const anyLock = LockKey.parse(`B${"x".repeat(85)}A`);
const anyBytes = SignatureBytes.parse(`${"s".repeat(85)}A`);

export function by(key: string): Signature {
  return { key: aKey(key), sig: anyBytes };
}

const nonce = "00112233445566778899aabbccddeeff";
/** Founded by the key `founder`. */
export const search = OpeningId.parse(signedOpeningId(aKey("founder"), nonce));

/** The same record, as if another key had signed it, or with something else on its cover. */
export function signedBy<R extends SharedRecord>(key: string, record: R, author?: string): R {
  return {
    ...record,
    v: 1,
    opening: search,
    signature: by(key),
    ...(author !== undefined && { author: PanelistId.parse(author) }),
  };
}

export function signedOpening(
  changes: Partial<OpeningRecord["body"]> = {},
  version = at(noon),
): OpeningRecord {
  const founded = { founder: aKey("founder"), nonce };
  const record = openingRecord(search, { panel: [], founded, ...changes }, version);
  return signedBy("founder", record, "maya");
}

export function aPlace(panelist: string, changes: Partial<Place> & { role?: Role } = {}): Place {
  return {
    panelist: PanelistId.parse(panelist),
    name: `${panelist.charAt(0).toUpperCase()}${panelist.slice(1)}`,
    role: "interviewer",
    rounds: [RoundId.parse("interview")],
    invite: aKey(`invite ${panelist}`),
    ...changes,
  };
}

export type RevisionWish = {
  by: string;
  author: string;
  prev?: readonly PanelRecord[];
  members: readonly Place[];
  sealed?: boolean;
  revoked?: readonly { key: string; keeps?: readonly SharedRecord[] }[];
  when?: number;
};

export function aRevision(wish: RevisionWish): PanelRecord {
  const body: PanelRevision = {
    opening: search,
    prev: (wish.prev ?? []).map(({ id }) => id),
    members: [...wish.members],
    sealed: wish.sealed ?? false,
    revoked: (wish.revoked ?? []).map(({ key, keeps = [] }) => ({
      key: aKey(key),
      keeps: keeps.map(keyOf),
    })),
  };
  const record: PanelRecord = {
    id: panelId(body),
    kind: "panel",
    author: PanelistId.parse(wish.author),
    version: at(wish.when ?? noon),
    body,
  };
  return signedBy(wish.by, record);
}

/** `sign` is let in for a panelist's seat by `key`. */
export function aClaim(
  key: string,
  panelist: string,
  sign: string,
  changes: Partial<Claim> = {},
): ClaimRecord {
  const body: Claim = {
    opening: search,
    panelist: PanelistId.parse(panelist),
    sign: aKey(sign),
    lock: anyLock,
    device: "computer",
    at: instant(),
    proof: SignatureBytes.parse(
      `${`${key}${sign}`.replaceAll(/[^A-Za-z0-9]/g, "-")}${"p".repeat(85)}`.slice(0, 85) + "A",
    ),
    ...changes,
  };
  const record: ClaimRecord = {
    id: claimId(body),
    kind: "claim",
    author: body.panelist,
    version: at(),
    body,
  };
  return signedBy(key, record);
}

/** An id as it has to be in this opening. */
export function idOf(name: string): string {
  return `${idPrefixIn(search)}${name}`;
}

export function signedCandidate(
  key: string,
  author: string,
  name = "Sofia",
  version = at(),
): CandidateRecord {
  const body = { opening: search, name, interviews: {} };
  const id = CandidateId.parse(idOf("sofia"));
  const record: CandidateRecord = { id, kind: "candidate", author: "needle", version, body };
  return signedBy(key, record, author);
}

/** An id of what is said once: its signer alone can take it. */
function ownIdOf(key: string, name: string): string {
  return `${ownPrefixIn(search, aKey(key))}${contentHash(name).slice(0, 18)}`;
}

export function signedWaiver(
  key: string,
  author: string,
  without: string,
  { round = "interview", id = `waiver-${author}-${without}`, version = at() } = {},
): WaiverRecord {
  const body = {
    opening: search,
    candidate: CandidateId.parse(idOf("sofia")),
    round: RoundId.parse(round),
    without: PanelistId.parse(without),
    reason: "On leave",
  };
  const record: WaiverRecord = {
    id: ownIdOf(key, id),
    kind: "waiver",
    author: "needle",
    version,
    body,
  };
  return signedBy(key, record, author);
}

/** `author` says of `panelist` that they should not score; `null` takes it back. */
export function signedRecusal(
  key: string,
  author: string,
  {
    panelist = author,
    why = "professional",
    version = at(),
  }: { panelist?: string; why?: Recusal["why"]; version?: RecusalRecord["version"] } = {},
): RecusalRecord {
  const body: Recusal = {
    opening: search,
    candidate: CandidateId.parse(idOf("sofia")),
    panelist: PanelistId.parse(panelist),
    why,
  };
  const record: RecusalRecord = {
    id: recusalId(body),
    kind: "recusal",
    author: PanelistId.parse(author),
    version,
    body,
  };
  return signedBy(key, record);
}

export function aSealedCard(
  key: string,
  author: string,
  digit: string,
  changes: Partial<Sealed> = {},
): SealedRecord {
  const body: Sealed = {
    opening: search,
    candidate: CandidateId.parse(idOf("sofia")),
    round: RoundId.parse("interview"),
    kit: KitId.parse(kitRecord().id),
    rev: 1,
    prev: null,
    panel: PanelId.parse(`panel-${"0".repeat(40)}`),
    iv: "i".repeat(16),
    box: "b".repeat(64),
    ...changes,
  };
  const record: SealedRecord = {
    id: CardId.parse(`${author}.${digit.repeat(64)}`),
    kind: "sealed",
    author: PanelistId.parse(author),
    version: at(),
    body,
  };
  return signedBy(key, record);
}

export function aRelease(
  key: string,
  author: string,
  cards: readonly SealedRecord[],
  changes: Partial<Release> = {},
): ReleaseRecord {
  const body: Release = {
    opening: search,
    candidate: CandidateId.parse(idOf("sofia")),
    cards: cards.map(({ id }) => ({
      id,
      key: aKey("card") as unknown as Release["cards"][number]["key"],
    })),
    saw: [],
    panels: [],
    waivers: [],
    ...changes,
  };
  const record: ReleaseRecord = {
    id: releaseId(body),
    kind: "release",
    author: PanelistId.parse(author),
    version: at(),
    body,
  };
  return signedBy(key, record);
}

/** What somebody was given of a card: no share of any key, but it fits its hash. */
export function partFor(holder: string, { id }: { id: CardId }): string {
  return `${holder}-${id.at(-1)}`.padEnd(44, "-");
}

/** A card with a part for each of these. */
export function heldBy(
  holders: readonly string[],
  threshold: number,
  card: SealedRecord,
): SealedRecord {
  const escrow: Escrow = {
    threshold,
    shares: holders.map((holder) => ({
      holder: PanelistId.parse(holder),
      hash: hashOfShare(card.id, partFor(holder, card)),
      locked: [],
    })),
  };
  return { ...card, body: { ...card.body, escrow } };
}

/** A card whose key was given whole to whoever coordinates; see `partFor`. */
export function wholeTo(holder: string, card: SealedRecord): SealedRecord {
  const hash = hashOfShare(card.id, partFor(holder, card));
  const whole = { holder: PanelistId.parse(holder), hash, locked: [] };
  return { ...card, body: { ...card.body, whole } };
}

export function aShare(
  holder: string,
  card: SealedRecord,
  {
    key = holder,
    author = holder,
    ...changes
  }: Partial<Share> & { key?: string; author?: string } = {},
): ShareRecord {
  const body: Share = {
    opening: search,
    candidate: card.body.candidate,
    card: card.id,
    holder: PanelistId.parse(holder),
    share: partFor(holder, card),
    ...changes,
  };
  const record: ShareRecord = {
    id: shareId(body),
    kind: "share",
    author: PanelistId.parse(author),
    version: at(),
    body,
  };
  return signedBy(key, record);
}

export function erasedBy(key: string, author: string, record: LiveRecord, life = 2): Tombstone {
  if (record.kind === "kit") throw new Error("Kits are not erased.");
  const { id, kind } = record;
  const tombstone: Tombstone = {
    id,
    kind,
    author: "needle",
    version: at(noon + 9),
    life,
    deleted: true,
  };
  return signedBy(key, tombstone, author);
}

/**
 * Maya founds and leads, Dana leads beside her, Priya and Jonas score; each has taken their seat
 * with a key of their name.
 */
export function aSignedPanel() {
  const members = [
    aPlace("maya", { role: "lead", invite: null }),
    aPlace("dana", { role: "lead" }),
    aPlace("priya"),
    aPlace("jonas"),
  ];
  const root = aRevision({ by: "founder", author: "maya", members });
  const claims = {
    maya: aClaim("founder", "maya", "founder"),
    dana: aClaim("invite dana", "dana", "dana"),
    priya: aClaim("invite priya", "priya", "priya"),
    jonas: aClaim("invite jonas", "jonas", "jonas"),
  };
  const opening = signedOpening();
  const all: SharedRecord[] = [opening, root, ...Object.values(claims)];
  return { opening, root, members, claims, all };
}

/**
 * A sealed panel whose people have all joined, each with a key of their name but for Maya, who founds
 * it; and its candidate, added by one of them.
 */
export function aSealedPanel(members: readonly Place[], adding: string) {
  const root = aRevision({ by: "founder", author: "maya", members, sealed: true });
  const names = members.map(({ panelist }) => panelist).filter((name) => name !== "maya");
  const panel: SharedRecord[] = [
    signedOpening(),
    root,
    aClaim("founder", "maya", "founder"),
    ...names.map((name) => aClaim(`invite ${name}`, name, name)),
    signedCandidate(adding === "maya" ? "founder" : adding, adding),
  ];
  return { root, panel };
}

/** What a sealed opening shows of its cards. */
export function sealingOf(records: readonly SharedRecord[]): SealedOpening {
  const sealing = sealedOpeningOf(search, viewOf(search, records).rows);
  if (sealing === null) throw new Error("It is not sealed.");
  return sealing;
}

export function signedOpened(key: string, author: string, panelist: string): OpenedRecord {
  const body: Opened = {
    opening: search,
    candidate: CandidateId.parse(idOf("sofia")),
    panelist: PanelistId.parse(panelist),
    at: instant(),
  };
  const record: OpenedRecord = {
    id: openedId(body),
    kind: "opened",
    author: "needle",
    version: at(),
    body,
  };
  return signedBy(key, record, author);
}

export function signedRerating(
  key: string,
  author: string,
  panelist: string,
  version = at(),
): ReratingRecord {
  const body: Rerating = {
    opening: search,
    candidate: CandidateId.parse(idOf("sofia")),
    card: CardId.parse(`${panelist}.${"1".repeat(64)}`),
    panelist: PanelistId.parse(panelist),
    item: ItemId.parse("delivery"),
    from: 3,
    to: 4,
    reason: "Heard more",
    at: instant(),
  };
  const id = ownIdOf(key, "rerating");
  const record: ReratingRecord = { id, kind: "rerating", author: "needle", version, body };
  return signedBy(key, record, author);
}

export function signedDecision(key: string, author: string, version = at()): DecisionRecord {
  const record = decisionRecord(
    ownIdOf(key, "decision"),
    idOf("sofia"),
    { opening: search },
    version,
  );
  return signedBy(key, record, author);
}

export function signedPractice(key: string, author: string): PracticeRecord {
  const { body: shared, ...cover } = practiceRecord(author, { delivery: 3 });
  const body = { ...shared, opening: search };
  return signedBy(key, { ...cover, id: practiceId(body), body }, author);
}
