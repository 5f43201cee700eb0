import { useId } from "react";
import css from "./RatingScale.module.css";

export type ScaleStep<V extends number> = { value: V; name: string };

/** `row`: tiles with their names; `small`: bare tiles, beside a title; `list`: each with its anchor. */
type Layout = "row" | "small" | "list";
const layouts = {
  row: css.row,
  small: `${css.row} ${css.small}`,
  list: `${css.row} ${css.list}`,
} as const;

/** Radios drawn as tiles. The numeral always stands with the colour, and with its name. */
export function RatingScale<V extends number>({
  labelledBy,
  steps,
  anchors,
  layout = "row",
  isWhole = true,
  value,
  faded,
  onPick,
}: {
  labelledBy: string;
  steps: readonly ScaleStep<V>[];
  /** What earns each step, in their order. */
  anchors?: readonly string[];
  layout?: Layout;
  /** Whether a list keeps its anchors on a phone, where it is a row of tiles otherwise. */
  isWhole?: boolean;
  value: V | null;
  /** Shown but set aside, as when the item was not observed. */
  faded?: boolean;
  onPick: (value: V) => void;
}) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelledBy}
      data-whole={isWhole}
      className={faded === true ? `${layouts[layout]} ${css.faded}` : layouts[layout]}
    >
      {steps.map((step, at) => (
        <label key={step.value} className={css.level} data-level={step.value}>
          <input
            type="radio"
            name={name}
            checked={value === step.value}
            aria-label={`${step.value} ${step.name}`}
            aria-describedby={anchors?.[at] === undefined ? undefined : `${name}${step.value}`}
            onChange={() => onPick(step.value)}
          />
          <span className={css.tile}>
            <span className={css.numeral}>{step.value}</span>
            <span className={css.name}>{step.name}</span>
          </span>
          {anchors?.[at] !== undefined && (
            <span className={css.anchor} dir="auto">
              <b>{step.name}.</b> <span id={`${name}${step.value}`}>{anchors[at]}</span>
            </span>
          )}
        </label>
      ))}
    </div>
  );
}
