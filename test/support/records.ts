import { type Recusal, recusalId } from "#domain/records/recusal.ts";
import type { Version } from "#domain/clock.ts";
import {
  CandidateId,
  type CardId,
  DeviceId,
  GateId,
  ItemId,
  type KitId,
  OpeningId,
  PanelistId,
  RoundId,
  SignalId,
} from "#domain/id.ts";
import { type Item, type Kit, kitId, type Level } from "#domain/kit/kit.ts";
import type { ForeignRow } from "#domain/records/foreignRow.ts";
import type { Decision } from "#domain/records/decision.ts";
import { meetingMarkId, type MeetingMark } from "#domain/records/mark.ts";
import { openedId } from "#domain/records/opened.ts";
import type { Member, Opening } from "#domain/records/opening.ts";
import { planId, type Plan, type PlanOf } from "#domain/records/plan.ts";
import { practiceId, PracticeResult } from "#domain/records/practiceResult.ts";
import {
  liveOf,
  type CandidateRecord,
  type DecisionRecord,
  type KitRecord,
  type LiveRecord,
  type MarkRecord,
  type OpenedRecord,
  type OpeningRecord,
  type PanelistRecord,
  type PlanRecord,
  type PracticeRecord,
  type RecusalRecord,
  type ReratingRecord,
  type SamenessRecord,
  type ScorecardRecord,
  type SharedRecord,
  type Tombstone,
  type WaiverRecord,
} from "#domain/records/record.ts";
import type { Rerating } from "#domain/records/rerating.ts";
import { samenessId, type Sameness } from "#domain/records/sameness.ts";
import { cardId, type Draft, type Rating, type Scorecard } from "#domain/records/scorecard.ts";

/** Sunday, 22 November 2026, 21:00 UTC: "now" in most tests. */
export const noon = Date.UTC(2026, 10, 22, 21);
export const salt = "0123456789abcdef0123456789abcdef";

export function at(wall: number = noon, device = "laptop", counter = 0): Version {
  return [wall, counter, DeviceId.parse(device)];
}

export function instant(wall: number = noon): string {
  return new Date(wall).toISOString();
}

export function anItem(id: string, title: string, weight = 1): Item {
  return {
    id: ItemId.parse(id),
    title,
    summary: `${title}, in one line.`,
    why: "",
    anchors: ["Not at all", "A little", "As expected", "More than expected", "Sets the standard"],
    weight,
    questions: [{ kind: "behavioural", text: `Tell me about ${title}.`, probes: [] }],
  };
}

/** Two items, one gate, two signals, one round. */
export function aKit(changes: Partial<Kit> = {}): Kit {
  const items = [anItem("delivery", "Delivery"), anItem("judgement", "Judgement")];
  return {
    title: "Engineer",
    family: "engineer",
    version: 1,
    level: "Senior",
    about: "",
    items,
    weightsReason: "",
    gates: [{ id: GateId.parse("typescript"), title: "TypeScript", detail: "" }],
    niceToHaves: [],
    signals: [
      {
        id: SignalId.parse("owns"),
        tone: "strong sign",
        title: "Owns it",
        detail: "",
        items: [ItemId.parse("delivery")],
      },
      {
        id: SignalId.parse("blames"),
        tone: "red flag",
        title: "Blames others",
        detail: "",
        items: [ItemId.parse("judgement")],
      },
    ],
    rounds: [
      {
        id: RoundId.parse("interview"),
        title: "Interview",
        purpose: "",
        minutes: 60,
        items: items.map((item) => item.id),
        paired: false,
      },
    ],
    ...changes,
  };
}

export function kitRecord(kit: Kit = aKit(), version: Version = at(0)): KitRecord {
  return { id: kitId(kit), kind: "kit", author: "needle", version, body: kit };
}

export function panelistRecord(id: string, name: string, version: Version = at()): PanelistRecord {
  const panelist = PanelistId.parse(id);
  return { id: panelist, kind: "panelist", author: panelist, version, body: { name } };
}

export function aMember(panelist: string, role: Member["role"] = "interviewer"): Member {
  return { panelist: PanelistId.parse(panelist), role, rounds: [RoundId.parse("interview")] };
}

export function openingRecord(
  id: string,
  changes: Partial<Opening> = {},
  version: Version = at(),
  author: OpeningRecord["author"] = "needle",
): OpeningRecord {
  const kit = aKit();
  const body: Opening = {
    title: "Engineer, Berlin",
    kit: kitId(kit),
    rounds: kit.rounds,
    panel: [],
    startedOn: "2026-11-16",
    dueHours: 24,
    sample: false,
    ...changes,
  };
  return { id: OpeningId.parse(id), kind: "opening", author, version, body };
}

export function candidateRecord(
  id: string,
  name: string,
  opening: string,
  version: Version = at(),
): CandidateRecord {
  const body = { opening: OpeningId.parse(opening), name, interviews: {} };
  return { id: CandidateId.parse(id), kind: "candidate", author: "needle", version, body };
}

export function aRating(score: Rating["score"], evidence = "", signals: string[] = []): Rating {
  return {
    score,
    evidence,
    signals: signals.map((id) => SignalId.parse(id)),
    notedAt: evidence === "" ? null : instant(),
  };
}

