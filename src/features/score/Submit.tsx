import { useLayoutEffect, useRef } from "react";
import type { ItemId } from "#domain/id.ts";
import type { Draft } from "#domain/records/scorecard.ts";
import type { Missing } from "#domain/scoring/scoring.ts";
import { Button } from "#ui/Button.tsx";
import { lazily } from "#ui/lazily.tsx";
import { SheetSection } from "#ui/Sheet.tsx";
import { focusRecommendation } from "./Recommend.tsx";
import type { CardSetting } from "./cardSetting.ts";
import css from "./Submit.module.css";

/** For when all is filled in. */
const SecondLook = lazily(async () => (await import("./SecondLook.tsx")).SecondLook);

/** The way in for the card, what still stands in it, and what its author may want to look at again. */
export function Submit({
  setting,
  card,
  missing,
  asked,
  onSubmit,
  onGoTo,
}: {
  setting: CardSetting;
  card: Draft;
  missing: readonly Missing[];
  /** Submitting was tried: what is missing is listed. */
  asked: boolean;
  onSubmit: () => void;
  onGoTo: (item: ItemId, part: "scale" | "text") => void;
}) {
  const { kit } = setting;
  const list = useRef<HTMLDivElement>(null);
  const isListed = asked && missing.length > 0;
  // Once, and as it appears: from then on the keyboard stays with whoever fills the gaps.
  useLayoutEffect(() => {
    if (isListed) list.current?.focus();
  }, [isListed]);
  return (
    <SheetSection label="Submit">
      {missing.length === 0 && <SecondLook setting={setting} card={card} />}
      {isListed && (
        <div ref={list} className={css.missing} role="alert" tabIndex={-1}>
          <b>Not submitted yet. Missing:</b>
          <ul>
            {missing.map((gap) => (
              <li key={gap.what === "recommendation" ? gap.what : `${gap.what} ${gap.item}`}>
                <button type="button" onClick={() => goTo(gap, onGoTo)}>
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
      <p className="small muted">Then it is locked. Changes in calibration stand beside it.</p>
    </SheetSection>
  );
}

function goTo(gap: Missing, onGoTo: (item: ItemId, part: "scale" | "text") => void): void {
  switch (gap.what) {
    case "score":
      return onGoTo(gap.item, "scale");
    case "evidence":
      return onGoTo(gap.item, "text");
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
