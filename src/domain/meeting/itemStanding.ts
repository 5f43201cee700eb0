import { mean } from "#domain/statistics/vector.ts";
import type { CandidateId } from "#domain/id.ts";
import type { Item } from "#domain/kit/kit.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { isLevel } from "#domain/records/scorecard.ts";
import { beforeAndAfter, type ScoreShift } from "./beforeAndAfter.ts";
import { isShown } from "./reviewed.ts";

/** Where the panel stands on one item. */
export type ItemStanding = {
  item: Item;
  /** Of everybody who answered it; where the new scores are not shown yet, nobody has moved. */
  shifts: Pick<ScoreShift, "member" | "card" | "from" | "to">[];
  /** In score points: the mean over panelists, of whom one with two cards counts once. */
  mean: number | null;
  /** Scores it rests on. */
  scores: number;
  /** Panelists who scored it, and who answered at all. */
  scored: number;
  answered: number;
};

/** The kit's items in its order: as submitted, or after what the talk changed and the panel has shown. */
export function itemStandings(
  panel: Panel,
  candidate: CandidateId,
  when: "before" | "after",
): ItemStanding[] {
  return (panel.kit?.items ?? []).map((item) => {
    const counts = when === "after" && isShown(panel, candidate, item.id);
    const shifts = beforeAndAfter(panel, candidate, item.id).map(({ member, card, from, to }) => ({
      member,
      card,
      from,
      to: counts ? to : from,
    }));
    const byPanelist = new Map<string, number[]>();
    for (const { member, to } of shifts)
      if (isLevel(to)) byPanelist.set(member.id, [...(byPanelist.get(member.id) ?? []), to]);
    return {
      item,
      shifts,
      mean: byPanelist.size === 0 ? null : mean([...byPanelist.values()].map(mean)),
      scores: [...byPanelist.values()].flat().length,
      scored: byPanelist.size,
      answered: new Set(shifts.map(({ member }) => member.id)).size,
    };
  });
}

/** Who moved and who did not see it: “Priya Nair up 1, Jonas Keller down 1; Maya Okafor not observed”. */
export function movesInWords({ shifts }: ItemStanding): string {
  const moved = shifts.filter(({ from, to }) => from !== to).map(moveInWords);
  const unseen = shifts.filter(({ from, to }) => from === to && to === "not observed");
  return [
    moved.length === 0 ? "nobody moved" : moved.join(", "),
    ...(unseen.length === 0
      ? []
      : [`${unseen.map(({ member }) => member.name).join(", ")} not observed`]),
  ].join("; ");
}

function moveInWords({ member, from, to }: ItemStanding["shifts"][number]): string {
  if (!isLevel(to)) return `${member.name} to not observed`;
  if (!isLevel(from)) return `${member.name} to ${to}`;
  return `${member.name} ${to > from ? "up" : "down"} ${Math.abs(to - from)}`;
}