export type CardWish = {
  author: string;
  opening: string;
  candidate: string;
  /** By item, for the two items of `aKit`; more through `body`. */
  scores?: Record<string, Level | "not observed" | "unrated">;
  body?: Partial<Scorecard>;
  version?: Version;
};

/** A submitted card under the id its content gives it. */
export function scorecardRecord({
  author,
  opening,
  candidate,
  scores,
  body,
  version,
}: CardWish): ScorecardRecord {
  const panelist = PanelistId.parse(author);
  const card: Scorecard = {
    opening: OpeningId.parse(opening),
    candidate: CandidateId.parse(candidate),
    round: RoundId.parse("interview"),
    kit: kitId(aKit()),
    rev: 1,
    prev: null,
    startedAt: instant(noon - 3_600_000),
    submittedAt: instant(),
    ratings: Object.fromEntries(
      Object.entries(scores ?? { delivery: 4, judgement: 3 }).map(([item, score]) => [
        item,
        aRating(score, `Seen in ${item}.`),
      ]),
    ),
    gates: { [GateId.parse("typescript")]: "shown" },
    takeaways: "",
    recommendation: "yes",
    salt,
    ...body,
  };
  return {
    id: cardId(panelist, card),
    kind: "scorecard",
    author: panelist,
    version: version ?? at(noon, author),
    body: card,
  };
}

/** The same panelist's next revision of a card. */
export function correctedCard(
  card: ScorecardRecord,
  body: Partial<Scorecard> = {},
  version?: Version,
): ScorecardRecord {
  return scorecardRecord({
    author: card.author,
    opening: card.body.opening,
    candidate: card.body.candidate,
    body: { ...card.body, rev: card.body.rev + 1, prev: card.id, ...body },
    version: version ?? at(card.version[0] + 60_000, card.version[2]),
  });
}

export function waiverRecord(
  id: string,
  opening: string,
  candidate: string,
  without: string,
): WaiverRecord {
  const body = {
    opening: OpeningId.parse(opening),
    candidate: CandidateId.parse(candidate),
    round: RoundId.parse("interview"),
    without: PanelistId.parse(without),
    reason: "Off sick",
  };
  return { id, kind: "waiver", author: "needle", version: at(), body };
}

/** That a candidate's cards were opened for somebody at an instant, in ms. */
/** `author` should not score a candidate, by their own word; `null`: not any more. */
export function recusalRecord(
  author: string,
  candidate: string,
  changes: Partial<Recusal> = {},
  version: Version = at(),
): RecusalRecord {
  const body: Recusal = {
    opening: OpeningId.parse("berlin"),
    candidate: CandidateId.parse(candidate),
    panelist: PanelistId.parse(author),
    why: "personal",
    ...changes,
  };
  const id = recusalId(body);
  return { id, kind: "recusal", author: PanelistId.parse(author), version, body };
}

export function openedRecord(panelist: string, candidate: string, when = noon): OpenedRecord {
  const body = {
    opening: OpeningId.parse("berlin"),
    candidate: CandidateId.parse(candidate),
    panelist: PanelistId.parse(panelist),
    at: instant(when),
  };
  const { panelist: author } = body;
  return { id: openedId(body), kind: "opened", author, version: at(when), body };
}

/** A second look at an item of a card; the record's author is whoever scores on the device. */
export function reratingRecord(
  id: string,
  card: ScorecardRecord,
  to: Rerating["to"],
  version: Version = at(),
  item = "delivery",
): ReratingRecord {
  const score = card.body.ratings[ItemId.parse(item)]?.score ?? "not observed";
  const body: Rerating = {
    opening: card.body.opening,
    candidate: card.body.candidate,
    card: card.id,
    panelist: card.author,
    item: ItemId.parse(item),
    from: score === "unrated" ? "not observed" : score,
    to,
    reason: "Heard more",
    at: instant(version[0]),
  };
  return { id, kind: "rerating", author: card.author, version, body };
}

export function markRecord(
  candidate: string,
  what: MeetingMark["what"],
  {
    item = "delivery",
    panelist,
    kit,
    on = true,
  }: { item?: string; panelist?: string; kit?: KitId; on?: boolean } = {},
  version: Version = at(),
): MarkRecord {
  const body: MeetingMark = {
    opening: OpeningId.parse("berlin"),
    candidate: CandidateId.parse(candidate),
    item: ItemId.parse(item),
    what,
    panelist: panelist === undefined ? null : PanelistId.parse(panelist),
    on,
    ...(kit !== undefined && { kit }),
  };
  return { id: meetingMarkId(body), kind: "mark", author: "needle", version, body };
}

/** The panel has reviewed every item of every candidate among these records. */
export function reviewedMarks(records: readonly SharedRecord[]): MarkRecord[] {
  const items = liveOf(records, "kit").flatMap(({ body }) => body.items);
  return liveOf(records, "candidate").flatMap(({ id, body: { opening } }) =>
    items.map(({ id: item }): MarkRecord => {
      const mark = markRecord(id, "reviewed", { item });
      const body: MeetingMark = { ...mark.body, opening };
      return { ...mark, id: meetingMarkId(body), body };
    }),
  );
}

