import { draftId, ratingOf, type CardPlace } from "./draft.ts";
import { hasOwnEvidence } from "#domain/records/evidence.ts";
import type { Role } from "#domain/records/opening.ts";
import type { CardId, GateId, ItemId, KitId, PanelId, PanelistId, SignalId } from "#domain/id.ts";
import {
  isLevel,
  mostRevisions,
  type Draft,
  type GateMark,
  type Rating,
  type Recommendation,
  type Scorecard,
} from "#domain/records/scorecard.ts";
import type { Format } from "#domain/records/format.ts";
import { wellFormed, type Instant } from "#domain/text.ts";

/** One draft per panelist, candidate and round, so that two tabs write to the same one. */
export function startDraft(place: CardPlace, kit: KitId, now: Instant): Draft {
  return {
    id: draftId(place),
    ...place,
    kit,
    corrects: null,
    rev: 1,
    startedAt: now,
    changedAt: now,
    ratings: {},
    gates: {},
    takeaways: "",
    recommendation: null,
  };
}

/** A correction starts from what was submitted; the submitted revision stays as it is. */
export function startCorrection(
  author: PanelistId,
  { id, body }: { id: CardId; body: Scorecard },
  now: Instant,
): Draft {
  const place = { ...body, panelist: author };
  return {
    ...startDraft(
      { panelist: author, opening: body.opening, candidate: body.candidate, round: body.round },
      body.kit,
      now,
    ),
    id: draftId(place),
    corrects: id,
    rev: Math.min(body.rev + 1, mostRevisions),
    startedAt: body.startedAt,
    ratings: body.ratings,
    gates: body.gates,
    takeaways: body.takeaways,
    recommendation: body.recommendation,
    ...(body.format && { format: body.format }),
  };
}

function withRating(draft: Draft, item: ItemId, change: Partial<Rating>): Draft {
  return {
    ...draft,
    ratings: { ...draft.ratings, [item]: { ...ratingOf(draft, item), ...change } },
  };
}

export function scoreItem(draft: Draft, item: ItemId, score: Rating["score"]): Draft {
  return withRating(draft, item, { score });
}

export function noteEvidence(draft: Draft, item: ItemId, typed: string, now: Instant): Draft {
  const evidence = wellFormed(typed);
  return withRating(draft, item, { evidence, notedAt: evidence.trim() === "" ? null : now });
}

export function toggleSignal(draft: Draft, item: ItemId, signal: SignalId): Draft {
  const { signals } = ratingOf(draft, item);
  return withRating(draft, item, {
    signals: signals.includes(signal)
      ? signals.filter((id) => id !== signal)
      : [...signals, signal],
  });
}

/** `null` makes the gate unknown again. */
export function markGate(draft: Draft, gate: GateId, mark: GateMark | null): Draft {
  const { [gate]: _, ...others } = draft.gates;
  return { ...draft, gates: mark === null ? others : { ...others, [gate]: mark } };
}

export function noteTakeaways(draft: Draft, takeaways: string): Draft {
  return { ...draft, takeaways: wellFormed(takeaways) };
}

/** `undefined`: as usual. */
export function changeFormat(draft: Draft, format: Format | undefined): Draft {
  const { format: _, ...rest } = draft;
  return format === undefined ? rest : { ...rest, format };
}

export function recommend(draft: Draft, recommendation: Recommendation): Draft {
  return { ...draft, recommendation };
}

/** 1, 2 and 5 are strong claims: each asks for at least a line of what was seen or heard. */
export function needsEvidence(score: Rating["score"]): boolean {
  return isLevel(score) && (score <= 2 || score === 5);
}

export function lacksEvidence(rating: Rating): boolean {
  return needsEvidence(rating.score) && !hasOwnEvidence(rating);
}

export type Missing =
  | { what: "score"; item: ItemId }
  | { what: "evidence"; item: ItemId; score: Rating["score"] }
  | { what: "recommendation" };

/** What stands between a draft and submitting it. `expected` are the items its round looks at. */
export function missingFrom(draft: Draft, expected: readonly ItemId[]): Missing[] {
  const unrated = expected
    .filter((item) => ratingOf(draft, item).score === "unrated")
    .map((item) => ({ what: "score", item }) as const);
  const bare = (Object.keys(draft.ratings) as ItemId[])
    .filter((item) => lacksEvidence(ratingOf(draft, item)))
    .map((item) => ({ what: "evidence", item, score: ratingOf(draft, item).score }) as const);
  const call = draft.recommendation === null ? [{ what: "recommendation" } as const] : [];
  return [...unrated, ...bare, ...call];
}

export type Submission = {
  now: Instant;
  salt: string;
  /** The author's part in the opening; `null` where it is not known. */
  role?: Role | null;
  sawOthers?: boolean;
  /** In a signed opening: whose it is, and for which panel. */
  signed?: { by: PanelistId; panel: PanelId };
};

/** The frozen card, or `null` while something is missing. */
export function submitted(
  draft: Draft,
  expected: readonly ItemId[],
  { now, salt, role = null, sawOthers = false, signed }: Submission,
): Scorecard | null {
  if (draft.recommendation === null || missingFrom(draft, expected).length > 0) return null;
  return {
    opening: draft.opening,
    candidate: draft.candidate,
    round: draft.round,
    kit: draft.kit,
    rev: draft.rev,
    prev: draft.corrects,
    startedAt: draft.startedAt,
    // A clock that was set back cannot put the end before the beginning.
    submittedAt: [now, draft.startedAt, draft.changedAt].toSorted().at(-1) ?? now,
    ratings: draft.ratings,
    gates: draft.gates,
    takeaways: draft.takeaways,
    recommendation: draft.recommendation,
    ...(draft.format && { format: draft.format }),
    ...(role !== null && { role }),
    ...(sawOthers && { sawOthers }),
    ...signed,
    salt,
  };
}
