import type { Draft } from "#domain/records/scorecard.ts";
import { plural } from "#domain/plural.ts";
import { selfCheck } from "#domain/scoring/selfCheck.ts";
import { earlierCards } from "./earlierCards.ts";
import type { CardSetting } from "./cardSetting.ts";
import css from "./Submit.module.css";

/** What the author of a card that could be submitted may want to look at again. */
export function SecondLook({
  setting: { panel, viewer, candidate, round, kit },
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
  const unmarked = kit.gates.filter(({ id }) => card.gates[id] === undefined);
  if (unmarked.length > 0)
    remarks.push(
      `${unmarked.length === kit.gates.length ? "No must-have skill is" : `${plural(unmarked.length, "must-have skill is", "must-have skills are")} not`} marked: the panel reads that as unknown.`,
    );
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
