import type { Draft } from "#domain/records/scorecard.ts";
import { selfCheck } from "#domain/scoring/selfCheck.ts";
import { earlierCards } from "./earlierCards.ts";
import type { CardSetting } from "./cardSetting.ts";
import css from "./Submit.module.css";

/** What the author of a card that could be submitted may want to look at again. */
export function SecondLook({
  setting: { panel, viewer, candidate, round },
  card,
}: {
  setting: CardSetting;
  card: Draft;
}) {
  const remarks = selfCheck({
    draft: card,
    expected: round.items,
    interviewAt: candidate.interviews[round.id] ?? null,
    now: new Date(viewer.now).toISOString(),
    earlier: earlierCards(panel, viewer.me, candidate.id),
  });
  if (remarks.length === 0) return null;
  return (
    <div className={css.checks}>
      <b>Before you submit, for you alone</b>
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
    </div>
  );
}
