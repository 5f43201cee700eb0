import type { Suggestion } from "#domain/records/samenessSuggestions.ts";
import type { SuggestionTold } from "#exchange/preview.ts";
import { Button } from "#ui/Button.tsx";
import { metInWords } from "#exchange/metInWords.ts";
import { dayInWords } from "#ui/dates.ts";
import css from "./Share.module.css";

const linkWords = {
  opening: "One opening",
  candidate: "One candidate",
  panelist: "One panelist",
} as const;

/**
 * What was started apart and may be the same. Nothing is ticked beforehand: two people of one name are
 * two until somebody who met them says otherwise.
 */
export function Suggestions({
  suggestions,
  chosen,
  onChoose,
}: {
  suggestions: readonly SuggestionTold[];
  chosen: readonly Suggestion[];
  onChoose: (chosen: readonly Suggestion[]) => void;
}) {
  return (
    <section className="card stack" aria-labelledby="links">
      <div>
        <h2 id="links">Put together</h2>
        <p className="small muted">
          These were started apart and may be the same. Tick what is; cards are never rewritten for
          it, and it can be undone in Settings.
        </p>
      </div>
      {suggestions.length > 1 && (
        <div>
          <Button
            size="small"
            onClick={() => onChoose(suggestions.map(({ suggestion }) => suggestion))}
          >
            Tick all {suggestions.length}
          </Button>
        </div>
      )}
      {suggestions.map(({ suggestion, met }) => (
        <div key={suggestion.ids.join(" ")}>
          <label className={css.check}>
            <input
              type="checkbox"
              checked={chosen.includes(suggestion)}
              onChange={(event) =>
                onChoose(
                  event.currentTarget.checked
                    ? [...chosen, suggestion]
                    : chosen.filter((one) => one !== suggestion),
                )
              }
            />
            <span>
              <b>{linkWords[suggestion.what]}:</b> <bdi>{suggestion.names[0]}</bdi> and{" "}
              <bdi>{suggestion.names[1]}</bdi>. <span className="muted">{suggestion.why}</span>
            </span>
          </label>
          {suggestion.what !== "opening" && (
            <p className={`${css.answer} small muted`}>
              {metInWords(suggestion.names, met, dayInWords)}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
