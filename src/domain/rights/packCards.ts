import { receiptOf } from "#domain/hash.ts";
import type { GateId, ItemId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import { formatInWords } from "#domain/records/format.ts";
import { evidenceOf } from "#domain/records/evidence.ts";
import { hashOf, type Draft, type Rating, type Scorecard } from "#domain/records/scorecard.ts";
import type { CardId, RoundId } from "#domain/id.ts";
import type { PackCard } from "./accessPack.ts";

type About = {
  panelist: string;
  role: string;
  kit: Kit | undefined;
  roundTitle: (round: RoundId) => string;
};

/** A submitted revision, whole. */
export function packedCard(id: CardId, body: Scorecard, about: About, leftOut: string): PackCard {
  return {
    ...packed(body, about),
    submittedAt: body.submittedAt,
    receipt: receiptOf(hashOf(id)),
    leftOut,
  };
}

/** What somebody is still writing. */
export function packedDraft(draft: Draft, about: About): PackCard {
  return { ...packed(draft, about), submittedAt: null, receipt: null, leftOut: "not handed in" };
}

function packed(body: Scorecard | Draft, { panelist, role, kit, roundTitle }: About) {
  const items = new Map(kit?.items.map((item) => [item.id, item]));
  const signals = new Map(kit?.signals.map(({ id, title }) => [id, title]));
  const gates = new Map(kit?.gates.map(({ id, title }) => [id, title]));
  return {
    panelist,
    role,
    round: roundTitle(body.round),
    revision: body.rev,
    recommendation: body.recommendation,
    takeaways: body.takeaways,
    items: Object.entries<Rating>(body.ratings).map(([id, rating]) => {
      const item = items.get(id as ItemId);
      return {
        item: item?.title ?? id,
        score: rating.score,
        evidence: evidenceOf(rating),
        signals: rating.signals.map((signal) => signals.get(signal) ?? signal),
        asked: (rating.asked ?? []).map(({ question, how }) => ({
          question: item?.questions[question]?.text ?? `Question ${question + 1}`,
          how,
        })),
      };
    }),
    mustHaves: Object.entries(body.gates).map(([id, mark]) => ({
      skill: gates.get(id as GateId) ?? id,
      mark,
    })),
    formatChanged: formatInWords([body.format]),
  };
}
