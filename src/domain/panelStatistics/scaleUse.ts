import type { CandidateId } from "#domain/id.ts";
import { levels, type Level } from "#domain/kit/kit.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isScoring } from "#domain/records/opening.ts";
import { isLevel, scoresOn } from "#domain/records/scorecard.ts";
import { cardsOnOwnKit } from "#domain/panel/counted.ts";
export type ScaleUse = { member: PanelMember; counts: Record<Level, number>; total: number };

/** How often each panelist gave each level, over the given candidates. */
export function scaleUse(panel: Panel, candidates: readonly CandidateId[]): ScaleUse[] {
  const cards = candidates.flatMap((candidate) => cardsOnOwnKit(panel, candidate).cards);
  return panel.members
    .filter(({ role }) => isScoring(role))
    .map((member) => {
      const scores = cards
        .filter((card) => card.author === member.id)
        .flatMap(({ body }) => scoresOn(body.ratings))
        .filter(isLevel);
      const counts = Object.fromEntries(
        levels.map((level) => [level, scores.filter((score) => score === level).length]),
      ) as Record<Level, number>;
      return { member, counts, total: scores.length };
    });
}
