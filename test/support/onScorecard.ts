import { screen } from "@testing-library/react";
import { mlEngineer } from "#domain/kit/mlEngineer.ts";
import { startQuickly } from "#storage/quickStart.ts";
import { openApp } from "./renderApp.tsx";

/** Maya, about to score Sofia Lindqvist on the built-in kit. */
export async function onScorecard() {
  const { opening, candidate } = await startQuickly({
    me: { name: "Maya" },
    candidate: "Sofia Lindqvist",
    kit: mlEngineer,
    today: "2026-11-22",
  });
  const path = `/openings/${opening}/score/${candidate}/interview`;
  const user = openApp(path);
  await screen.findByRole("radiogroup", { name: mlEngineer.items[0]?.title ?? "" });
  return { user, opening, candidate, path };
}
