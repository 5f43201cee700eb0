import { initialsOf } from "#domain/records/panelist.ts";
import type { Level } from "#domain/kit/kit.ts";
import css from "./PersonMark.module.css";

/** Somebody on the scale: where they stand, where they stood before, or that they saw nothing of it. */
export function PersonMark({ name, look }: { name: string; look: Level | "none" | "before" }) {
  return (
    <span className={css.mark} data-level={look} title={name}>
      {initialsOf(name)}
    </span>
  );
}
