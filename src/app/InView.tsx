import { useLayoutEffect } from "react";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import type { Draft } from "#domain/records/scorecard.ts";

export type OpeningShown = { panel: Panel; viewer: Viewer; drafts: readonly Draft[] };

let current: OpeningShown | null = null;

/** The opening in view as its pages show it, for what stands outside of them. */
export function openingInView(): OpeningShown | null {
  return current;
}

export function InView(shown: OpeningShown) {
  useLayoutEffect(() => {
    current = shown;
    return () => {
      current = null;
    };
  });
  return null;
}
