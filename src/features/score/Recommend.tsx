import type { ItemId } from "#domain/id.ts";
import { recommendations, type Draft, type Recommendation } from "#domain/records/scorecard.ts";
import { lazily } from "#ui/lazily.tsx";
import { callNames } from "./callNames.ts";
import css from "./Recommend.module.css";

/** Told after the call alone. */
const OwnMean = lazily(async () => (await import("./OwnMean.tsx")).OwnMean);

/** The panelist's own call. Their mean is told after it, so that it does not make it. */
export function Recommend({
  card,
  items,
  onPick,
}: {
  card: Draft;
  items: readonly ItemId[];
  onPick: (call: Recommendation) => void;
}) {
  const call = card.recommendation;
  return (
    <fieldset className={css.recommend} id="recommendation">
      <legend>
        <h3>Recommendation</h3>
      </legend>
      <div className={css.calls}>
        {recommendations.map((one) => (
          <label
            key={one}
            className={one === "no decision" ? `${css.call} ${css.undecided}` : css.call}
          >
            <input
              type="radio"
              name="recommendation"
              checked={call === one}
              aria-label={callNames[one]}
              onChange={() => onPick(one)}
            />
            {callNames[one]}
          </label>
        ))}
      </div>
      {call !== null && <OwnMean card={card} items={items} />}
    </fieldset>
  );
}

export function focusRecommendation(): void {
  document.querySelector<HTMLInputElement>("#recommendation input")?.focus();
}
