import type { PanelistId } from "#domain/id.ts";
import type { PanelCandidate } from "#domain/panel/candidates.ts";
import type { Panel } from "#domain/panel/panel.ts";
import { plural } from "#domain/plural.ts";
import type { HeldHere } from "./accessPackOf.ts";

/** What a pack lacks, and why: in sentences, for whoever gets it. */
export function leftOutOf(
  {
    panel,
    candidate,
    isOpen,
    maySee,
  }: {
    panel: Panel;
    candidate: PanelCandidate;
    isOpen: boolean;
    maySee: (author: PanelistId) => boolean;
  },
  { revisions, notes, ofOthers }: HeldHere,
  { withNotes }: { withNotes: boolean },
): string[] {
  const closed = revisions.filter(({ author }) => !maySee(author)).length;
  const decisions = panel.meeting.decisionsOn(candidate.id).length;
  const readable = panel.readOn(candidate.id);
  const sealed = (panel.sealing?.on(candidate.id).cards ?? []).filter(
    ({ record }) => !readable.has(record.id),
  ).length;
  return [
    ...(closed > 0
      ? [
          `${plural(closed, "card")} of other panelists, closed to whoever made this until their own is in. The lead can make a whole one once all are.`,
        ]
      : []),
    ...(!isOpen && decisions > 0 ? ["What was decided and offered, for the same reason."] : []),
    ...(sealed > 0
      ? [`${plural(sealed, "sealed card")} that nobody can read until all expected cards are in.`]
      : []),
    ...(!withNotes && notes.length > 0
      ? [`${plural(notes.length, "private note")} of whoever made this, on their wish.`]
      : []),
    ...(ofOthers > 0
      ? [
          `${plural(ofOthers, "draft or private note", "drafts and private notes")} of others who score on the same device: they alone read those.`,
        ]
      : []),
    "What other people’s devices hold for themselves: drafts, private notes and letters of theirs. Each of them can make a pack of their own.",
    "Files made before: exports, prints, backups, copies in other systems.",
  ];
}
