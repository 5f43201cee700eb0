import type { CandidateId } from "#domain/id.ts";
import { levels, type Level } from "#domain/kit/kit.ts";
import type { PanelMember } from "#domain/panel/members.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { KeptScores } from "#domain/records/keptScores.ts";
import { isScoring } from "#domain/records/opening.ts";
import { isLevel, scoresOn } from "#domain/records/scorecard.ts";
import { cardsOnOwnKit } from "#domain/panel/counted.ts";
export type ScaleUse = { member: PanelMember; counts: Record<Level, number>; total: number };

/** How often each panelist gave each level, over the given candidates and what was kept of others. */
export function scaleUse(
  panel: Panel,
  candidates: readonly CandidateId[],
  kept: readonly KeptScores[] = [],
): ScaleUse[] {
  const cards = candidates.flatMap((candidate) => cardsOnOwnKit(panel, candidate).cards);
  return panel.members
    .filter(({ role }) => isScoring(role))
    .map((member) => {
      const own = cards
        .filter((card) => card.author === member.id)
        .flatMap(({ body }) => scoresOn(body.ratings))
        .filter(isLevel);
      const scores = [
        ...own,
        ...kept
          .flatMap((row) => row.cards)
          .filter(({ panelist }) => panel.resolve(panelist) === member.id)
          .flatMap((card) => Object.values(card.scores)),
      ];
      const counts = Object.fromEntries(
        levels.map((level) => [level, scores.filter((score) => score === level).length]),
      ) as Record<Level, number>;
      return { member, counts, total: scores.length };
    });
}