export function decisionRecord(
  id: string,
  candidate: string,
  changes: Partial<Decision> = {},
  version: Version = at(),
): DecisionRecord {
  const body: Decision = {
    opening: OpeningId.parse("berlin"),
    candidate: CandidateId.parse(candidate),
    call: "hire",
    rationale: "Delivers and teaches.",
    composite: 3.5,
    against: [],
    dissent: [],
    at: instant(version[0]),
    ...changes,
  };
  return { id, kind: "decision", author: "needle", version, body };
}

export function planRecord(body: Plan, version: Version = at()): PlanRecord {
  return { id: planId(body), kind: "plan", author: "needle", version, body };
}

export function offerRecord(
  candidate: string,
  changes: Partial<PlanOf<"offer">> = {},
  version: Version = at(),
): PlanRecord {
  const ids = { opening: OpeningId.parse("berlin"), candidate: CandidateId.parse(candidate) };
  const body = { what: "offer" as const, ...ids, at: instant(), pay: 90_000, ...changes };
  return planRecord(body, version);
}

export function practiceRecord(
  panelist: string,
  scores: Record<string, Level>,
  version: Version = at(),
): PracticeRecord {
  const body = PracticeResult.parse({
    opening: "berlin",
    panelist,
    kit: kitRecord().id,
    case: "first",
    scores,
    at: instant(version[0]),
  });
  return {
    id: practiceId(body),
    kind: "practice",
    author: PanelistId.parse(panelist),
    version,
    body,
  };
}

export function samenessRecord(
  what: Sameness["what"],
  a: string,
  b: string,
  version: Version = at(),
): SamenessRecord {
  const body = { what, ids: [a, b].toSorted() } as unknown as Sameness;
  return { id: samenessId(body), kind: "sameness", author: "needle", version, body };
}

export function tombstoneOf(record: LiveRecord, version: Version = at(noon + 1)): Tombstone {
  if (record.kind === "kit") throw new Error("Kits are not erased.");
  return { id: record.id, kind: record.kind, author: "needle", version, deleted: true };
}

export function aDraft(
  author: string,
  opening: string,
  candidate: string,
  changes: Partial<Draft> = {},
): Draft {
  return {
    id: `${author}.${candidate}.interview`,
    panelist: PanelistId.parse(author),
    opening: OpeningId.parse(opening),
    candidate: CandidateId.parse(candidate),
    round: RoundId.parse("interview"),
    kit: kitId(aKit()),
    corrects: null,
    rev: 1,
    startedAt: instant(),
    changedAt: instant(),
    ratings: { [ItemId.parse("delivery")]: aRating(4, "Shipped it alone.") },
    gates: {},
    takeaways: "",
    recommendation: null,
    ...changes,
  };
}

export type PanelWish = {
  opening?: string;
  /** id → name */
  panelists?: Record<string, string>;
  candidates?: Record<string, string>;
  /** Who has handed in a card, on whom. All on all by default. */
  cards?: [author: string, candidate: string][];
  sample?: boolean;
};

/** A small search with everything it needs: kit, opening, people, cards. */
export function aPanel({
  opening = "berlin",
  panelists = { maya: "Maya Okafor", priya: "Priya Raman" },
  candidates = { sofia: "Sofia Lindqvist", tom: "Tom Becker" },
  cards,
  sample = false,
}: PanelWish = {}): SharedRecord[] {
  const everyone = Object.keys(panelists).flatMap((author) =>
    Object.keys(candidates).map((candidate): [string, string] => [author, candidate]),
  );
  const panel = Object.keys(panelists).map((id, index) =>
    aMember(id, index === 0 ? "lead" : "interviewer"),
  );
  return [
    kitRecord(),
    openingRecord(opening, { panel, sample }),
    ...Object.entries(panelists).map(([id, name]) => panelistRecord(id, name)),
    ...Object.entries(candidates).map(([id, name]) => candidateRecord(id, name, opening)),
    ...(cards ?? everyone).map(([author, candidate]) =>
      scorecardRecord({ author, opening, candidate }),
    ),
  ];
}

export function cardIdsIn(records: readonly SharedRecord[]): CardId[] {
  return records
    .filter((record) => record.kind === "scorecard")
    .map((record) => record.id as CardId);
}

/** A card of another system on Sofia. */
export function aForeignRow(changes: Partial<ForeignRow> = {}): ForeignRow {
  return {
    id: `greenhouse.${"a".repeat(64)}`,
    opening: OpeningId.parse("berlin"),
    candidate: CandidateId.parse("sofia"),
    source: "greenhouse",
    panelist: "Kate Austen",
    round: "On-site",
    submittedAt: instant(),
    recommendation: "yes",
    ratings: [
      {
        item: ItemId.parse("delivery"),
        title: "Delivery",
        score: 4,
        original: "yes",
        note: "Kate Austen asked twice",
      },
    ],
    takeaways: "Calm, exact.",
    answers: [],
    addedAt: instant(),
    ...changes,
  };
}
