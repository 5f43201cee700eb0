import { useLayoutEffect, useRef } from "react";
import type { ItemId } from "#domain/id.ts";
import type { Kit } from "#domain/kit/kit.ts";
import type { Missing } from "#domain/scoring/scoring.ts";
import { focusRecommendation } from "./Recommend.tsx";
import css from "./Submit.module.css";

/** What stands between a card and submitting it, each with the way there. */
export function MissingList({
  asked,
  kit,
  missing,
  onGoTo,
}: {
  asked: number;
  kit: Kit;
  missing: readonly Missing[];
  onGoTo: (item: ItemId, part: "scale" | "text") => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  // With each try, and not otherwise: the keyboard stays with whoever fills the gaps.
  useLayoutEffect(() => {
    if (asked > 0) list.current?.focus();
  }, [asked]);
  return (
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
