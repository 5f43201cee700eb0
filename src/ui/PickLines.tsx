import type { ReactNode } from "react";
import css from "./PickLines.module.css";

export type PickableLine = {
  key: string;
  text: ReactNode;
  /** A word on it, in brackets after the text. */
  aside: string | null;
  /** Chosen before, and not to be taken back here. */
  isFixed?: boolean;
};

/** Lines under a heading, to be chosen or left. */
export function PickLines({
  title,
  lines,
  chosen,
  onChange,
}: {
  title: string;
  lines: readonly PickableLine[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChange(next);
  };
  return (
    <fieldset className={css.lines}>
      <legend>
        <b>{title}</b>
      </legend>
      {lines.map(({ key, text, aside, isFixed = false }) => (
        <label key={key} className={css.line}>
          <input
            type="checkbox"
            checked={isFixed || chosen.has(key)}
            disabled={isFixed}
            onChange={() => toggle(key)}
          />
          <span dir="auto">
            {text} {aside !== null && <span className="small muted">({aside})</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
