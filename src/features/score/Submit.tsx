import { useLayoutEffect, useRef } from "react";
import type { ItemId } from "#domain/id.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import type { Missing } from "#domain/scoring/scoring.ts";
import { selfCheck } from "#domain/scoring/selfCheck.ts";
import { Button } from "#ui/Button.tsx";
import { SheetSection } from "#ui/Sheet.tsx";
import { focusItem, focusText } from "#ui/useItems.ts";
import { earlierCards } from "./earlierCards.ts";
import { focusRecommendation } from "./Recommend.tsx";
import type { CardSetting } from "./cardSetting.ts";
import css from "./Submit.module.css";

/** The way in for the card, what still stands in it, and what its author may want to look at again. */
export function Submit({
  setting: { panel, viewer, candidate, kit, round },
  card,
  missing,
  asked,
  onSubmit,
}: {
  setting: CardSetting;
  card: Draft;
  missing: readonly Missing[];
  /** Submitting was tried: what is missing is listed. */
  asked: boolean;
  onSubmit: () => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const isListed = asked && missing.length > 0;
  // Once, and as it appears: from then on the keyboard stays with whoever fills the gaps.
  useLayoutEffect(() => {
    if (isListed) list.current?.focus();
  }, [isListed]);
  const remarks =
    missing.length === 0
      ? selfCheck({
          draft: card,
          expected: round.items,
          interviewAt: candidate.interviews[round.id] ?? null,
          now: new Date(viewer.now).toISOString(),
          earlier: earlierCards(panel, viewer.me, candidate.id),
        })
      : [];
  return (
    <SheetSection label="Submit">
      {remarks.length > 0 && (
        <div className={css.checks}>
          <b>Before you submit, for you alone</b>
          {remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </div>
      )}
      {isListed && (
        <div ref={list} className={css.missing} role="alert" tabIndex={-1}>
          <b>Not submitted yet. Missing:</b>
          <ul>
            {missing.map((gap) => (
              <li key={gap.what === "recommendation" ? gap.what : `${gap.what} ${gap.item}`}>
                <button type="button" onClick={() => goTo(gap)}>
                  {missingInWords(
                    gap,
                    (item) => kit.items.find(({ id }) => id === item)?.title ?? "an item",
                  )}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Button look="primary" size="wide" onClick={onSubmit}>
        Submit scorecard
      </Button>
      <p className="small muted">
        After this it is locked. Changes in calibration are kept beside the original.
      </p>
    </SheetSection>
  );
}

function goTo(gap: Missing): void {
  switch (gap.what) {
    case "score":
      return focusItem(gap.item);
    case "evidence":
      return focusText(gap.item);
    case "recommendation":
      return focusRecommendation();
  }
}

function missingInWords(gap: Missing, titleOf: (item: ItemId) => string): string {
  switch (gap.what) {
    case "score":
      return `${titleOf(gap.item)}: a score, or not observed`;
    case "evidence":
      return `${titleOf(gap.item)}: a line of evidence for the ${gap.score}`;
    case "recommendation":
      return "Your recommendation";
  }
}
