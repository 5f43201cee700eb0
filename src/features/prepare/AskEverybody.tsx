import { useMemo } from "react";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { whatIsNext } from "#domain/panel/whatIsNext.ts";
import { Dialog } from "#ui/Dialog.tsx";
import { AskForCards } from "./AskForCards.tsx";

/** The roster's own dialog, over whatever page of the opening is in view. */
export function AskEverybody({
  panel,
  viewer,
  onClose,
}: {
  panel: Panel;
  viewer: Viewer;
  onClose: () => void;
}) {
  const lines = useMemo(
    () => whatIsNext(panel, viewer).filter(({ next }) => next.what === "ask"),
    [panel, viewer],
  );
  return (
    <Dialog title="Ask for missing cards" size="wide" onClose={onClose}>
      <AskForCards panel={panel} lines={lines} />
    </Dialog>
  );
}
