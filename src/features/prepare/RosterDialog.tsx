import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { NextLine } from "#domain/panel/whatIsNext.ts";
import { Dialog } from "#ui/Dialog.tsx";
import { AddCandidates } from "./AddCandidates.tsx";
import { AskForCards } from "./AskForCards.tsx";
import { CandidateForm } from "./CandidateForm.tsx";

/** What opens over the roster, fetched with the first of it. */
export type RosterAsk =
  | { what: "add" }
  | { what: "edit"; candidate: PanelCandidate }
  | { what: "ask"; lines: readonly NextLine[] };

export function RosterDialog({
  panel,
  shown,
  onClose,
}: {
  panel: Panel;
  shown: RosterAsk;
  onClose: () => void;
}) {
  switch (shown.what) {
    case "add":
      return (
        <Dialog title="Add candidates" onClose={onClose}>
          <AddCandidates panel={panel} onDone={onClose} />
        </Dialog>
      );
    case "edit":
      return (
        <Dialog title={shown.candidate.name} onClose={onClose}>
          <CandidateForm panel={panel} candidate={shown.candidate} onDone={onClose} />
        </Dialog>
      );
    case "ask":
      return (
        <Dialog title="Ask for missing cards" size="wide" onClose={onClose}>
          <AskForCards panel={panel} lines={shown.lines} />
        </Dialog>
      );
  }
}
