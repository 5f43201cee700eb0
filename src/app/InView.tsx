import { useLayoutEffect } from "react";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { Draft } from "#domain/records/scorecard.ts";

type Props = { panel: Panel; viewer: Viewer; drafts: readonly Draft[] };

let current: Props | null = null;

/** The opening in view as its pages show it, for what stands outside of them. */
export function openingInView(): Props | null {
  return current;
}

export function InView(shown: Props) {
  useLayoutEffect(() => {
    current = shown;
    return () => {
      current = null;
    };
  });
  return null;
}
