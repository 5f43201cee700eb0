import { useId } from "react";
import css from "./RatingScale.module.css";

export type ScaleStep<V extends number> = { value: V; name: string };

/** Radios drawn as tiles. The numeral always stands with the colour, and with its name. */
export function RatingScale<V extends number>({
  labelledBy,
  describedBy,
  steps,
  value,
  faded,
  onPick,
  onPoint,
}: {
  labelledBy: string;
  describedBy?: string;
  steps: readonly ScaleStep<V>[];
  value: V | null;
  /** Shown but set aside, as when the item was not observed. */
  faded?: boolean;
  onPick: (value: V) => void;
  /** The level under the pointer or in focus; `null` when it leaves. */
  onPoint?: (value: V | null) => void;
}) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className={faded === true ? `${css.scale} ${css.faded}` : css.scale}
      onPointerLeave={() => onPoint?.(null)}
    >
      {steps.map((step) => (
        <label
          key={step.value}
          className={css.level}
          data-level={step.value}
          // Not on entering: a page that scrolls by key brings a tile under a pointer nobody moved.
          onPointerMove={(event) => event.pointerType === "mouse" && onPoint?.(step.value)}
        >
          <input
            type="radio"
            name={name}
            checked={value === step.value}
            aria-label={`${step.value} ${step.name}`}
            onChange={() => onPick(step.value)}
            onFocus={() => onPoint?.(step.value)}
            onBlur={() => onPoint?.(null)}
          />
          <span className={css.numeral}>{step.value}</span>
          <span className={css.name}>{step.name}</span>
        </label>
      ))}
    </div>
  );
}
